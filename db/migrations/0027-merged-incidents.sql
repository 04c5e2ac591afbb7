-- An incident can be merged into another: the row stays with `merged_into`, and carries the mark of removal as well, by which it is
-- in no list and no count. Its reports and attributions stay its own, so that its dataset's next import follows it, and are read with
-- those of the other. `merged_incident` has the incident that a merged one is now, which may itself have been merged on.
alter table incident add column merged_into integer references incident (id)
  check (merged_into is null or merged_into <> id and removed_at is not null);
create index incident_merged on incident (merged_into) where merged_into is not null;
create table merged_incident (
  incident_id integer primary key,
  into_id integer not null
) strict;
create index merged_incident_by_other on merged_incident (into_id);

-- That two incidents are two, however alike they look: a person has said so, and they are not proposed as one again.
create table distinct_incident (
  id integer primary key,
  incident_id integer not null references incident (id) on delete cascade,
  other_id integer not null references incident (id) on delete cascade,
  unique (incident_id, other_id),
  check (incident_id <> other_id)
) strict;
create index distinct_incident_by_other on distinct_incident (other_id);

create trigger distinct_incident_added after insert on distinct_incident when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'distinct_incident', new.id, null, json_object(
    'id', new.id, 'incident_id', new.incident_id, 'other_id', new.other_id));
end;
create trigger distinct_incident_changed after update on distinct_incident when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'distinct_incident', new.id, json_object(
    'id', old.id, 'incident_id', old.incident_id, 'other_id', old.other_id), json_object(
    'id', new.id, 'incident_id', new.incident_id, 'other_id', new.other_id));
end;
create trigger distinct_incident_deleted after delete on distinct_incident when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'distinct_incident', old.id, json_object(
    'id', old.id, 'incident_id', old.incident_id, 'other_id', old.other_id), null);
end;


create trigger incident_merges_nowhere_back before update of merged_into on incident
  when new.merged_into is not null and (new.merged_into = new.id or exists (
    with recursive way (id) as (
      select new.merged_into union select merged_into from incident join way using (id) where merged_into is not null)
    select 1 from way where id = new.id)) begin
  select raise(abort, 'an incident cannot be merged into one that was merged into it');
end;

-- Follows the merges of an incident and of all that were merged into it, and has them and what they are now counted and assessed anew.
create table waiting_to_follow (id integer primary key) strict;
create view incident_now as
  with recursive way (id, now_id, step) as (
    select id, merged_into, 1 from waiting_to_follow join incident using (id) where merged_into is not null
    union all
    select way.id, merged_into, step + 1 from way join incident on incident.id = now_id where merged_into is not null)
  select id as incident_id, now_id from (select id, now_id, max(step) from way group by id);
create view follow_incident as select null as id;
create trigger incident_followed instead of insert on follow_incident begin
  insert into waiting_to_follow
    with recursive merged (id) as (
      select new.id union select incident.id from incident join merged on incident.merged_into = merged.id)
    select id from merged;
  -- What it was merged into until now.
  insert or ignore into waiting_to_follow select into_id from merged_incident where incident_id = new.id;
  delete from merged_incident where incident_id in (select id from waiting_to_follow);
  insert into merged_incident (incident_id, into_id) select incident_id, now_id from incident_now;
  insert or ignore into waiting_to_follow select into_id from merged_incident where incident_id = new.id;
  update incident set due = 1 where due = 0 and id in (select id from waiting_to_follow);
  insert into counting_now select id from waiting_to_follow as one cross join digest using (id)
    where exists (select 1 from incident where incident.id = one.id);
  insert into count_anew values (1);
  delete from waiting_to_follow;
end;
create trigger incident_merge_followed after update of merged_into on incident when old.merged_into is not new.merged_into begin
  insert into follow_incident values (new.id);
end;
create trigger incident_insert_merged after insert on incident when new.merged_into is not null begin
  insert into follow_incident values (new.id);
end;
create trigger incident_delete_merged after delete on incident
  when exists (select 1 from merged_incident where incident_id = old.id) begin
  insert into follow_incident values (old.id);
end;

-- What is due for a merged incident is due for the one that it is now.
create trigger incident_due_merged after update of due on incident
  when new.due = 1 and exists (select 1 from merged_incident where incident_id = new.id) begin
  update incident set due = 1 where due = 0 and id = (select into_id from merged_incident where incident_id = new.id);
end;

drop trigger attribution_insert_count;
create trigger attribution_insert_count after insert on attribution
  when exists (select 1 from digest where id = new.incident_id) begin
  insert into recount values (new.incident_id);
  insert into recount select into_id from merged_incident where incident_id = new.incident_id;
end;
drop trigger attribution_update_count;
create trigger attribution_update_count after update of incident_id, actor_id, role, basis, removed_at on attribution begin
  insert into recount select id from digest where id in (old.incident_id, new.incident_id);
  insert into recount select distinct into_id from merged_incident where incident_id in (old.incident_id, new.incident_id);
end;
drop trigger attribution_delete_count;
create trigger attribution_delete_count after delete on attribution
  when exists (select 1 from digest where id = old.incident_id) begin
  insert into recount values (old.incident_id);
  insert into recount select into_id from merged_incident where incident_id = old.incident_id;
end;

-- The incidents whose attributions are those of one that is being counted.
create view counting_part as
  select id, id as part_id from counting_now
  union all select into_id, incident_id from counting_now join merged_incident on into_id = id;

drop view contributing;
create view contributing as
  select id as incident_id, removed_at is not null as removed,
    cast(julianday(began) - 2440587.5 as integer) as day, cast(julianday(ended) - 2440587.5 as integer) as last_day,
    case when days = 1 then 1 when days <= 7 then 7 when days <= 31 then 31 when days <= 92 then 92 when days <= 366 then 366
      else 0 end as within,
    counts as incidents,
    counts and (exists (select 1 from attribution where attribution.incident_id = incident.id
        and basis = 'claimed' and attribution.removed_at is null)
      or exists (select 1 from merged_incident as merged cross join attribution on attribution.incident_id = merged.incident_id
        where merged.into_id = incident.id and basis = 'claimed' and attribution.removed_at is null)) as claimed,
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
drop view actor_contributing;
create view actor_contributing as
  select counting_part.id as incident_id, coalesce(merged_actor.into_id, attribution.actor_id) as actor_id,
    max(basis <> 'denied') as tied,
    max(role = 'perpetrator' and basis <> 'denied') as perpetrator, max(role = 'target' and basis <> 'denied') as target,
    max(role = 'participant' and basis <> 'denied') as participant,
    max(role = 'perpetrator' and basis = 'reported') as reported,
    max(basis = 'claimed') as claimed, max(basis = 'blamed') as blamed, max(basis = 'denied') as denied
  from counting_part cross join attribution on attribution.incident_id = part_id
    left join merged_actor on merged_actor.actor_id = attribution.actor_id
  where attribution.removed_at is null
  group by counting_part.id, coalesce(merged_actor.into_id, attribution.actor_id);

drop trigger all_recounted;
create trigger all_recounted instead of insert on recount_all begin
  insert into follow_merges values (1);
  delete from merged_incident;
  insert into waiting_to_follow select id from incident where merged_into is not null;
  insert into merged_incident (incident_id, into_id) select incident_id, now_id from incident_now;
  delete from waiting_to_follow;
  delete from day_tally;
  delete from actor_tally;
  delete from digest;
  delete from contribution;
  delete from actor_contribution;
  delete from spelling;
  delete from waiting_to_count;
  insert into counting_now select id from incident;
  insert into spell_incidents values (1);
  insert into count_anew values (1);
  insert into spell_others values (1);
end;

drop trigger incident_added;
drop trigger incident_changed;
drop trigger incident_deleted;
create trigger incident_added after insert on incident when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'incident', new.id, null, json_object(
    'id', new.id, 'uid', new.uid, 'version', new.version, 'created_at', new.created_at, 'updated_at', new.updated_at,
    'removed_at', new.removed_at, 'merged_into', new.merged_into, 'occurred_from', new.occurred_from, 'occurred_until', new.occurred_until,
    'date_precision', new.date_precision, 'type', new.type, 'subtype', new.subtype, 'title', new.title,
    'narrative', new.narrative, 'place', new.place, 'admin1', new.admin1, 'admin2', new.admin2,
    'country', new.country, 'lat', new.lat, 'lon', new.lon, 'place_precision', new.place_precision,
    'verdict', new.verdict, 'verdict_note', new.verdict_note, 'dataset', new.dataset, 'external_id', new.external_id,
    'batch_id', new.batch_id));
end;
create trigger incident_changed after update of removed_at, merged_into, occurred_from, occurred_until, date_precision, type, subtype, title, narrative, place, admin1, admin2, country, lat, lon, place_precision, verdict, verdict_note, dataset, external_id, batch_id on incident when not (select importing from context) begin
  update incident set version = old.version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') where id = old.id;
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'incident', new.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'merged_into', old.merged_into, 'occurred_from', old.occurred_from, 'occurred_until', old.occurred_until,
    'date_precision', old.date_precision, 'type', old.type, 'subtype', old.subtype, 'title', old.title,
    'narrative', old.narrative, 'place', old.place, 'admin1', old.admin1, 'admin2', old.admin2,
    'country', old.country, 'lat', old.lat, 'lon', old.lon, 'place_precision', old.place_precision,
    'verdict', old.verdict, 'verdict_note', old.verdict_note, 'dataset', old.dataset, 'external_id', old.external_id,
    'batch_id', old.batch_id),
    (select json_object(
    'id', t.id, 'uid', t.uid, 'version', t.version, 'created_at', t.created_at, 'updated_at', t.updated_at,
    'removed_at', t.removed_at, 'merged_into', t.merged_into, 'occurred_from', t.occurred_from, 'occurred_until', t.occurred_until,
    'date_precision', t.date_precision, 'type', t.type, 'subtype', t.subtype, 'title', t.title,
    'narrative', t.narrative, 'place', t.place, 'admin1', t.admin1, 'admin2', t.admin2, 'country', t.country,
    'lat', t.lat, 'lon', t.lon, 'place_precision', t.place_precision, 'verdict', t.verdict,
    'verdict_note', t.verdict_note, 'dataset', t.dataset, 'external_id', t.external_id, 'batch_id', t.batch_id) from incident as t where t.id = new.id));
end;
create trigger incident_deleted after delete on incident when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'incident', old.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'merged_into', old.merged_into, 'occurred_from', old.occurred_from, 'occurred_until', old.occurred_until,
    'date_precision', old.date_precision, 'type', old.type, 'subtype', old.subtype, 'title', old.title,
    'narrative', old.narrative, 'place', old.place, 'admin1', old.admin1, 'admin2', old.admin2,
    'country', old.country, 'lat', old.lat, 'lon', old.lon, 'place_precision', old.place_precision,
    'verdict', old.verdict, 'verdict_note', old.verdict_note, 'dataset', old.dataset, 'external_id', old.external_id,
    'batch_id', old.batch_id), null);
end;
