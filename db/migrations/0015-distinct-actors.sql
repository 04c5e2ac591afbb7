-- That two actors are two, however alike they look: a person has said so, and they are not proposed as one again.
create table distinct_actor (
  id integer primary key,
  actor_id integer not null references actor (id) on delete cascade,
  other_id integer not null references actor (id) on delete cascade,
  unique (actor_id, other_id),
  check (actor_id <> other_id)
) strict;
create index distinct_actor_by_other on distinct_actor (other_id);

create trigger distinct_actor_added after insert on distinct_actor when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'distinct_actor', new.id, null, json_object(
    'id', new.id, 'actor_id', new.actor_id, 'other_id', new.other_id));
end;
create trigger distinct_actor_changed after update on distinct_actor when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'distinct_actor', new.id, json_object(
    'id', old.id, 'actor_id', old.actor_id, 'other_id', old.other_id), json_object(
    'id', new.id, 'actor_id', new.actor_id, 'other_id', new.other_id));
end;
create trigger distinct_actor_deleted after delete on distinct_actor when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'distinct_actor', old.id, json_object(
    'id', old.id, 'actor_id', old.actor_id, 'other_id', old.other_id), null);
end;
