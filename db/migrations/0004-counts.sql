-- Counts that are kept with every write, so that a window over a million incidents is counted in milliseconds. What
-- the dashboard adds up stands here once for each incident, and in sums by day, by third of a month, by quarter and by year.

-- All that counting asks of an attribution, so that its row need not be read.
drop index attribution_of_incident;
drop index attribution_by_actor;
create index attribution_of_incident on attribution (incident_id, role, basis, actor_id, removed_at);
create index attribution_by_actor on attribution (actor_id, incident_id, role, basis, removed_at);

create index incident_by_country on incident (country, id, removed_at);

-- The actor that a merged one is now.
create table merged_actor (
  actor_id integer primary key,
  into_id integer not null
) strict;

-- Every actor that a merged one leads to, step by step; never more steps than merges, so that a circle ends too.
create view merge_way as
  with recursive way (actor_id, via_id, step) as (
    select id, merged_into, 1 from actor where merged_into is not null
    union all
    select way.actor_id, actor.merged_into, way.step + 1 from way join actor on actor.id = way.via_id
      where actor.merged_into is not null and way.step < (select count(*) from actor where merged_into is not null)
  )
  select actor_id, via_id, step from way;

create index actor_merged on actor (merged_into) where merged_into is not null;
create view follow_merges as select null as now;
create trigger merges_followed instead of insert on follow_merges begin
  delete from merged_actor;
  insert into merged_actor (actor_id, into_id)
    select actor_id, via_id from (select actor_id, via_id, max(step) from merge_way group by actor_id);
end;
insert into follow_merges values (1);

-- One incident as it is counted: its days; the days of the shortest unit of a calendar that it is known to (0: longer
-- than a year); and what it adds to sums, best for low and low for best where one is missing.
create table counted (
  incident_id integer primary key,
  began text not null,
  ended text not null,
  within integer not null,
  removed integer not null,
  incidents integer not null, claimed integer not null, disputed integer not null, killed_low integer not null,
  killed_best integer not null, killed_high integer not null, killed_unknown integer not null,
  civilians_low integer not null, civilians_best integer not null, civilians_high integer not null,
  civilians_unknown integer not null
) strict;
-- What lasted into a day: none of those that began longer before than the longest lasts.
create index counted_lasting on counted (began, ended) where ended > began;
create index counted_length on counted (julianday(ended) - julianday(began)) where ended > began;
create index counted_began on counted (began, incident_id);

-- One actor in one incident, however many attributions say so, and what that adds to sums; a denial alone is no incident.
create table tie (
  incident_id integer not null,
  actor_id integer not null,
  began text not null,
  removed integer not null,
  incidents integer not null, perpetrator integer not null, target integer not null, participant integer not null,
  reported integer not null, claimed integer not null, blamed integer not null, denied integer not null,
  killed_best integer not null, killed_unknown integer not null,
  primary key (incident_id, actor_id)
) strict, without rowid;
-- All of it again by actor, so that counting over many incidents need not sort.
create index tie_of_actor on tie (actor_id, began, removed,
  incidents, perpetrator, target, participant, reported, claimed, blamed, denied, killed_best, killed_unknown);

-- What the incidents of a day come to, by how exactly they are known.
create table day_tally (
  began text not null,
  within integer not null,
  incidents integer not null, claimed integer not null, disputed integer not null, killed_low integer not null,
  killed_best integer not null, killed_high integer not null, killed_unknown integer not null,
  civilians_low integer not null, civilians_best integer not null, civilians_high integer not null,
  civilians_unknown integer not null,
  primary key (began, within)
) strict, without rowid;

-- What an actor's incidents of a third of a month, of a quarter or of a year come to.
create table count_unit (unit text primary key) strict, without rowid;
insert into count_unit values ('third'), ('quarter'), ('year');
create table actor_tally (
  unit text not null references count_unit (unit),
  began text not null,
  actor_id integer not null,
  incidents integer not null, perpetrator integer not null, target integer not null, participant integer not null,
  reported integer not null, claimed integer not null, blamed integer not null, denied integer not null,
  killed_best integer not null, killed_unknown integer not null,
  primary key (unit, began, actor_id)
) strict, without rowid;

-- The incidents that are being counted, and what is to be counted of each and of each actor in it.
create table counting_now (incident_id integer primary key) strict;
create view counting as
  select id as incident_id, substr(occurred_from, 1, 10) as began, substr(occurred_until, 1, 10) as ended,
    case when days = 1 then 1 when days <= 7 then 7 when days <= 31 then 31 when days <= 92 then 92 when days <= 366 then 366
      else 0 end as within,
    removed_at is not null as removed, 1 as incidents,
    exists (select 1 from attribution where attribution.incident_id = incident.id
      and basis = 'claimed' and attribution.removed_at is null) as claimed,
    coalesce(verdict, evidence) = 'disputed' as disputed,
    coalesce(killed_low, killed_best, 0) as killed_low, coalesce(killed_best, killed_low, 0) as killed_best,
    case when killed_unknown then 0 else coalesce(killed_high, killed_best, killed_low) end as killed_high, killed_unknown,
    coalesce(civilians_low, civilians_best, 0) as civilians_low, coalesce(civilians_best, civilians_low, 0) as civilians_best,
    case when civilians_unknown then 0 else coalesce(civilians_high, civilians_best, civilians_low) end as civilians_high,
    civilians_unknown
  from (select incident.*, coalesce(killed_best, killed_low) is null as killed_unknown,
    coalesce(civilians_best, civilians_low) is null as civilians_unknown,
    max(julianday(substr(occurred_until, 1, 10)) - julianday(substr(occurred_from, 1, 10)) + 1,
      case date_precision when 'about' then 7 else 1 end) as days
    from counting_now cross join incident on incident.id = counting_now.incident_id) as incident;
create view tying as
  select *, incidents * killed_of_all as killed_best, incidents * unknown_of_all as killed_unknown from (
    select attribution.incident_id, coalesce(merged_actor.into_id, attribution.actor_id) as actor_id,
      substr(incident.occurred_from, 1, 10) as began, incident.removed_at is not null as removed,
      max(basis <> 'denied') as incidents,
      max(role = 'perpetrator' and basis <> 'denied') as perpetrator,
      max(role = 'target' and basis <> 'denied') as target,
      max(role = 'participant' and basis <> 'denied') as participant,
      max(role = 'perpetrator' and basis = 'reported') as reported,
      max(basis = 'claimed') as claimed, max(basis = 'blamed') as blamed, max(basis = 'denied') as denied,
      coalesce(incident.killed_best, incident.killed_low, 0) as killed_of_all,
      coalesce(incident.killed_best, incident.killed_low) is null as unknown_of_all
    from counting_now cross join incident on incident.id = counting_now.incident_id
      cross join attribution on attribution.incident_id = incident.id
      left join merged_actor on merged_actor.actor_id = attribution.actor_id
    where attribution.removed_at is null
    group by attribution.incident_id, coalesce(merged_actor.into_id, attribution.actor_id)
  );

-- The sums that the ties of the incidents being counted belong to.
create view tie_unit as
  select tie.*, unit, case unit
    when 'third' then substr(began, 1, 8) || case when substr(began, 9) < '11' then '01' when substr(began, 9) < '21' then '11' else '21' end
    when 'quarter' then substr(began, 1, 5) || case when substr(began, 6) < '04' then '01-01' when substr(began, 6) < '07' then '04-01'
      when substr(began, 6) < '10' then '07-01' else '10-01' end
    else substr(began, 1, 4) || '-01-01' end as start
  from counting_now cross join tie on tie.incident_id = counting_now.incident_id cross join count_unit
  where not removed;

-- Adds what is counted of them to the sums (1), or takes it away from them (-1).
create view tally as select null as sign;
create trigger tallied instead of insert on tally begin
  insert into day_tally (began, within,
      incidents, claimed, disputed, killed_low, killed_best, killed_high, killed_unknown, civilians_low,
      civilians_best, civilians_high, civilians_unknown)
    select began, within,
      new.sign * sum(incidents), new.sign * sum(claimed), new.sign * sum(disputed), new.sign * sum(killed_low),
      new.sign * sum(killed_best), new.sign * sum(killed_high), new.sign * sum(killed_unknown),
      new.sign * sum(civilians_low), new.sign * sum(civilians_best), new.sign * sum(civilians_high),
      new.sign * sum(civilians_unknown)
    from counting_now cross join counted on counted.incident_id = counting_now.incident_id
    where not removed group by began, within
    on conflict do update set
      incidents = incidents + excluded.incidents, claimed = claimed + excluded.claimed,
      disputed = disputed + excluded.disputed, killed_low = killed_low + excluded.killed_low,
      killed_best = killed_best + excluded.killed_best, killed_high = killed_high + excluded.killed_high,
      killed_unknown = killed_unknown + excluded.killed_unknown,
      civilians_low = civilians_low + excluded.civilians_low,
      civilians_best = civilians_best + excluded.civilians_best,
      civilians_high = civilians_high + excluded.civilians_high,
      civilians_unknown = civilians_unknown + excluded.civilians_unknown;
  insert into actor_tally (unit, began, actor_id,
      incidents, perpetrator, target, participant, reported, claimed, blamed, denied, killed_best, killed_unknown)
    select unit, start, actor_id,
      new.sign * sum(incidents), new.sign * sum(perpetrator), new.sign * sum(target), new.sign * sum(participant),
      new.sign * sum(reported), new.sign * sum(claimed), new.sign * sum(blamed), new.sign * sum(denied),
      new.sign * sum(killed_best), new.sign * sum(killed_unknown)
    from tie_unit where true group by unit, start, actor_id
    on conflict do update set
      incidents = incidents + excluded.incidents, perpetrator = perpetrator + excluded.perpetrator,
      target = target + excluded.target, participant = participant + excluded.participant,
      reported = reported + excluded.reported, claimed = claimed + excluded.claimed,
      blamed = blamed + excluded.blamed, denied = denied + excluded.denied,
      killed_best = killed_best + excluded.killed_best, killed_unknown = killed_unknown + excluded.killed_unknown;
end;

-- Takes the incidents being counted out of the counts.
create view uncount as select null as now;
create trigger uncounted instead of insert on uncount begin
  insert into tally values (-1);
  delete from day_tally where incidents = 0 and (began, within) in
    (select began, within from counting_now cross join counted on counted.incident_id = counting_now.incident_id);
  delete from actor_tally where incidents = 0 and denied = 0 and (unit, began, actor_id) in
    (select unit, start, actor_id from tie_unit);
  delete from counted where incident_id in (select incident_id from counting_now);
  delete from tie where incident_id in (select incident_id from counting_now);
end;

-- Counts the incidents being counted anew.
create view count_anew as select null as now;
create trigger counted_anew instead of insert on count_anew begin
  insert into uncount values (1);
  insert into counted (incident_id, began, ended, within, removed,
      incidents, claimed, disputed, killed_low, killed_best, killed_high, killed_unknown, civilians_low,
      civilians_best, civilians_high, civilians_unknown) select incident_id, began, ended, within, removed,
      incidents, claimed, disputed, killed_low, killed_best, killed_high, killed_unknown, civilians_low,
      civilians_best, civilians_high, civilians_unknown from counting;
  insert into tie (incident_id, actor_id, began, removed,
      incidents, perpetrator, target, participant, reported, claimed, blamed, denied, killed_best, killed_unknown) select incident_id, actor_id, began, removed,
      incidents, perpetrator, target, participant, reported, claimed, blamed, denied, killed_best, killed_unknown from tying;
  insert into tally values (1);
  delete from counting_now;
end;

-- To be told a number is to count that incident anew: insert into recount values (number).
create view recount as select null as incident_id;
create trigger recounted instead of insert on recount begin
  insert into counting_now values (new.incident_id);
  insert into count_anew values (1);
end;

-- New incidents of an import wait here, and are counted many at a time: insert into count_waiting values (1).
create table waiting_to_count (incident_id integer primary key) strict;
create view count_waiting as select null as now;
create trigger waiting_counted instead of insert on count_waiting begin
  insert into counting_now select incident_id from waiting_to_count;
  insert into count_anew values (1);
  delete from waiting_to_count;
end;

-- What is about to be deleted with its import is taken out of the counts first: insert into uncount_batch values (number).
create view uncount_batch as select null as batch_id;
create trigger batch_uncounted instead of insert on uncount_batch begin
  insert into counting_now select id from incident where batch_id = new.batch_id;
  insert into uncount values (1);
  delete from counting_now;
end;

-- What counts an incident anew. One that is not counted yet is waiting, and counted once all of it is there.
create trigger incident_insert_count after insert on incident begin
  insert into waiting_to_count select new.id where (select importing from context);
  insert into recount select new.id where not (select importing from context);
end;
create trigger incident_update_count after update of occurred_from, occurred_until, date_precision, removed_at, verdict, evidence,
  killed_low, killed_best, killed_high, civilians_low, civilians_best, civilians_high on incident
  when exists (select 1 from counted where incident_id = old.id) begin
  insert into recount values (new.id);
end;
create trigger incident_delete_count after delete on incident
  when exists (select 1 from counted where incident_id = old.id) begin
  insert into counting_now values (old.id);
  insert into uncount values (1);
  delete from counting_now;
end;
create trigger attribution_insert_count after insert on attribution
  when exists (select 1 from counted where incident_id = new.incident_id) begin
  insert into recount values (new.incident_id);
end;
create trigger attribution_update_count after update of incident_id, actor_id, role, basis, removed_at on attribution begin
  insert into recount select incident_id from counted where incident_id in (old.incident_id, new.incident_id);
end;
create trigger attribution_delete_count after delete on attribution
  when exists (select 1 from counted where incident_id = old.incident_id) begin
  insert into recount values (old.incident_id);
end;
create trigger actor_merge_count after update of merged_into on actor when old.merged_into is not new.merged_into begin
  insert into follow_merges values (1);
  insert into recount select distinct incident_id from attribution
    where actor_id = new.id or actor_id in (select actor_id from merge_way where via_id = new.id);
end;
create trigger actor_insert_merged after insert on actor when new.merged_into is not null begin
  insert into follow_merges values (1);
end;
create trigger actor_delete_merged after delete on actor begin
  delete from merged_actor where actor_id = old.id;
end;

-- What is here already.
insert into waiting_to_count select id from incident;
insert into count_waiting values (1);
