-- What an incident adds to counts stands in columns with names, one row an incident and one more for each actor in it. It stood
-- in a JSON array, whose places had to be known to triggers and program alike.
drop view sharing;
drop view day_share;
drop view actor_share;
drop trigger tallied;
drop trigger uncounted;
drop trigger counted_anew;
drop trigger all_recounted;
drop index digest_lasting;
drop index digest_length;

-- What an incident adds to the rollups while it is not removed. day and last_day are its first and last possible day (days since
-- 1970). within is the length in days of the shortest unit of a calendar that the date is known to (0: longer than a year); where
-- the days are known, however many it lasted, it is 1. A discounted incident adds to the last three columns and to no other.
create table contribution (
  incident_id integer primary key,
  removed integer not null,
  day integer not null,
  last_day integer not null,
  within integer not null,
  incidents integer not null, claimed integer not null, disputed integer not null, killed_low integer not null,
  killed_best integer not null, killed_high integer not null, killed_unknown integer not null,
  civilians_low integer not null, civilians_best integer not null, civilians_high integer not null,
  civilians_unknown integer not null, discounted integer not null, discounted_killed integer not null,
  discounted_unknown integer not null
) strict;

-- The roles of each actor in an incident, merged actors as the one that they are now: 1 where it has the role or somebody says so on
-- that basis, else 0. tied is 0 for an actor whose only attributions are denials.
create table actor_contribution (
  incident_id integer not null,
  actor_id integer not null,
  tied integer not null, perpetrator integer not null, target integer not null, participant integer not null,
  reported integer not null, claimed integer not null, blamed integer not null, denied integer not null,
  primary key (incident_id, actor_id)
) strict, without rowid;

-- What is here already, exactly as it was added to the rollups.
insert into contribution
  select id, removed, day, day + (adds ->> 1), adds ->> 2, counts, counts * (adds ->> 3), disputed,
    counts * (adds ->> 5), counts * (adds ->> 6), counts * (adds ->> 7), counts * (adds ->> 8),
    counts * (adds ->> 9), counts * (adds ->> 10), counts * (adds ->> 11), counts * (adds ->> 12),
    1 - counts, (1 - counts) * (adds ->> 6), (1 - counts) * (adds ->> 8)
  from (select *, adds ->> 4 <> 2 as counts, adds ->> 4 = 1 as disputed from share);
insert into actor_contribution
  select id, actor_id, ways & 1, ways >> 1 & 1, ways >> 2 & 1, ways >> 3 & 1, ways >> 4 & 1, ways >> 5 & 1, ways >> 6 & 1, ways >> 7 & 1
  from (select share.id, cast(tie.key as integer) as actor_id, tie.value as ways
    from share cross join json_each(adds, '$[13]') as tie);
drop table share;

-- All columns, so that the contributions of some days lie side by side.
create index contribution_by_day on contribution (day, last_day, removed, within,
  incidents, claimed, disputed, killed_low, killed_best, killed_high, killed_unknown, civilians_low, civilians_best,
  civilians_high, civilians_unknown, discounted, discounted_killed, discounted_unknown);
-- How long the longest of those lasts that lasted several days, so that a window need not look further back for them.
create index contribution_length on contribution (last_day - day) where last_day > day;

-- What the incidents in counting_now contribute. A day that is not in the calendar, which an older database may have, counts as the
-- first one of its month or year.
create view contributing as
  select id as incident_id, removed_at is not null as removed,
    cast(julianday(began) - 2440587.5 as integer) as day, cast(julianday(ended) - 2440587.5 as integer) as last_day,
    case when days = 1 then 1 when days <= 7 then 7 when days <= 31 then 31 when days <= 92 then 92 when days <= 366 then 366
      else 0 end as within,
    counts as incidents,
    counts and exists (select 1 from attribution where attribution.incident_id = incident.id
      and basis = 'claimed' and attribution.removed_at is null) as claimed,
    status = 'disputed' as disputed,
    counts * coalesce(killed_low, killed_best, 0) as killed_low, counts * killed as killed_best,
    counts * coalesce(killed_high, killed_best, killed_low, 0) * (1 - no_killed) as killed_high, counts * no_killed as killed_unknown,
    counts * coalesce(civilians_low, civilians_best, 0) as civilians_low,
    counts * coalesce(civilians_best, civilians_low, 0) as civilians_best,
    counts * coalesce(civilians_high, civilians_best, civilians_low, 0) * (1 - no_civilians) as civilians_high,
    counts * no_civilians as civilians_unknown,
    1 - counts as discounted, (1 - counts) * killed as discounted_killed, (1 - counts) * no_killed as discounted_unknown
  from (select *, case when date_precision in ('time', 'day', 'days') then 1
      else max(julianday(ended) - julianday(began) + 1, case date_precision when 'about' then 7 else 1 end) end as days
    from (select *, max(began, coalesce(date(substr(occurred_until, 1, 10)), began)) as ended
      from (select incident.*, status <> 'discounted' as counts, coalesce(killed_best, killed_low, 0) as killed,
          coalesce(killed_best, killed_low) is null as no_killed, coalesce(civilians_best, civilians_low) is null as no_civilians,
          coalesce(date(substr(occurred_from, 1, 10)), date(substr(occurred_from, 1, 7) || '-01'), substr(occurred_from, 1, 4) || '-01-01') as began
        from counting_now cross join incident using (id)))) as incident;
create view actor_contributing as
  select attribution.incident_id, coalesce(merged_actor.into_id, attribution.actor_id) as actor_id,
    max(basis <> 'denied') as tied,
    max(role = 'perpetrator' and basis <> 'denied') as perpetrator, max(role = 'target' and basis <> 'denied') as target,
    max(role = 'participant' and basis <> 'denied') as participant,
    max(role = 'perpetrator' and basis = 'reported') as reported,
    max(basis = 'claimed') as claimed, max(basis = 'blamed') as blamed, max(basis = 'denied') as denied
  from counting_now cross join attribution on attribution.incident_id = counting_now.id
    left join merged_actor on merged_actor.actor_id = attribution.actor_id
  where attribution.removed_at is null
  group by attribution.incident_id, coalesce(merged_actor.into_id, attribution.actor_id);

-- What the contributions of the incidents in counting_now add to rollups: by first day, and by actor and unit.
create view day_addend as
  select substr(occurred_from, 1, 10) as began, contribution.*
  from counting_now cross join digest using (id) cross join contribution on incident_id = id where not removed;
create view actor_addend as
  select unit, case unit
      when 'third' then substr(day, 1, 8) || case when substr(day, 9) < '11' then '01' when substr(day, 9) < '21' then '11' else '21' end
      when 'quarter' then substr(day, 1, 5) || case when substr(day, 6) < '04' then '01-01' when substr(day, 6) < '07' then '04-01'
        when substr(day, 6) < '10' then '07-01' else '10-01' end
      else substr(day, 1, 4) || '-01-01' end as began,
    actor_id, counts * tied as incidents,
    counts * perpetrator as perpetrator, counts * target as target, counts * participant as participant,
    counts * reported as reported, counts * claimed as claimed, counts * blamed as blamed, counts * denied as denied,
    tied * killed_best as killed_best, tied * killed_unknown as killed_unknown, tied * discounted as discounted,
    tied * discounted_killed as discounted_killed, tied * discounted_unknown as discounted_unknown
  from (select substr(occurred_from, 1, 10) as day, contribution.incidents as counts, contribution.killed_best, killed_unknown,
      discounted, discounted_killed, discounted_unknown, actor_contribution.*
    from counting_now cross join digest using (id) cross join contribution on contribution.incident_id = id
      cross join actor_contribution on actor_contribution.incident_id = id where not removed)
    cross join count_unit
  -- An actor tied to a discounted incident by a denial alone adds nothing.
  where counts or tied;

create trigger tallied instead of insert on tally begin
  insert into day_tally (began, within,
      incidents, claimed, disputed, killed_low, killed_best, killed_high, killed_unknown, civilians_low, civilians_best,
      civilians_high, civilians_unknown, discounted, discounted_killed, discounted_unknown)
    select began, within,
      new.sign * sum(incidents), new.sign * sum(claimed), new.sign * sum(disputed), new.sign * sum(killed_low),
      new.sign * sum(killed_best), new.sign * sum(killed_high), new.sign * sum(killed_unknown),
      new.sign * sum(civilians_low), new.sign * sum(civilians_best), new.sign * sum(civilians_high),
      new.sign * sum(civilians_unknown), new.sign * sum(discounted), new.sign * sum(discounted_killed),
      new.sign * sum(discounted_unknown)
    from day_addend where true group by began, within
    on conflict do update set
      incidents = incidents + excluded.incidents, claimed = claimed + excluded.claimed,
      disputed = disputed + excluded.disputed, killed_low = killed_low + excluded.killed_low,
      killed_best = killed_best + excluded.killed_best, killed_high = killed_high + excluded.killed_high,
      killed_unknown = killed_unknown + excluded.killed_unknown, civilians_low = civilians_low + excluded.civilians_low,
      civilians_best = civilians_best + excluded.civilians_best, civilians_high = civilians_high + excluded.civilians_high,
      civilians_unknown = civilians_unknown + excluded.civilians_unknown, discounted = discounted + excluded.discounted,
      discounted_killed = discounted_killed + excluded.discounted_killed,
      discounted_unknown = discounted_unknown + excluded.discounted_unknown;
  insert into actor_tally (unit, began, actor_id,
      incidents, perpetrator, target, participant, reported, claimed, blamed, denied, killed_best, killed_unknown,
      discounted, discounted_killed, discounted_unknown)
    select unit, began, actor_id,
      new.sign * sum(incidents), new.sign * sum(perpetrator), new.sign * sum(target), new.sign * sum(participant),
      new.sign * sum(reported), new.sign * sum(claimed), new.sign * sum(blamed), new.sign * sum(denied),
      new.sign * sum(killed_best), new.sign * sum(killed_unknown), new.sign * sum(discounted),
      new.sign * sum(discounted_killed), new.sign * sum(discounted_unknown)
    from actor_addend where true group by unit, began, actor_id
    on conflict do update set
      incidents = incidents + excluded.incidents, perpetrator = perpetrator + excluded.perpetrator,
      target = target + excluded.target, participant = participant + excluded.participant,
      reported = reported + excluded.reported, claimed = claimed + excluded.claimed, blamed = blamed + excluded.blamed,
      denied = denied + excluded.denied, killed_best = killed_best + excluded.killed_best,
      killed_unknown = killed_unknown + excluded.killed_unknown, discounted = discounted + excluded.discounted,
      discounted_killed = discounted_killed + excluded.discounted_killed,
      discounted_unknown = discounted_unknown + excluded.discounted_unknown;
end;

create trigger uncounted instead of insert on uncount begin
  insert into tally values (-1);
  delete from day_tally where incidents = 0 and discounted = 0 and (began, within) in (select began, within from day_addend);
  delete from actor_tally where incidents = 0 and denied = 0 and discounted = 0 and (unit, began, actor_id) in
    (select unit, began, actor_id from actor_addend);
  delete from digest where id in (select id from counting_now);
  delete from contribution where incident_id in (select id from counting_now);
  delete from actor_contribution where incident_id in (select id from counting_now);
end;

create trigger counted_anew instead of insert on count_anew begin
  insert into uncount values (1);
  insert into digest (id, removed_at, occurred_from, occurred_until, type, subtype, country, status, killed_low, killed_best)
    select id, removed_at, occurred_from, occurred_until, type, subtype, country, status, killed_low, killed_best
    from counting_now cross join incident using (id);
  insert into contribution (incident_id, removed, day, last_day, within,
      incidents, claimed, disputed, killed_low, killed_best, killed_high, killed_unknown, civilians_low, civilians_best,
      civilians_high, civilians_unknown, discounted, discounted_killed, discounted_unknown)
    select * from contributing;
  insert into actor_contribution (incident_id, actor_id, tied,
      perpetrator, target, participant, reported, claimed, blamed, denied)
    select * from actor_contributing;
  insert into tally values (1);
  delete from counting_now;
end;

create trigger all_recounted instead of insert on recount_all begin
  insert into follow_merges values (1);
  delete from day_tally;
  delete from actor_tally;
  delete from digest;
  delete from contribution;
  delete from actor_contribution;
  delete from waiting_to_count;
  insert into counting_now select id from incident;
  insert into count_anew values (1);
end;
