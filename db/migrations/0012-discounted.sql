-- What an analyst has discounted is in no count and no sum (src/domain/counted.ts); how many these are, and how many were
-- killed in them by what was reported, is kept beside. A share still says all that an incident would add: its fifth number,
-- which said whether it is disputed, now says 2 where it is discounted.

-- Those are taken out of the counts while these still know of nothing else.
insert into counting_now select id from digest where status = 'discounted';
insert into uncount values (1);

alter table day_tally add column discounted integer not null default 0;
alter table day_tally add column discounted_killed integer not null default 0;
alter table day_tally add column discounted_unknown integer not null default 0;
alter table actor_tally add column discounted integer not null default 0;
alter table actor_tally add column discounted_killed integer not null default 0;
alter table actor_tally add column discounted_unknown integer not null default 0;
drop index actor_year;
create index actor_year on actor_tally (actor_id, began,
  incidents, perpetrator, target, participant, reported, claimed, blamed, denied, killed_best, killed_unknown,
  discounted, discounted_killed, discounted_unknown) where unit = 'year';

drop view sharing;
create view sharing as
  select id, json_array(
      cast(julianday(began) - 2440587.5 as integer), cast(julianday(ended) - julianday(began) as integer),
      case when days = 1 then 1 when days <= 7 then 7 when days <= 31 then 31 when days <= 92 then 92 when days <= 366 then 366
        else 0 end,
      exists (select 1 from attribution where attribution.incident_id = incident.id
        and basis = 'claimed' and attribution.removed_at is null),
      case status when 'disputed' then 1 when 'discounted' then 2 else 0 end,
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
  from (select *, case when date_precision in ('time', 'day', 'days') then 1
      else max(julianday(ended) - julianday(began) + 1, case date_precision when 'about' then 7 else 1 end) end as days
    from (select *, max(began, coalesce(date(substr(occurred_until, 1, 10)), began)) as ended
      from (select incident.*, coalesce(killed_best, killed_low) is null as killed_unknown,
          coalesce(civilians_best, civilians_low) is null as civilians_unknown,
          coalesce(date(substr(occurred_from, 1, 10)), date(substr(occurred_from, 1, 7) || '-01'), substr(occurred_from, 1, 4) || '-01-01') as began
        from counting_now cross join incident using (id)))) as incident;

-- What their shares add to sums: `counts` is 0 for one that is discounted.
drop view day_share;
create view day_share as
  select began, within, counts as incidents, counts * claimed as claimed, disputed,
    counts * killed_low as killed_low, counts * killed_best as killed_best, counts * killed_high as killed_high,
    counts * killed_unknown as killed_unknown, counts * civilians_low as civilians_low,
    counts * civilians_best as civilians_best, counts * civilians_high as civilians_high,
    counts * civilians_unknown as civilians_unknown, 1 - counts as discounted,
    (1 - counts) * killed_best as discounted_killed, (1 - counts) * killed_unknown as discounted_unknown
  from (select substr(occurred_from, 1, 10) as began, adds ->> 2 as within, adds ->> 3 as claimed,
      adds ->> 4 = 1 as disputed, adds ->> 4 <> 2 as counts, adds ->> 5 as killed_low, adds ->> 6 as killed_best,
      adds ->> 7 as killed_high, adds ->> 8 as killed_unknown, adds ->> 9 as civilians_low,
      adds ->> 10 as civilians_best, adds ->> 11 as civilians_high, adds ->> 12 as civilians_unknown
    from counting_now cross join digest using (id) cross join share using (id) where not removed);
drop view actor_share;
create view actor_share as
  select unit, case unit
      when 'third' then substr(day, 1, 8) || case when substr(day, 9) < '11' then '01' when substr(day, 9) < '21' then '11' else '21' end
      when 'quarter' then substr(day, 1, 5) || case when substr(day, 6) < '04' then '01-01' when substr(day, 6) < '07' then '04-01'
        when substr(day, 6) < '10' then '07-01' else '10-01' end
      else substr(day, 1, 4) || '-01-01' end as began,
    actor_id, counts * (ways & 1) as incidents, counts * (ways >> 1 & 1) as perpetrator, counts * (ways >> 2 & 1) as target,
    counts * (ways >> 3 & 1) as participant, counts * (ways >> 4 & 1) as reported, counts * (ways >> 5 & 1) as claimed,
    counts * (ways >> 6 & 1) as blamed, counts * (ways >> 7 & 1) as denied,
    counts * (ways & 1) * best as killed_best, counts * (ways & 1) * unknown as killed_unknown,
    (1 - counts) * (ways & 1) as discounted, (1 - counts) * (ways & 1) * best as discounted_killed,
    (1 - counts) * (ways & 1) * unknown as discounted_unknown
  from (select substr(occurred_from, 1, 10) as day, cast(tie.key as integer) as actor_id, tie.value as ways,
      adds ->> 6 as best, adds ->> 8 as unknown, adds ->> 4 <> 2 as counts
    from counting_now cross join digest using (id) cross join share using (id) cross join json_each(adds, '$[13]') as tie where not removed)
    cross join count_unit
  -- Who is tied to a discounted one by a denial alone has nothing of it.
  where counts or ways & 1;

drop trigger tallied;
create trigger tallied instead of insert on tally begin
  insert into day_tally (began, within,
      incidents, claimed, disputed, killed_low, killed_best, killed_high, killed_unknown, civilians_low,
      civilians_best, civilians_high, civilians_unknown, discounted, discounted_killed, discounted_unknown)
    select began, within,
      new.sign * sum(incidents), new.sign * sum(claimed), new.sign * sum(disputed), new.sign * sum(killed_low),
      new.sign * sum(killed_best), new.sign * sum(killed_high), new.sign * sum(killed_unknown),
      new.sign * sum(civilians_low), new.sign * sum(civilians_best), new.sign * sum(civilians_high),
      new.sign * sum(civilians_unknown), new.sign * sum(discounted), new.sign * sum(discounted_killed),
      new.sign * sum(discounted_unknown)
    from day_share where true group by began, within
    on conflict do update set
      incidents = incidents + excluded.incidents, claimed = claimed + excluded.claimed,
      disputed = disputed + excluded.disputed, killed_low = killed_low + excluded.killed_low,
      killed_best = killed_best + excluded.killed_best, killed_high = killed_high + excluded.killed_high,
      killed_unknown = killed_unknown + excluded.killed_unknown,
      civilians_low = civilians_low + excluded.civilians_low,
      civilians_best = civilians_best + excluded.civilians_best,
      civilians_high = civilians_high + excluded.civilians_high,
      civilians_unknown = civilians_unknown + excluded.civilians_unknown,
      discounted = discounted + excluded.discounted,
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
    from actor_share where true group by unit, began, actor_id
    on conflict do update set
      incidents = incidents + excluded.incidents, perpetrator = perpetrator + excluded.perpetrator,
      target = target + excluded.target, participant = participant + excluded.participant,
      reported = reported + excluded.reported, claimed = claimed + excluded.claimed,
      blamed = blamed + excluded.blamed, denied = denied + excluded.denied,
      killed_best = killed_best + excluded.killed_best, killed_unknown = killed_unknown + excluded.killed_unknown,
      discounted = discounted + excluded.discounted,
      discounted_killed = discounted_killed + excluded.discounted_killed,
      discounted_unknown = discounted_unknown + excluded.discounted_unknown;
end;

drop trigger uncounted;
create trigger uncounted instead of insert on uncount begin
  insert into tally values (-1);
  delete from day_tally where incidents = 0 and discounted = 0 and (began, within) in (select began, within from day_share);
  delete from actor_tally where incidents = 0 and denied = 0 and discounted = 0 and (unit, began, actor_id) in
    (select unit, began, actor_id from actor_share);
  delete from digest where id in (select id from counting_now);
  delete from share where id in (select id from counting_now);
end;

-- And counted anew, as what they are.
insert into count_anew values (1);
