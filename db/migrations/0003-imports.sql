-- What imports need to tell all that they did: whose data it is, what was left out, what its publisher took back,
-- and what machines took from articles.

-- What a dataset is, whose, and whether its rows may be passed on.
create table dataset (
  name text primary key,
  format text not null,
  title text not null,
  licence text not null,
  attribution text not null,
  passing text not null check (passing in ('free', 'attribution', 'no')),
  stale_after_days integer
) strict;

-- Until now only one format could be imported.
insert into dataset (name, format, title, licence, attribution, passing, stale_after_days)
  select distinct dataset, format, 'UCDP Georeferenced Event Dataset (GED)', 'CC BY 4.0',
    'UCDP Georeferenced Event Dataset, Uppsala University (Sundberg & Melander 2013; Davies, Pettersson & Öberg).',
    'attribution', 400 from batch where removed_at is null;

-- What else an import did: rows that it took back, left out since somebody had taken them back or a newer release has
-- them, and the scope of which the file was said to be the whole.
alter table batch add column withdrawn integer not null default 0;
alter table batch add column held_back integer not null default 0;
alter table batch add column scope text;

-- A row of a file that did not go in, as it came.
create table rejected_row (
  id integer primary key,
  batch_id integer not null references batch (id),
  line integer not null,
  column_name text,
  value text,
  reason text not null,
  raw text
) strict;
create index rejected_row_of_batch on rejected_row (batch_id);

-- That a publisher has taken a row back: an older file cannot bring it again. A newer one that has it lifts this.
create table tombstone (
  dataset text not null,
  external_id text not null,
  batch_id integer not null references batch (id),
  at text not null,
  publisher_version text,
  lifted_by integer references batch (id),
  primary key (external_id, dataset)
) strict;

-- A publisher's row as it was before an import changed it, so that the import can be taken back. Rows that an import
-- only met again are noted as seen, which nothing but the next import looks at.
create table publisher_row_before (
  batch_id integer not null references batch (id),
  incident_id integer not null references incident (id) on delete cascade,
  first_batch_id integer not null,
  last_batch_id integer not null,
  line integer not null,
  raw text not null,
  mapped text not null,
  primary key (batch_id, incident_id)
) strict;
alter table publisher_row add column seen_batch_id integer;
create index publisher_row_before_of on publisher_row_before (incident_id);

-- What a machine took from an article: no incident, and in no count, until somebody makes it one.
create table lead (
  id integer primary key autoincrement,
  uid text not null unique default (lower(substr(printf('%012x', cast(strftime('%s', 'now') as integer) * 1000 + cast(substr(strftime('%f', 'now'), 4) as integer)), 1, 8)
    || '-' || substr(printf('%012x', cast(strftime('%s', 'now') as integer) * 1000 + cast(substr(strftime('%f', 'now'), 4) as integer)), 9)
    || '-7' || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2)
    || '-' || hex(randomblob(6)))),
  version integer not null default 1 check (version > 0),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  removed_at text,
  dataset text not null,
  external_id text not null,
  batch_id integer references batch (id),
  day text not null check (day glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  what text not null,
  code text not null,
  type text not null,
  subtype text,
  actor text,
  target text,
  place text,
  admin1 text,
  country text check (country glob '[A-Z][A-Z][A-Z]'),
  lat real check (lat between -90 and 90),
  lon real check (lon between -180 and 180),
  place_precision text not null,
  article text not null,
  url text,
  publisher text,
  mentions integer,
  raw text not null,
  incident_id integer references incident (id) on delete set null
) strict;
create unique index lead_by_external_id on lead (external_id, dataset);
create index lead_by_article on lead (article);
create index lead_by_day on lead (day desc, id desc);
create index lead_of_batch on lead (batch_id);
create index lead_of_incident on lead (incident_id);

-- The newest and the number of a dataset's incidents.
create index incident_of_dataset on incident (dataset, occurred_from, removed_at);

create trigger lead_added after insert on lead when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'lead', new.id, null, json_object(
    'id', new.id, 'uid', new.uid, 'version', new.version, 'created_at', new.created_at, 'updated_at', new.updated_at,
    'removed_at', new.removed_at, 'dataset', new.dataset, 'external_id', new.external_id, 'batch_id', new.batch_id,
    'day', new.day, 'what', new.what, 'code', new.code, 'type', new.type, 'subtype', new.subtype, 'actor', new.actor,
    'target', new.target, 'place', new.place, 'admin1', new.admin1, 'country', new.country, 'lat', new.lat,
    'lon', new.lon, 'place_precision', new.place_precision, 'article', new.article, 'url', new.url,
    'publisher', new.publisher, 'mentions', new.mentions, 'raw', new.raw, 'incident_id', new.incident_id));
end;
create trigger lead_changed after update of removed_at, dataset, external_id, batch_id, day, what, code, type, subtype, actor, target, place, admin1, country, lat, lon, place_precision, article, url, publisher, mentions, raw, incident_id on lead when not (select importing from context) begin
  update lead set version = old.version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') where id = old.id;
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'lead', new.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'dataset', old.dataset, 'external_id', old.external_id, 'batch_id', old.batch_id,
    'day', old.day, 'what', old.what, 'code', old.code, 'type', old.type, 'subtype', old.subtype, 'actor', old.actor,
    'target', old.target, 'place', old.place, 'admin1', old.admin1, 'country', old.country, 'lat', old.lat,
    'lon', old.lon, 'place_precision', old.place_precision, 'article', old.article, 'url', old.url,
    'publisher', old.publisher, 'mentions', old.mentions, 'raw', old.raw, 'incident_id', old.incident_id),
    (select json_object(
    'id', t.id, 'uid', t.uid, 'version', t.version, 'created_at', t.created_at, 'updated_at', t.updated_at,
    'removed_at', t.removed_at, 'dataset', t.dataset, 'external_id', t.external_id, 'batch_id', t.batch_id,
    'day', t.day, 'what', t.what, 'code', t.code, 'type', t.type, 'subtype', t.subtype, 'actor', t.actor,
    'target', t.target, 'place', t.place, 'admin1', t.admin1, 'country', t.country, 'lat', t.lat, 'lon', t.lon,
    'place_precision', t.place_precision, 'article', t.article, 'url', t.url, 'publisher', t.publisher,
    'mentions', t.mentions, 'raw', t.raw, 'incident_id', t.incident_id) from lead as t where t.id = new.id));
end;
create trigger lead_deleted after delete on lead when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'lead', old.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'dataset', old.dataset, 'external_id', old.external_id, 'batch_id', old.batch_id,
    'day', old.day, 'what', old.what, 'code', old.code, 'type', old.type, 'subtype', old.subtype, 'actor', old.actor,
    'target', old.target, 'place', old.place, 'admin1', old.admin1, 'country', old.country, 'lat', old.lat,
    'lon', old.lon, 'place_precision', old.place_precision, 'article', old.article, 'url', old.url,
    'publisher', old.publisher, 'mentions', old.mentions, 'raw', old.raw, 'incident_id', old.incident_id), null);
end;
