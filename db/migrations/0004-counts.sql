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
insert into merged_actor (actor_id, into_id)
  select actor_id, via_id from (select actor_id, via_id, max(step) from merge_way group by actor_id);

-- One incident as it is counted: its days; the days of the shortest unit of a calendar that it is known to (none:
-- longer than a year); its figures, best for low and low for best where one is missing, null where both are.
create table counted (
  incident_id integer primary key,
  began text not null,
  ended text not null,
  within integer not null,
  removed integer not null,
  claimed integer not null,
  disputed integer not null,
  killed_low integer, killed_best integer, killed_high integer,
  civilians_low integer, civilians_best integer, civilians_high integer
) strict;
-- What lasted into a day: none of those that began longer before than the longest lasts.
create index counted_lasting on counted (began, ended) where ended > began;
create index counted_length on counted (julianday(ended) - julianday(began)) where ended > began;
create index counted_began on counted (began, incident_id);

-- One actor in one incident, however many attributions say so: whether anything but a denial ties it, and how.
create table tie (
  incident_id integer not null,
  actor_id integer not null,
  began text not null,
  removed integer not null,
  killed integer,
  tied integer not null,
  perpetrator integer not null,
  target integer not null,
  participant integer not null,
  reported integer not null,
  claimed integer not null,
  blamed integer not null,
  denied integer not null,
  primary key (incident_id, actor_id)
) strict, without rowid;
-- All of it again by actor, so that counting over many incidents need not sort.
create index tie_of_actor on tie (actor_id, began, removed, killed, tied, perpetrator, target, participant, reported,
  claimed, blamed, denied);

-- What the incidents of a day come to, by how exactly they are known.
create table day_tally (
  began text not null,
  within integer not null,
  incidents integer not null,
  claimed integer not null,
  disputed integer not null,
  killed_low integer not null, killed_best integer not null, killed_high integer not null, killed_unknown integer not null,
  civilians_low integer not null, civilians_best integer not null, civilians_high integer not null, civilians_unknown integer not null,
  primary key (began, within)
) strict, without rowid;

-- What an actor's incidents of a third of a month, of a quarter or of a year come to.
create table actor_tally (
  unit text not null check (unit in ('third', 'quarter', 'year')),
  began text not null,
  actor_id integer not null,
  incidents integer not null,
  perpetrator integer not null,
  target integer not null,
  participant integer not null,
  reported integer not null,
  claimed integer not null,
  blamed integer not null,
  denied integer not null,
  killed_best integer not null,
  killed_unknown integer not null,
  primary key (unit, began, actor_id)
) strict, without rowid;

-- The incidents that are being counted, and what is to be counted of each and of each actor in it.
create table counting_now (incident_id integer primary key) strict;
create view counting as
  select id as incident_id, substr(occurred_from, 1, 10) as began, substr(occurred_until, 1, 10) as ended,
    case when days = 1 then 1 when days <= 7 then 7 when days <= 31 then 31 when days <= 92 then 92 when days <= 366 then 366
      else 0 end as within,
    removed_at is not null as removed,
    exists (select 1 from attribution where attribution.incident_id = incident.id
      and basis = 'claimed' and attribution.removed_at is null) as claimed,
    coalesce(verdict, evidence) = 'disputed' as disputed,
    coalesce(killed_low, killed_best) as killed_low, coalesce(killed_best, killed_low) as killed_best,
    case when coalesce(killed_best, killed_low) is not null then coalesce(killed_high, killed_best, killed_low) end as killed_high,
    coalesce(civilians_low, civilians_best) as civilians_low, coalesce(civilians_best, civilians_low) as civilians_best,
    case when coalesce(civilians_best, civilians_low) is not null
      then coalesce(civilians_high, civilians_best, civilians_low) end as civilians_high
  from (select incident.*, max(julianday(substr(occurred_until, 1, 10)) - julianday(substr(occurred_from, 1, 10)) + 1,
    case date_precision when 'about' then 7 else 1 end) as days
    from counting_now cross join incident on incident.id = counting_now.incident_id) as incident;
create view tying as
  select attribution.incident_id, coalesce(merged_actor.into_id, attribution.actor_id) as actor_id,
    substr(incident.occurred_from, 1, 10) as began, incident.removed_at is not null as removed,
    coalesce(incident.killed_best, incident.killed_low) as killed,
    max(basis <> 'denied') as tied,
    max(role = 'perpetrator' and basis <> 'denied') as perpetrator,
    max(role = 'target' and basis <> 'denied') as target,
    max(role = 'participant' and basis <> 'denied') as participant,
    max(role = 'perpetrator' and basis = 'reported') as reported,
    max(basis = 'claimed') as claimed, max(basis = 'blamed') as blamed, max(basis = 'denied') as denied
  from counting_now cross join incident on incident.id = counting_now.incident_id
    cross join attribution on attribution.incident_id = incident.id
    left join merged_actor on merged_actor.actor_id = attribution.actor_id
  where attribution.removed_at is null
  group by attribution.incident_id, coalesce(merged_actor.into_id, attribution.actor_id);

-- Each counted incident adds to the sums and takes away from them again; many at a time are added up first.
alter table context add column counting_many integer not null default 0 check (counting_many in (0, 1));

create trigger counted_added after insert on counted when not new.removed and not (select counting_many from context) begin
  insert into day_tally (began, within,
      incidents, claimed, disputed, killed_low, killed_best, killed_high, killed_unknown, civilians_low,
      civilians_best, civilians_high, civilians_unknown) values (new.began, new.within,
      1, new.claimed, new.disputed, coalesce(new.killed_low, 0), coalesce(new.killed_best, 0),
      coalesce(new.killed_high, 0), new.killed_best is null, coalesce(new.civilians_low, 0),
      coalesce(new.civilians_best, 0), coalesce(new.civilians_high, 0), new.civilians_best is null)
    on conflict do update set
      incidents = incidents + excluded.incidents, claimed = claimed + excluded.claimed,
      disputed = disputed + excluded.disputed, killed_low = killed_low + excluded.killed_low,
      killed_best = killed_best + excluded.killed_best, killed_high = killed_high + excluded.killed_high,
      killed_unknown = killed_unknown + excluded.killed_unknown,
      civilians_low = civilians_low + excluded.civilians_low,
      civilians_best = civilians_best + excluded.civilians_best,
      civilians_high = civilians_high + excluded.civilians_high,
      civilians_unknown = civilians_unknown + excluded.civilians_unknown;
end;
create trigger counted_taken_away after delete on counted when not old.removed and not (select counting_many from context) begin
  update day_tally set
      incidents = incidents - 1, claimed = claimed - old.claimed, disputed = disputed - old.disputed,
      killed_low = killed_low - coalesce(old.killed_low, 0),
      killed_best = killed_best - coalesce(old.killed_best, 0),
      killed_high = killed_high - coalesce(old.killed_high, 0),
      killed_unknown = killed_unknown - (old.killed_best is null),
      civilians_low = civilians_low - coalesce(old.civilians_low, 0),
      civilians_best = civilians_best - coalesce(old.civilians_best, 0),
      civilians_high = civilians_high - coalesce(old.civilians_high, 0),
      civilians_unknown = civilians_unknown - (old.civilians_best is null)
    where began = old.began and within = old.within;
  delete from day_tally where began = old.began and within = old.within and incidents = 0;
end;
create trigger tie_added after insert on tie when not new.removed and not (select counting_many from context) begin
  insert into actor_tally (unit, began, actor_id,
      incidents, perpetrator, target, participant, reported, claimed, blamed, denied, killed_best, killed_unknown) values
    ('third', substr(new.began, 1, 8) || case when substr(new.began, 9) < '11' then '01' when substr(new.began, 9) < '21' then '11' else '21' end, new.actor_id,
      new.tied, new.perpetrator, new.target, new.participant, new.reported, new.claimed, new.blamed, new.denied,
      case when new.tied then coalesce(new.killed, 0) else 0 end, (new.tied and new.killed is null)),
    ('quarter', substr(new.began, 1, 5) || case when substr(new.began, 6) < '04' then '01-01' when substr(new.began, 6) < '07' then '04-01'
      when substr(new.began, 6) < '10' then '07-01' else '10-01' end, new.actor_id,
      new.tied, new.perpetrator, new.target, new.participant, new.reported, new.claimed, new.blamed, new.denied,
      case when new.tied then coalesce(new.killed, 0) else 0 end, (new.tied and new.killed is null)),
    ('year', substr(new.began, 1, 4) || '-01-01', new.actor_id,
      new.tied, new.perpetrator, new.target, new.participant, new.reported, new.claimed, new.blamed, new.denied,
      case when new.tied then coalesce(new.killed, 0) else 0 end, (new.tied and new.killed is null))
    on conflict do update set
      incidents = incidents + excluded.incidents, perpetrator = perpetrator + excluded.perpetrator,
      target = target + excluded.target, participant = participant + excluded.participant,
      reported = reported + excluded.reported, claimed = claimed + excluded.claimed,
      blamed = blamed + excluded.blamed, denied = denied + excluded.denied,
      killed_best = killed_best + excluded.killed_best, killed_unknown = killed_unknown + excluded.killed_unknown;
end;
create trigger tie_taken_away after delete on tie when not old.removed and not (select counting_many from context) begin
  update actor_tally set
      incidents = incidents - old.tied, perpetrator = perpetrator - old.perpetrator, target = target - old.target,
      participant = participant - old.participant, reported = reported - old.reported,
      claimed = claimed - old.claimed, blamed = blamed - old.blamed, denied = denied - old.denied,
      killed_best = killed_best - (case when old.tied then coalesce(old.killed, 0) else 0 end),
      killed_unknown = killed_unknown - ((old.tied and old.killed is null))
    where actor_id = old.actor_id and ((unit = 'third' and began = substr(old.began, 1, 8) || case when substr(old.began, 9) < '11' then '01' when substr(old.began, 9) < '21' then '11' else '21' end)
      or (unit = 'quarter' and began = substr(old.began, 1, 5) || case when substr(old.began, 6) < '04' then '01-01' when substr(old.began, 6) < '07' then '04-01'
      when substr(old.began, 6) < '10' then '07-01' else '10-01' end)
      or (unit = 'year' and began = substr(old.began, 1, 4) || '-01-01'));
  delete from actor_tally where actor_id = old.actor_id and incidents = 0 and denied = 0
    and ((unit = 'third' and began = substr(old.began, 1, 8) || case when substr(old.began, 9) < '11' then '01' when substr(old.began, 9) < '21' then '11' else '21' end)
      or (unit = 'quarter' and began = substr(old.began, 1, 5) || case when substr(old.began, 6) < '04' then '01-01' when substr(old.began, 6) < '07' then '04-01'
      when substr(old.began, 6) < '10' then '07-01' else '10-01' end)
      or (unit = 'year' and began = substr(old.began, 1, 4) || '-01-01'));
end;

-- To be told a number is to count that incident anew: insert into recount values (number).
create view recount as select null as incident_id;
create trigger recounted instead of insert on recount begin
  delete from counted where incident_id = new.incident_id;
  delete from tie where incident_id = new.incident_id;
  insert into counting_now values (new.incident_id);
  insert into counted select * from counting;
  insert into tie select * from tying;
  delete from counting_now;
end;

-- New incidents of an import wait here, and are counted many at a time: insert into count_waiting values (1).
create table waiting_to_count (incident_id integer primary key) strict;
create view count_waiting as select null as now;
create trigger waiting_counted instead of insert on count_waiting begin
  update context set counting_many = 1;
  insert into counting_now select incident_id from waiting_to_count;
  insert into counted select * from counting;
  insert into tie select * from tying;
  insert into day_tally (began, within,
      incidents, claimed, disputed, killed_low, killed_best, killed_high, killed_unknown, civilians_low,
      civilians_best, civilians_high, civilians_unknown)
    select began, within,
      count(*), sum(claimed), sum(disputed), coalesce(sum(killed_low), 0), coalesce(sum(killed_best), 0),
      coalesce(sum(killed_high), 0), sum(killed_best is null), coalesce(sum(civilians_low), 0),
      coalesce(sum(civilians_best), 0), coalesce(sum(civilians_high), 0), sum(civilians_best is null)
    from counting_now cross join counted using (incident_id) where not removed group by began, within
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
    select 'third', substr(tie.began, 1, 8) || case when substr(tie.began, 9) < '11' then '01' when substr(tie.began, 9) < '21' then '11' else '21' end as start, actor_id,
      sum(tie.tied), sum(tie.perpetrator), sum(tie.target), sum(tie.participant), sum(tie.reported),
      sum(tie.claimed), sum(tie.blamed), sum(tie.denied),
      sum(case when tie.tied then coalesce(tie.killed, 0) else 0 end), sum((tie.tied and tie.killed is null))
    from counting_now cross join tie using (incident_id) where not removed group by start, actor_id
    on conflict do update set
      incidents = incidents + excluded.incidents, perpetrator = perpetrator + excluded.perpetrator,
      target = target + excluded.target, participant = participant + excluded.participant,
      reported = reported + excluded.reported, claimed = claimed + excluded.claimed,
      blamed = blamed + excluded.blamed, denied = denied + excluded.denied,
      killed_best = killed_best + excluded.killed_best, killed_unknown = killed_unknown + excluded.killed_unknown;
  insert into actor_tally (unit, began, actor_id,
      incidents, perpetrator, target, participant, reported, claimed, blamed, denied, killed_best, killed_unknown)
    select 'quarter', substr(tie.began, 1, 5) || case when substr(tie.began, 6) < '04' then '01-01' when substr(tie.began, 6) < '07' then '04-01'
      when substr(tie.began, 6) < '10' then '07-01' else '10-01' end as start, actor_id,
      sum(tie.tied), sum(tie.perpetrator), sum(tie.target), sum(tie.participant), sum(tie.reported),
      sum(tie.claimed), sum(tie.blamed), sum(tie.denied),
      sum(case when tie.tied then coalesce(tie.killed, 0) else 0 end), sum((tie.tied and tie.killed is null))
    from counting_now cross join tie using (incident_id) where not removed group by start, actor_id
    on conflict do update set
      incidents = incidents + excluded.incidents, perpetrator = perpetrator + excluded.perpetrator,
      target = target + excluded.target, participant = participant + excluded.participant,
      reported = reported + excluded.reported, claimed = claimed + excluded.claimed,
      blamed = blamed + excluded.blamed, denied = denied + excluded.denied,
      killed_best = killed_best + excluded.killed_best, killed_unknown = killed_unknown + excluded.killed_unknown;
  insert into actor_tally (unit, began, actor_id,
      incidents, perpetrator, target, participant, reported, claimed, blamed, denied, killed_best, killed_unknown)
    select 'year', substr(tie.began, 1, 4) || '-01-01' as start, actor_id,
      sum(tie.tied), sum(tie.perpetrator), sum(tie.target), sum(tie.participant), sum(tie.reported),
      sum(tie.claimed), sum(tie.blamed), sum(tie.denied),
      sum(case when tie.tied then coalesce(tie.killed, 0) else 0 end), sum((tie.tied and tie.killed is null))
    from counting_now cross join tie using (incident_id) where not removed group by start, actor_id
    on conflict do update set
      incidents = incidents + excluded.incidents, perpetrator = perpetrator + excluded.perpetrator,
      target = target + excluded.target, participant = participant + excluded.participant,
      reported = reported + excluded.reported, claimed = claimed + excluded.claimed,
      blamed = blamed + excluded.blamed, denied = denied + excluded.denied,
      killed_best = killed_best + excluded.killed_best, killed_unknown = killed_unknown + excluded.killed_unknown;
  update context set counting_many = 0;
  delete from counting_now;
  delete from waiting_to_count;
end;

-- What is about to be deleted with its import is taken out of the counts first: insert into uncount_batch values (number).
create view uncount_batch as select null as batch_id;
create trigger batch_uncounted instead of insert on uncount_batch begin
  update context set counting_many = 1;
  insert into counting_now select id from incident where batch_id = new.batch_id;
  insert into day_tally (began, within,
      incidents, claimed, disputed, killed_low, killed_best, killed_high, killed_unknown, civilians_low,
      civilians_best, civilians_high, civilians_unknown)
    select began, within,
      -count(*), -sum(claimed), -sum(disputed), -coalesce(sum(killed_low), 0), -coalesce(sum(killed_best), 0),
      -coalesce(sum(killed_high), 0), -sum(killed_best is null), -coalesce(sum(civilians_low), 0),
      -coalesce(sum(civilians_best), 0), -coalesce(sum(civilians_high), 0), -sum(civilians_best is null)
    from counting_now cross join counted using (incident_id) where not removed group by began, within
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
    select 'third', substr(tie.began, 1, 8) || case when substr(tie.began, 9) < '11' then '01' when substr(tie.began, 9) < '21' then '11' else '21' end as start, actor_id,
      -sum(tie.tied), -sum(tie.perpetrator), -sum(tie.target), -sum(tie.participant), -sum(tie.reported),
      -sum(tie.claimed), -sum(tie.blamed), -sum(tie.denied),
      -sum(case when tie.tied then coalesce(tie.killed, 0) else 0 end), -sum((tie.tied and tie.killed is null))
    from counting_now cross join tie using (incident_id) where not removed group by start, actor_id
    on conflict do update set
      incidents = incidents + excluded.incidents, perpetrator = perpetrator + excluded.perpetrator,
      target = target + excluded.target, participant = participant + excluded.participant,
      reported = reported + excluded.reported, claimed = claimed + excluded.claimed,
      blamed = blamed + excluded.blamed, denied = denied + excluded.denied,
      killed_best = killed_best + excluded.killed_best, killed_unknown = killed_unknown + excluded.killed_unknown;
  insert into actor_tally (unit, began, actor_id,
      incidents, perpetrator, target, participant, reported, claimed, blamed, denied, killed_best, killed_unknown)
    select 'quarter', substr(tie.began, 1, 5) || case when substr(tie.began, 6) < '04' then '01-01' when substr(tie.began, 6) < '07' then '04-01'
      when substr(tie.began, 6) < '10' then '07-01' else '10-01' end as start, actor_id,
      -sum(tie.tied), -sum(tie.perpetrator), -sum(tie.target), -sum(tie.participant), -sum(tie.reported),
      -sum(tie.claimed), -sum(tie.blamed), -sum(tie.denied),
      -sum(case when tie.tied then coalesce(tie.killed, 0) else 0 end), -sum((tie.tied and tie.killed is null))
    from counting_now cross join tie using (incident_id) where not removed group by start, actor_id
    on conflict do update set
      incidents = incidents + excluded.incidents, perpetrator = perpetrator + excluded.perpetrator,
      target = target + excluded.target, participant = participant + excluded.participant,
      reported = reported + excluded.reported, claimed = claimed + excluded.claimed,
      blamed = blamed + excluded.blamed, denied = denied + excluded.denied,
      killed_best = killed_best + excluded.killed_best, killed_unknown = killed_unknown + excluded.killed_unknown;
  insert into actor_tally (unit, began, actor_id,
      incidents, perpetrator, target, participant, reported, claimed, blamed, denied, killed_best, killed_unknown)
    select 'year', substr(tie.began, 1, 4) || '-01-01' as start, actor_id,
      -sum(tie.tied), -sum(tie.perpetrator), -sum(tie.target), -sum(tie.participant), -sum(tie.reported),
      -sum(tie.claimed), -sum(tie.blamed), -sum(tie.denied),
      -sum(case when tie.tied then coalesce(tie.killed, 0) else 0 end), -sum((tie.tied and tie.killed is null))
    from counting_now cross join tie using (incident_id) where not removed group by start, actor_id
    on conflict do update set
      incidents = incidents + excluded.incidents, perpetrator = perpetrator + excluded.perpetrator,
      target = target + excluded.target, participant = participant + excluded.participant,
      reported = reported + excluded.reported, claimed = claimed + excluded.claimed,
      blamed = blamed + excluded.blamed, denied = denied + excluded.denied,
      killed_best = killed_best + excluded.killed_best, killed_unknown = killed_unknown + excluded.killed_unknown;
  delete from day_tally where incidents = 0;
  delete from actor_tally where incidents = 0 and denied = 0;
  delete from counted where incident_id in (select incident_id from counting_now);
  delete from tie where incident_id in (select incident_id from counting_now);
  delete from counting_now;
  update context set counting_many = 0;
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
create trigger incident_delete_count after delete on incident begin
  delete from counted where incident_id = old.id;
  delete from tie where incident_id = old.id;
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
  delete from merged_actor;
  insert into merged_actor (actor_id, into_id)
    select actor_id, via_id from (select actor_id, via_id, max(step) from merge_way group by actor_id);
  insert into recount select distinct incident_id from attribution
    where actor_id = new.id or actor_id in (select actor_id from merge_way where via_id = new.id);
end;
create trigger actor_insert_merged after insert on actor when new.merged_into is not null begin
  delete from merged_actor;
  insert into merged_actor (actor_id, into_id)
    select actor_id, via_id from (select actor_id, via_id, max(step) from merge_way group by actor_id);
end;
create trigger actor_delete_merged after delete on actor begin
  delete from merged_actor where actor_id = old.id;
end;

-- What is here already.
insert into waiting_to_count select id from incident;
insert into count_waiting values (1);
