-- An incident that lasted several known days is known to the day: its first day is certain, and it counts in each span of days
-- that it touches. One of which only the week, the month or the year is known counts only where all its days lie. What a share
-- says of how exactly a date is known (its third number) told the two apart by their length alone.
drop view sharing;
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
  from (select *, case when date_precision in ('time', 'day', 'days') then 1
      else max(julianday(ended) - julianday(began) + 1, case date_precision when 'about' then 7 else 1 end) end as days
    from (select *, max(began, coalesce(date(substr(occurred_until, 1, 10)), began)) as ended
      from (select incident.*, coalesce(killed_best, killed_low) is null as killed_unknown,
          coalesce(civilians_best, civilians_low) is null as civilians_unknown,
          coalesce(date(substr(occurred_from, 1, 10)), date(substr(occurred_from, 1, 7) || '-01'), substr(occurred_from, 1, 4) || '-01-01') as began
        from counting_now cross join incident using (id)))) as incident;

-- Those are counted anew that lasted several days.
insert into counting_now select incident.id from digest cross join incident on incident.id = digest.id
  where digest.occurred_until > digest.occurred_from and date_precision in ('time', 'day', 'days');
insert into count_anew values (1);
