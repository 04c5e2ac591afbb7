-- An import of many rows is written in slices, each a transaction of its own, and is under way until its end. Stopped before that,
-- it is continued or taken back. An import that was written in one transaction has only ever been done.
alter table batch add column state text not null default 'done' check (state in ('under way', 'stopped', 'done'));
-- How far it is: rows of the file, and bytes of all its bytes.
alter table batch add column rows_read integer not null default 0;
alter table batch add column bytes_read integer not null default 0;
alter table batch add column bytes integer not null default 0;
-- The options by which the file is read, as JSON, for continuing.
alter table batch add column options text;
-- The process that writes it, as long as it is under way, and when that was last heard of. A slice is written only while the token is
-- still its own, so that no two processes ever write one import.
alter table batch add column runner_host text;
alter table batch add column runner_pid integer;
alter table batch add column runner_token text;
alter table batch add column heard_at text;
