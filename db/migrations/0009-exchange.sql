-- What is exchanged with other databases as complete records: the versions that both sides have had, so that what each
-- changed since can be told, and what both changed differently.

-- A version of a record as it was given to another database (batch_id null) or taken from one, newest last. content is a hash
-- of what it says, and packed that itself, the record as files hold it, as deflated JSON; choices is how often ours had been
-- kept in a conflict by then, and untaken names places in it that could not be taken.
create table shared_version (
  id integer primary key,
  uid text not null,
  version text not null,
  content text not null,
  choices integer not null default 0,
  batch_id integer references batch (id),
  untaken text,
  packed blob not null,
  unique (uid, version)
) strict;
create index shared_version_of_batch on shared_version (batch_id) where batch_id is not null;

-- What other databases call a record that has a uid of its own here, since both had it before they met.
create table other_uid (
  uid text not null primary key,
  tab text not null,
  row_id integer not null,
  batch_id integer references batch (id)
) strict;
create index other_uid_of_row on other_uid (row_id, tab);

-- What both sides changed to different things: ours stays until a person chooses. path says where in the record (a JSON
-- array); ours and theirs are what each says there, as files hold it (null: nothing, or no longer there).
create table conflict (
  id integer primary key autoincrement,
  uid text not null unique default (lower(substr(printf('%012x', cast(strftime('%s', 'now') as integer) * 1000 + cast(substr(strftime('%f', 'now'), 4) as integer)), 1, 8)
    || '-' || substr(printf('%012x', cast(strftime('%s', 'now') as integer) * 1000 + cast(substr(strftime('%f', 'now'), 4) as integer)), 9)
    || '-7' || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2)
    || '-' || hex(randomblob(6)))),
  version integer not null default 1 check (version > 0),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  removed_at text,
  tab text not null,
  row_id integer not null,
  path text not null,
  ours text,
  theirs text,
  state text not null default 'open' check (state in ('open', 'kept', 'taken', 'settled')),
  batch_id integer references batch (id)
) strict;
create index conflict_of_row on conflict (row_id, tab, state);
create index conflict_open on conflict (id) where state = 'open';
create index conflict_of_batch on conflict (batch_id);

create trigger conflict_added after insert on conflict when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'conflict', new.id, null, json_object(
    'id', new.id, 'uid', new.uid, 'version', new.version, 'created_at', new.created_at, 'updated_at', new.updated_at, 'removed_at', new.removed_at, 'tab', new.tab,
    'row_id', new.row_id, 'path', new.path, 'ours', new.ours, 'theirs', new.theirs, 'state', new.state, 'batch_id', new.batch_id));
end;
create trigger conflict_changed after update of removed_at, ours, theirs, state on conflict when not (select importing from context) begin
  update conflict set version = old.version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') where id = old.id;
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'conflict', new.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at, 'removed_at', old.removed_at, 'tab', old.tab,
    'row_id', old.row_id, 'path', old.path, 'ours', old.ours, 'theirs', old.theirs, 'state', old.state, 'batch_id', old.batch_id),
    (select json_object(
    'id', t.id, 'uid', t.uid, 'version', t.version, 'created_at', t.created_at, 'updated_at', t.updated_at, 'removed_at', t.removed_at, 'tab', t.tab,
    'row_id', t.row_id, 'path', t.path, 'ours', t.ours, 'theirs', t.theirs, 'state', t.state, 'batch_id', t.batch_id) from conflict as t where t.id = new.id));
end;
create trigger conflict_deleted after delete on conflict when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'conflict', old.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at, 'removed_at', old.removed_at, 'tab', old.tab,
    'row_id', old.row_id, 'path', old.path, 'ours', old.ours, 'theirs', old.theirs, 'state', old.state, 'batch_id', old.batch_id), null);
end;

-- A purged record is known by its uid too, so that no file of complete records brings it back.
alter table purge add column uid text;

-- Greater numbers are no counts, and their sums would be more than a database can hold. Whoever writes is told so.
create trigger figure_insert_countable before insert on figure when max(coalesce(new.low, 0), coalesce(new.best, 0), coalesce(new.high, 0)) > 1000000000 begin
  select raise(abort, 'a count is at most 1000000000');
end;
create trigger figure_update_countable before update on figure when max(coalesce(new.low, 0), coalesce(new.best, 0), coalesce(new.high, 0)) > 1000000000 begin
  select raise(abort, 'a count is at most 1000000000');
end;
create trigger estimate_insert_countable before insert on estimate when max(coalesce(new.low, 0), coalesce(new.best, 0), coalesce(new.high, 0)) > 1000000000 begin
  select raise(abort, 'a count is at most 1000000000');
end;
create trigger estimate_update_countable before update on estimate when max(coalesce(new.low, 0), coalesce(new.best, 0), coalesce(new.high, 0)) > 1000000000 begin
  select raise(abort, 'a count is at most 1000000000');
end;
create trigger pin_insert_countable before insert on pin when new.best > 1000000000 begin
  select raise(abort, 'a count is at most 1000000000');
end;
create trigger pin_update_countable before update on pin when new.best > 1000000000 begin
  select raise(abort, 'a count is at most 1000000000');
end;
-- What an older program let in is worked out anew, by a program that counts no more than that of it.
update incident set due = 1 where max(coalesce(killed_low, 0), coalesce(killed_best, 0), coalesce(killed_high, 0),
  coalesce(civilians_low, 0), coalesce(civilians_best, 0), coalesce(civilians_high, 0)) > 1000000000;
