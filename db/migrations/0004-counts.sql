-- Counts that are kept with every write, so that a window over a million incidents is counted in milliseconds, and a
-- narrow row for each incident, so that a filter need not read the wide ones.

-- All that filters and counts ask of an attribution, so that its row need not be read.
drop index attribution_of_incident;
drop index attribution_by_actor;
create index attribution_of_incident on attribution (incident_id, role, basis, actor_id, removed_at);
create index attribution_by_actor on attribution (actor_id, incident_id, role, basis, removed_at);

-- The few reports that were removed, so that all others can be counted in an index alone.
create index report_removed on report (id) where removed_at is not null;

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

-- An incident in few bytes: what most filters and orders ask of it, under the names that it has there. Reading through a
-- million of these takes a tenth of the time that the wide rows take.
create table digest (
  id integer primary key,
  removed_at text,
  occurred_from text not null,
  occurred_until text not null,
  type text not null,
  subtype text,
  country text,
  status text not null,
  killed_low integer,
  killed_best integer
) strict;
-- The orders of the incident list, and filters by the same.
drop index incident_by_killed;
drop index incident_by_least_killed;
drop index incident_by_status;
drop index incident_by_type;
create index digest_by_killed on digest (coalesce(killed_best, killed_low, -1), id, removed_at);
create index digest_by_least_killed on digest (coalesce(killed_best, killed_low, 1000000000000), id, removed_at);
create index digest_by_status on digest (case status
    when 'reported' then 0 when 'corroborated' then 1 when 'confirmed' then 2 when 'disputed' then 3 else 4 end, id, removed_at);
create index digest_by_type on digest (type || '/' || coalesce(subtype, ''), id, removed_at);
create index digest_by_country on digest (country, id, removed_at);
-- The few that were removed, for what finds incidents without looking at them.
create index digest_removed on digest (id) where removed_at is not null;
-- What lasted into a day: none of those that began longer before than the longest lasts.
create index digest_lasting on digest (occurred_from, occurred_until, removed_at) where occurred_until > occurred_from;
create index digest_length on digest (julianday(occurred_until) - julianday(occurred_from)) where occurred_until > occurred_from;

-- What an incident adds to counts while it is not removed, a JSON array: the first possible day (days since 1970); how many days later the last
-- one is; the days of the shortest unit of a calendar that the date is known to (0: longer than a year); whether somebody
-- claims it; whether it is disputed; the killed, low, best and high, and whether none is known; the same of the civilians
-- among them; and an object that has, for each actor tied to it, how: the sum of 1 tied, not by a denial alone,
-- 2 perpetrator, 4 target, 8 participant, 16 reported, 32 claimed, 64 blamed, 128 denied.
create table share (
  id integer primary key,
  day integer not null,
  removed integer not null,
  adds text not null
) strict;
-- All of it again by day, so that a window is read from one place.
create index share_by_day on share (day, id, removed, adds);

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
-- Years again by actor, so that many of them need not be sorted.
create index actor_year on actor_tally (actor_id, began,
  incidents, perpetrator, target, participant, reported, claimed, blamed, denied, killed_best, killed_unknown) where unit = 'year';

-- The incidents that are being counted, and what they then come to. A day that is not in the calendar, which an older
-- database may have, is counted as the first one of its month or year.
create table counting_now (id integer primary key) strict;
create view sharing as
  select id, json_array(
      cast(julianday(began) - 2440587.5 as integer), cast(julianday(ended) - julianday(began) as integer),
      case when days = 1 then 1 when days <= 7 then 7 when days <= 31 then 31 when days <= 92 then 92 when days <= 366 then 366
        else 0 end,
      exists (select 1 from attribution where attribution.incident_id = incident.id
        and basis = 'claimed' and attribution.removed_at is null),
      status = 'disputed',
      coalesce(killed_low, killed_best, 0), coalesce(killed_best, killed_low, 0),
      case when killed_unknown then 0 else coalesce(killed_high, killed_best, killed_low) end, killed_unknown,
      coalesce(civilians_low, civilians_best, 0), coalesce(civilians_best, civilians_low, 0),
      case when civilians_unknown then 0 else coalesce(civilians_high, civilians_best, civilians_low) end, civilians_unknown,
      json((select json_group_object(actor_id, ways) from (
        select cast(coalesce(merged_actor.into_id, attribution.actor_id) as text) as actor_id,
          max(basis <> 'denied') + 2 * max(role = 'perpetrator' and basis <> 'denied')
            + 4 * max(role = 'target' and basis <> 'denied') + 8 * max(role = 'participant' and basis <> 'denied')
            + 16 * max(role = 'perpetrator' and basis = 'reported')
            + 32 * max(basis = 'claimed') + 64 * max(basis = 'blamed') + 128 * max(basis = 'denied') as ways
        from attribution left join merged_actor on merged_actor.actor_id = attribution.actor_id
        where attribution.incident_id = incident.id and attribution.removed_at is null
        group by coalesce(merged_actor.into_id, attribution.actor_id))))
    ) as adds
  from (select *, max(julianday(ended) - julianday(began) + 1, case date_precision when 'about' then 7 else 1 end) as days
    from (select *, max(began, coalesce(date(substr(occurred_until, 1, 10)), began)) as ended
      from (select incident.*, coalesce(killed_best, killed_low) is null as killed_unknown,
          coalesce(civilians_best, civilians_low) is null as civilians_unknown,
          coalesce(date(substr(occurred_from, 1, 10)), date(substr(occurred_from, 1, 7) || '-01'), substr(occurred_from, 1, 4) || '-01-01') as began
        from counting_now cross join incident using (id)))) as incident;

-- What their shares add to sums: by first day, and by actor and unit.
create view day_share as
  select substr(occurred_from, 1, 10) as began, adds ->> 2 as within, 1 as incidents, adds ->> 3 as claimed,
    adds ->> 4 as disputed, adds ->> 5 as killed_low, adds ->> 6 as killed_best, adds ->> 7 as killed_high,
    adds ->> 8 as killed_unknown, adds ->> 9 as civilians_low, adds ->> 10 as civilians_best,
    adds ->> 11 as civilians_high, adds ->> 12 as civilians_unknown
  from counting_now cross join digest using (id) cross join share using (id) where not removed;
create view actor_share as
  select unit, case unit
      when 'third' then substr(day, 1, 8) || case when substr(day, 9) < '11' then '01' when substr(day, 9) < '21' then '11' else '21' end
      when 'quarter' then substr(day, 1, 5) || case when substr(day, 6) < '04' then '01-01' when substr(day, 6) < '07' then '04-01'
        when substr(day, 6) < '10' then '07-01' else '10-01' end
      else substr(day, 1, 4) || '-01-01' end as began,
    actor_id, ways & 1 as incidents, ways >> 1 & 1 as perpetrator, ways >> 2 & 1 as target, ways >> 3 & 1 as participant,
    ways >> 4 & 1 as reported, ways >> 5 & 1 as claimed, ways >> 6 & 1 as blamed, ways >> 7 & 1 as denied,
    (ways & 1) * best as killed_best, (ways & 1) * unknown as killed_unknown
  from (select substr(occurred_from, 1, 10) as day, cast(tie.key as integer) as actor_id, tie.value as ways,
      adds ->> 6 as best, adds ->> 8 as unknown
    from counting_now cross join digest using (id) cross join share using (id) cross join json_each(adds, '$[13]') as tie where not removed)
    cross join count_unit;

-- Adds the shares of those being counted to the sums (1), or takes them away (-1).
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
    from day_share where true group by began, within
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
    select unit, began, actor_id,
      new.sign * sum(incidents), new.sign * sum(perpetrator), new.sign * sum(target), new.sign * sum(participant),
      new.sign * sum(reported), new.sign * sum(claimed), new.sign * sum(blamed), new.sign * sum(denied),
      new.sign * sum(killed_best), new.sign * sum(killed_unknown)
    from actor_share where true group by unit, began, actor_id
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
  delete from day_tally where incidents = 0 and (began, within) in (select began, within from day_share);
  delete from actor_tally where incidents = 0 and denied = 0 and (unit, began, actor_id) in
    (select unit, began, actor_id from actor_share);
  delete from digest where id in (select id from counting_now);
  delete from share where id in (select id from counting_now);
end;

-- Counts the incidents being counted anew.
create view count_anew as select null as now;
create trigger counted_anew instead of insert on count_anew begin
  insert into uncount values (1);
  insert into digest (id, removed_at, occurred_from, occurred_until, type, subtype, country, status, killed_low, killed_best)
    select id, removed_at, occurred_from, occurred_until, type, subtype, country, status, killed_low, killed_best
    from counting_now cross join incident using (id);
  insert into share (id, day, removed, adds) select id, adds ->> 0, removed_at is not null, adds
    from sharing cross join digest using (id);
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
create table waiting_to_count (id integer primary key) strict;
create view count_waiting as select null as now;
create trigger waiting_counted instead of insert on count_waiting begin
  insert into counting_now select id from waiting_to_count;
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
create trigger incident_update_count after update of occurred_from, occurred_until, date_precision, type, subtype, country,
  removed_at, verdict, evidence, killed_low, killed_best, killed_high, civilians_low, civilians_best, civilians_high on incident
  when exists (select 1 from digest where id = old.id) begin
  insert into recount values (new.id);
end;
create trigger incident_delete_count after delete on incident
  when exists (select 1 from digest where id = old.id) begin
  -- Where foreign keys are not enforced, what is found by these would still be found.
  delete from attribution where incident_id = old.id;
  delete from report where incident_id = old.id;
  delete from tag where incident_id = old.id;
  delete from quote_incident where incident_id = old.id;
  insert into counting_now values (old.id);
  insert into uncount values (1);
  delete from counting_now;
end;
create trigger attribution_insert_count after insert on attribution
  when exists (select 1 from digest where id = new.incident_id) begin
  insert into recount values (new.incident_id);
end;
create trigger attribution_update_count after update of incident_id, actor_id, role, basis, removed_at on attribution begin
  insert into recount select id from digest where id in (old.incident_id, new.incident_id);
end;
create trigger attribution_delete_count after delete on attribution
  when exists (select 1 from digest where id = old.incident_id) begin
  insert into recount values (old.incident_id);
end;
create trigger actor_merge_count after update of merged_into on actor when old.merged_into is not new.merged_into begin
  insert into follow_merges values (1);
  insert into counting_now select distinct incident_id from attribution
    where (actor_id = new.id or actor_id in (select actor_id from merge_way where via_id = new.id))
      and exists (select 1 from digest where id = incident_id);
  insert into count_anew values (1);
end;
create trigger actor_insert_merged after insert on actor when new.merged_into is not null begin
  insert into follow_merges values (1);
  insert into counting_now select distinct incident_id from attribution
    where actor_id = new.id and exists (select 1 from digest where id = incident_id);
  insert into count_anew values (1);
end;
create trigger actor_delete_merged after delete on actor begin
  delete from merged_actor where actor_id = old.id;
end;

-- What nothing could count.
create trigger incident_day_insert before insert on incident
  when date(substr(new.occurred_from, 1, 10)) is not substr(new.occurred_from, 1, 10)
    or date(substr(new.occurred_until, 1, 10)) is not substr(new.occurred_until, 1, 10) begin
  select raise(abort, 'occurred_from and occurred_until are days of the calendar; one that is known to the month runs from its first day until its last');
end;
create trigger incident_day_update before update of occurred_from, occurred_until on incident
  when date(substr(new.occurred_from, 1, 10)) is not substr(new.occurred_from, 1, 10)
    or date(substr(new.occurred_until, 1, 10)) is not substr(new.occurred_until, 1, 10) begin
  select raise(abort, 'occurred_from and occurred_until are days of the calendar; one that is known to the month runs from its first day until its last');
end;
create trigger incident_keeps_id before update of id on incident when new.id <> old.id begin
  select raise(abort, 'an incident keeps its id');
end;
create trigger actor_keeps_id before update of id on actor when new.id <> old.id begin
  select raise(abort, 'an actor keeps its id');
end;

-- Counts everything anew: insert into recount_all values (1). Only INSERT OR REPLACE and the like, which no trigger sees, make
-- that necessary.
create view recount_all as select null as now;
create trigger all_recounted instead of insert on recount_all begin
  insert into follow_merges values (1);
  delete from day_tally;
  delete from actor_tally;
  delete from digest;
  delete from share;
  delete from waiting_to_count;
  insert into counting_now select id from incident;
  insert into count_anew values (1);
end;

-- What is here already.
insert into recount_all values (1);
