-- Analysts' words on figures, reasons of acts, what was purged, and copies that were made.

-- Why an act was done, where a person said so.
alter table action add column reason text;

-- A best figure that an analyst has settled on; it stands before what follows from the reports.
create table pin (
  id integer primary key autoincrement,
  incident_id integer not null references incident (id) on delete cascade,
  measure text not null check (measure in ('killed', 'civilians', 'wounded', 'civilians-wounded', 'arrested', 'abducted', 'displaced')),
  best integer not null check (best >= 0),
  reason text,
  who text not null default 'sqlite3',
  at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  unique (incident_id, measure)
) strict;

-- That a record was purged, and why; nothing of what it said. What a publisher calls it keeps it from coming back.
create table purge (
  id integer primary key autoincrement,
  action_id integer not null references action (id),
  record text not null,
  reason text not null,
  dataset text,
  external_id text
) strict;
create index purge_by_external_id on purge (external_id, dataset);

-- A copy of this database that was made, so that it can be named when something has to be erased everywhere.
create table backup (
  id integer primary key autoincrement,
  file text not null,
  who text not null default 'sqlite3',
  at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
) strict;

-- A source often gives only the month of what it published.
alter table report add column published_precision text not null default 'day' check (published_precision in ('time', 'day', 'days', 'week', 'month', 'year', 'about'));
alter table quote add column published_precision text not null default 'day' check (published_precision in ('time', 'day', 'days', 'week', 'month', 'year', 'about'));
alter table estimate add column published_precision text not null default 'day' check (published_precision in ('time', 'day', 'days', 'week', 'month', 'year', 'about'));

-- What marks incidents as due, for what is new here; a report or attribution that moves touches two incidents.
create trigger pin_insert_due after insert on pin begin
  update incident set due = 1 where due = 0 and id = new.incident_id;
end;
create trigger pin_update_due after update on pin begin
  update incident set due = 1 where due = 0 and id in (old.incident_id, new.incident_id);
end;
create trigger pin_delete_due after delete on pin begin
  update incident set due = 1 where due = 0 and id = old.incident_id;
end;
create trigger tag_insert_due after insert on tag when new.tag = 'joint' and not (select importing from context) begin
  update incident set due = 1 where due = 0 and id = new.incident_id;
end;
create trigger tag_update_due after update on tag when 'joint' in (old.tag, new.tag) begin
  update incident set due = 1 where due = 0 and id in (old.incident_id, new.incident_id);
end;
create trigger tag_delete_due after delete on tag when old.tag = 'joint' begin
  update incident set due = 1 where due = 0 and id = old.incident_id;
end;
drop trigger report_update_due;
create trigger report_update_due after update on report begin
  update incident set due = 1 where due = 0 and id in (old.incident_id, new.incident_id);
end;
drop trigger attribution_update_due;
create trigger attribution_update_due after update on attribution begin
  update incident set due = 1 where due = 0 and id in (old.incident_id, new.incident_id);
end;

-- Every write has its line in the change log, in its own transaction.
create trigger pin_added after insert on pin when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'pin', new.id, null, json_object(
    'id', new.id, 'incident_id', new.incident_id, 'measure', new.measure, 'best', new.best, 'reason', new.reason,
    'who', new.who, 'at', new.at));
end;
create trigger pin_changed after update on pin when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'pin', new.id, json_object(
    'id', old.id, 'incident_id', old.incident_id, 'measure', old.measure, 'best', old.best, 'reason', old.reason,
    'who', old.who, 'at', old.at), json_object(
    'id', new.id, 'incident_id', new.incident_id, 'measure', new.measure, 'best', new.best, 'reason', new.reason,
    'who', new.who, 'at', new.at));
end;
create trigger pin_deleted after delete on pin when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'pin', old.id, json_object(
    'id', old.id, 'incident_id', old.incident_id, 'measure', old.measure, 'best', old.best, 'reason', old.reason,
    'who', old.who, 'at', old.at), null);
end;
drop trigger report_added;
create trigger report_added after insert on report when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'report', new.id, null, json_object(
    'id', new.id, 'uid', new.uid, 'version', new.version, 'created_at', new.created_at, 'updated_at', new.updated_at,
    'removed_at', new.removed_at, 'incident_id', new.incident_id, 'source_id', new.source_id,
    'derives_from', new.derives_from, 'published_on', new.published_on,
    'published_precision', new.published_precision, 'url', new.url, 'headline', new.headline,
    'reliability', new.reliability, 'credibility', new.credibility, 'note', new.note, 'batch_id', new.batch_id));
end;
drop trigger report_changed;
create trigger report_changed after update of removed_at, incident_id, source_id, derives_from, published_on, published_precision, url, headline, reliability, credibility, note, batch_id on report when not (select importing from context) begin
  update report set version = old.version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') where id = old.id;
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'report', new.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'incident_id', old.incident_id, 'source_id', old.source_id,
    'derives_from', old.derives_from, 'published_on', old.published_on,
    'published_precision', old.published_precision, 'url', old.url, 'headline', old.headline,
    'reliability', old.reliability, 'credibility', old.credibility, 'note', old.note, 'batch_id', old.batch_id),
    (select json_object(
    'id', t.id, 'uid', t.uid, 'version', t.version, 'created_at', t.created_at, 'updated_at', t.updated_at,
    'removed_at', t.removed_at, 'incident_id', t.incident_id, 'source_id', t.source_id,
    'derives_from', t.derives_from, 'published_on', t.published_on,
    'published_precision', t.published_precision, 'url', t.url, 'headline', t.headline,
    'reliability', t.reliability, 'credibility', t.credibility, 'note', t.note, 'batch_id', t.batch_id) from report as t where t.id = new.id));
end;
drop trigger report_deleted;
create trigger report_deleted after delete on report when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'report', old.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'incident_id', old.incident_id, 'source_id', old.source_id,
    'derives_from', old.derives_from, 'published_on', old.published_on,
    'published_precision', old.published_precision, 'url', old.url, 'headline', old.headline,
    'reliability', old.reliability, 'credibility', old.credibility, 'note', old.note, 'batch_id', old.batch_id), null);
end;
drop trigger quote_added;
create trigger quote_added after insert on quote when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'quote', new.id, null, json_object(
    'id', new.id, 'uid', new.uid, 'version', new.version, 'created_at', new.created_at, 'updated_at', new.updated_at,
    'removed_at', new.removed_at, 'said_from', new.said_from, 'said_until', new.said_until,
    'date_precision', new.date_precision, 'text', new.text, 'verbatim', new.verbatim, 'speaker', new.speaker,
    'role', new.role, 'organisation', new.organisation, 'source_id', new.source_id, 'published_on', new.published_on,
    'published_precision', new.published_precision,
    'url', new.url, 'reliability', new.reliability, 'credibility', new.credibility, 'note', new.note,
    'answers', new.answers, 'batch_id', new.batch_id));
end;
drop trigger quote_changed;
create trigger quote_changed after update of removed_at, said_from, said_until, date_precision, text, verbatim, speaker, role, organisation, source_id, published_on, published_precision, url, reliability, credibility, note, answers, batch_id on quote when not (select importing from context) begin
  update quote set version = old.version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') where id = old.id;
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'quote', new.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'said_from', old.said_from, 'said_until', old.said_until,
    'date_precision', old.date_precision, 'text', old.text, 'verbatim', old.verbatim, 'speaker', old.speaker,
    'role', old.role, 'organisation', old.organisation, 'source_id', old.source_id, 'published_on', old.published_on,
    'published_precision', old.published_precision,
    'url', old.url, 'reliability', old.reliability, 'credibility', old.credibility, 'note', old.note,
    'answers', old.answers, 'batch_id', old.batch_id),
    (select json_object(
    'id', t.id, 'uid', t.uid, 'version', t.version, 'created_at', t.created_at, 'updated_at', t.updated_at,
    'removed_at', t.removed_at, 'said_from', t.said_from, 'said_until', t.said_until,
    'date_precision', t.date_precision, 'text', t.text, 'verbatim', t.verbatim, 'speaker', t.speaker, 'role', t.role,
    'organisation', t.organisation, 'source_id', t.source_id, 'published_on', t.published_on,
    'published_precision', t.published_precision, 'url', t.url,
    'reliability', t.reliability, 'credibility', t.credibility, 'note', t.note, 'answers', t.answers,
    'batch_id', t.batch_id) from quote as t where t.id = new.id));
end;
drop trigger quote_deleted;
create trigger quote_deleted after delete on quote when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'quote', old.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'said_from', old.said_from, 'said_until', old.said_until,
    'date_precision', old.date_precision, 'text', old.text, 'verbatim', old.verbatim, 'speaker', old.speaker,
    'role', old.role, 'organisation', old.organisation, 'source_id', old.source_id, 'published_on', old.published_on,
    'published_precision', old.published_precision,
    'url', old.url, 'reliability', old.reliability, 'credibility', old.credibility, 'note', old.note,
    'answers', old.answers, 'batch_id', old.batch_id), null);
end;
drop trigger estimate_added;
create trigger estimate_added after insert on estimate when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'estimate', new.id, null, json_object(
    'id', new.id, 'uid', new.uid, 'version', new.version, 'created_at', new.created_at, 'updated_at', new.updated_at,
    'removed_at', new.removed_at, 'actor_id', new.actor_id, 'measure', new.measure, 'low', new.low, 'best', new.best,
    'high', new.high, 'as_of_from', new.as_of_from, 'as_of_until', new.as_of_until,
    'as_of_precision', new.as_of_precision, 'since', new.since, 'since_precision', new.since_precision,
    'source_id', new.source_id, 'published_on', new.published_on,
    'published_precision', new.published_precision, 'url', new.url, 'reliability', new.reliability,
    'credibility', new.credibility, 'note', new.note, 'batch_id', new.batch_id));
end;
drop trigger estimate_changed;
create trigger estimate_changed after update of removed_at, actor_id, measure, low, best, high, as_of_from, as_of_until, as_of_precision, since, since_precision, source_id, published_on, published_precision, url, reliability, credibility, note, batch_id on estimate when not (select importing from context) begin
  update estimate set version = old.version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') where id = old.id;
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'estimate', new.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'actor_id', old.actor_id, 'measure', old.measure, 'low', old.low, 'best', old.best,
    'high', old.high, 'as_of_from', old.as_of_from, 'as_of_until', old.as_of_until,
    'as_of_precision', old.as_of_precision, 'since', old.since, 'since_precision', old.since_precision,
    'source_id', old.source_id, 'published_on', old.published_on,
    'published_precision', old.published_precision, 'url', old.url, 'reliability', old.reliability,
    'credibility', old.credibility, 'note', old.note, 'batch_id', old.batch_id),
    (select json_object(
    'id', t.id, 'uid', t.uid, 'version', t.version, 'created_at', t.created_at, 'updated_at', t.updated_at,
    'removed_at', t.removed_at, 'actor_id', t.actor_id, 'measure', t.measure, 'low', t.low, 'best', t.best,
    'high', t.high, 'as_of_from', t.as_of_from, 'as_of_until', t.as_of_until, 'as_of_precision', t.as_of_precision,
    'since', t.since, 'since_precision', t.since_precision, 'source_id', t.source_id, 'published_on', t.published_on,
    'published_precision', t.published_precision,
    'url', t.url, 'reliability', t.reliability, 'credibility', t.credibility, 'note', t.note, 'batch_id', t.batch_id) from estimate as t where t.id = new.id));
end;
drop trigger estimate_deleted;
create trigger estimate_deleted after delete on estimate when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'estimate', old.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'actor_id', old.actor_id, 'measure', old.measure, 'low', old.low, 'best', old.best,
    'high', old.high, 'as_of_from', old.as_of_from, 'as_of_until', old.as_of_until,
    'as_of_precision', old.as_of_precision, 'since', old.since, 'since_precision', old.since_precision,
    'source_id', old.source_id, 'published_on', old.published_on,
    'published_precision', old.published_precision, 'url', old.url, 'reliability', old.reliability,
    'credibility', old.credibility, 'note', old.note, 'batch_id', old.batch_id), null);
end;
