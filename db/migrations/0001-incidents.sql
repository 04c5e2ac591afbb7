-- The schema of a Watchfloor database: the words of the trade as tables.
-- Uses only what SQLite 3.40 has, so that a plain sqlite3 shell can write: uid, version, times and the
-- line in the change log come from here. Dates are ISO 8601 text (YYYY-MM-DD, or YYYY-MM-DDTHH:MMZ in UTC).

-- One act of one person: what undo takes back whole.
create table action (
  id integer primary key autoincrement,
  at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  who text not null,
  kind text not null check (kind in ('add', 'edit', 'remove', 'undo', 'redo', 'import', 'outside')),
  title text not null,
  undoes integer references action (id),
  batch_id integer references batch (id)
) strict;

-- One line of the audit trail: a row before and after, as JSON (null where there was none).
create table change (
  id integer primary key autoincrement,
  action_id integer not null references action (id),
  tab text not null,
  row_id integer not null,
  before text,
  after text
) strict;

create index change_of_action on change (action_id);
create index change_of_row on change (tab, row_id);
create index change_of_incident on change (coalesce(after, before) ->> 'incident_id');
create index change_of_report on change (coalesce(after, before) ->> 'report_id');
create index action_undoing on action (undoes) where undoes is not null;

-- What the triggers need to know of the transaction that they run in: the action under way (none: a writer
-- outside Watchfloor), and whether rows are being brought by an import, which its batch covers.
create table context (
  id integer primary key check (id = 1),
  action_id integer references action (id),
  importing integer not null default 0 check (importing in (0, 1))
) strict;
insert into context (id) values (1);

-- One import of one file.
create table batch (
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
  format text not null,
  file text not null,
  sha256 text not null,
  publisher_version text,
  started_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  who text not null,
  added integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  rejected integer not null default 0
) strict;

-- Who says things: an outlet, agency, official body, armed group or witness.
create table source (
  id integer primary key autoincrement,
  uid text not null unique default (lower(substr(printf('%012x', cast(strftime('%s', 'now') as integer) * 1000 + cast(substr(strftime('%f', 'now'), 4) as integer)), 1, 8)
    || '-' || substr(printf('%012x', cast(strftime('%s', 'now') as integer) * 1000 + cast(substr(strftime('%f', 'now'), 4) as integer)), 9)
    || '-7' || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2)
    || '-' || hex(randomblob(6)))),
  version integer not null default 1 check (version > 0),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  removed_at text,
  name text not null check (name <> ''),
  reliability text not null default 'F' check (reliability in ('A', 'B', 'C', 'D', 'E', 'F')),
  origin_id integer references source (id),
  batch_id integer references batch (id)
) strict;

-- A party. A merged actor keeps its row and points at the one it was merged into.
create table actor (
  id integer primary key autoincrement,
  uid text not null unique default (lower(substr(printf('%012x', cast(strftime('%s', 'now') as integer) * 1000 + cast(substr(strftime('%f', 'now'), 4) as integer)), 1, 8)
    || '-' || substr(printf('%012x', cast(strftime('%s', 'now') as integer) * 1000 + cast(substr(strftime('%f', 'now'), 4) as integer)), 9)
    || '-7' || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2)
    || '-' || hex(randomblob(6)))),
  version integer not null default 1 check (version > 0),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  removed_at text,
  name text not null check (name <> ''),
  short_name text,
  kind text not null default 'unknown' check (kind in ('state', 'rebel', 'political-militia', 'identity-militia',
    'rioters', 'protesters', 'civilians', 'external', 'unknown')),
  merged_into integer references actor (id) check (merged_into <> id),
  batch_id integer references batch (id)
) strict;

-- Another name of an actor.
create table alias (
  id integer primary key,
  actor_id integer not null references actor (id) on delete cascade,
  name text not null check (name <> ''),
  unique (actor_id, name)
) strict;

-- Something reported to have happened. The columns from evidence to wounded_high are worked out from its
-- reports and attributions; due = 1 says that this has yet to be done.
create table incident (
  id integer primary key autoincrement,
  uid text not null unique default (lower(substr(printf('%012x', cast(strftime('%s', 'now') as integer) * 1000 + cast(substr(strftime('%f', 'now'), 4) as integer)), 1, 8)
    || '-' || substr(printf('%012x', cast(strftime('%s', 'now') as integer) * 1000 + cast(substr(strftime('%f', 'now'), 4) as integer)), 9)
    || '-7' || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2)
    || '-' || hex(randomblob(6)))),
  version integer not null default 1 check (version > 0),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  removed_at text,
  occurred_from text not null check (occurred_from glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'),
  occurred_until text not null check (occurred_until glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'),
  date_precision text not null default 'day' check (date_precision in ('time', 'day', 'days', 'week', 'month', 'year', 'about')),
  type text not null default 'unknown',
  subtype text,
  title text not null check (title <> ''),
  narrative text,
  place text,
  admin1 text,
  admin2 text,
  country text check (country glob '[A-Z][A-Z][A-Z]'),
  lat real check (lat between -90 and 90),
  lon real check (lon between -180 and 180),
  place_precision text not null default 'exact' check (place_precision in
    ('exact', 'near', 'admin2', 'admin1', 'area', 'country', 'sea-or-air')),
  verdict text check (verdict in ('confirmed', 'discounted')),
  verdict_note text,
  dataset text,
  external_id text,
  batch_id integer references batch (id),
  evidence text not null default 'reported' check (evidence in ('reported', 'corroborated', 'disputed')),
  grade text,
  killed_low integer, killed_best integer, killed_high integer,
  civilians_low integer, civilians_best integer, civilians_high integer,
  wounded_low integer, wounded_best integer, wounded_high integer,
  due integer not null default 1 check (due in (0, 1)),
  status text not null generated always as (coalesce(verdict, evidence)) virtual,
  check (occurred_from <= occurred_until),
  check ((lat is null) = (lon is null)),
  check ((dataset is null) = (external_id is null)),
  check (verdict is null or verdict_note is not null)
) strict;

-- A tag of an incident, in lower case.
create table tag (
  id integer primary key,
  incident_id integer not null references incident (id) on delete cascade,
  tag text not null check (tag <> ''),
  unique (incident_id, tag)
) strict;

-- How one incident is tied to another.
create table relation (
  id integer primary key,
  incident_id integer not null references incident (id) on delete cascade,
  other_id integer not null references incident (id) on delete cascade,
  kind text not null default 'related' check (kind in ('related', 'led-to', 'answers', 'same')),
  unique (incident_id, other_id, kind),
  check (incident_id <> other_id)
) strict;

-- One source's account of one incident. derives_from names the report that it was taken from or into: two such
-- reports are one origin.
create table report (
  id integer primary key autoincrement,
  uid text not null unique default (lower(substr(printf('%012x', cast(strftime('%s', 'now') as integer) * 1000 + cast(substr(strftime('%f', 'now'), 4) as integer)), 1, 8)
    || '-' || substr(printf('%012x', cast(strftime('%s', 'now') as integer) * 1000 + cast(substr(strftime('%f', 'now'), 4) as integer)), 9)
    || '-7' || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2)
    || '-' || hex(randomblob(6)))),
  version integer not null default 1 check (version > 0),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  removed_at text,
  incident_id integer not null references incident (id) on delete cascade,
  source_id integer not null references source (id),
  derives_from integer references report (id),
  published_on text check (published_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'),
  url text,
  headline text,
  reliability text check (reliability in ('A', 'B', 'C', 'D', 'E', 'F')),
  credibility text check (credibility in ('1', '2', '3', '4', '5', '6')),
  note text,
  batch_id integer references batch (id)
) strict;

-- A report's count of something, as its source gave it: also out of order (disordered = 1), which publishers do.
create table figure (
  id integer primary key,
  report_id integer not null references report (id) on delete cascade,
  measure text not null check (measure in ('killed', 'civilians', 'wounded', 'civilians-wounded', 'arrested', 'abducted', 'displaced')),
  low integer check (low >= 0),
  best integer check (best >= 0),
  high integer check (high >= 0),
  disordered integer not null generated always as
    (coalesce(low > best, 0) or coalesce(best > high, 0) or coalesce(low > high, 0)) virtual,
  unique (report_id, measure)
) strict;

-- How an actor is tied to an incident, and who said so: a source, or (source_id null) the actor itself.
create table attribution (
  id integer primary key autoincrement,
  uid text not null unique default (lower(substr(printf('%012x', cast(strftime('%s', 'now') as integer) * 1000 + cast(substr(strftime('%f', 'now'), 4) as integer)), 1, 8)
    || '-' || substr(printf('%012x', cast(strftime('%s', 'now') as integer) * 1000 + cast(substr(strftime('%f', 'now'), 4) as integer)), 9)
    || '-7' || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2)
    || '-' || hex(randomblob(6)))),
  version integer not null default 1 check (version > 0),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  removed_at text,
  incident_id integer not null references incident (id) on delete cascade,
  actor_id integer not null references actor (id),
  role text not null check (role in ('perpetrator', 'target', 'participant')),
  basis text not null default 'reported' check (basis in ('reported', 'claimed', 'blamed', 'denied')),
  doubted integer not null default 0 check (doubted in (0, 1)),
  source_id integer references source (id),
  batch_id integer references batch (id),
  check (source_id is not null or basis in ('claimed', 'denied'))
) strict;

-- What somebody said. The speaker may be a described group ("some analysts").
create table quote (
  id integer primary key autoincrement,
  uid text not null unique default (lower(substr(printf('%012x', cast(strftime('%s', 'now') as integer) * 1000 + cast(substr(strftime('%f', 'now'), 4) as integer)), 1, 8)
    || '-' || substr(printf('%012x', cast(strftime('%s', 'now') as integer) * 1000 + cast(substr(strftime('%f', 'now'), 4) as integer)), 9)
    || '-7' || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2)
    || '-' || hex(randomblob(6)))),
  version integer not null default 1 check (version > 0),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  removed_at text,
  said_from text not null check (said_from glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'),
  said_until text not null check (said_until glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'),
  date_precision text not null default 'day' check (date_precision in ('time', 'day', 'days', 'week', 'month', 'year', 'about')),
  text text not null check (text <> ''),
  verbatim integer not null default 1 check (verbatim in (0, 1)),
  speaker text,
  role text,
  organisation text,
  source_id integer references source (id),
  published_on text check (published_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'),
  url text,
  reliability text check (reliability in ('A', 'B', 'C', 'D', 'E', 'F')),
  credibility text check (credibility in ('1', '2', '3', '4', '5', '6')),
  note text,
  answers integer references quote (id),
  batch_id integer references batch (id),
  check (said_from <= said_until)
) strict;

-- A quote is about an actor.
create table quote_actor (
  id integer primary key,
  quote_id integer not null references quote (id) on delete cascade,
  actor_id integer not null references actor (id),
  unique (quote_id, actor_id)
) strict;

-- A quote is about an incident.
create table quote_incident (
  id integer primary key,
  quote_id integer not null references quote (id) on delete cascade,
  incident_id integer not null references incident (id) on delete cascade,
  unique (quote_id, incident_id)
) strict;

-- A figure about an actor: its strength, its losses since a date, prisoners, territory.
create table estimate (
  id integer primary key autoincrement,
  uid text not null unique default (lower(substr(printf('%012x', cast(strftime('%s', 'now') as integer) * 1000 + cast(substr(strftime('%f', 'now'), 4) as integer)), 1, 8)
    || '-' || substr(printf('%012x', cast(strftime('%s', 'now') as integer) * 1000 + cast(substr(strftime('%f', 'now'), 4) as integer)), 9)
    || '-7' || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2)
    || '-' || hex(randomblob(6)))),
  version integer not null default 1 check (version > 0),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  removed_at text,
  actor_id integer not null references actor (id),
  measure text not null check (measure in ('strength', 'losses', 'prisoners', 'territory', 'other')),
  low integer check (low >= 0),
  best integer check (best >= 0),
  high integer check (high >= 0),
  as_of_from text check (as_of_from glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'),
  as_of_until text check (as_of_until glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'),
  as_of_precision text check (as_of_precision in ('time', 'day', 'days', 'week', 'month', 'year', 'about')),
  since text check (since glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'),
  since_precision text check (since_precision in ('time', 'day', 'days', 'week', 'month', 'year', 'about')),
  source_id integer references source (id),
  published_on text check (published_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'),
  url text,
  reliability text check (reliability in ('A', 'B', 'C', 'D', 'E', 'F')),
  credibility text check (credibility in ('1', '2', '3', '4', '5', '6')),
  note text,
  batch_id integer references batch (id)
) strict;

-- A dated marker against which activity before and after is compared.
create table milestone (
  id integer primary key autoincrement,
  uid text not null unique default (lower(substr(printf('%012x', cast(strftime('%s', 'now') as integer) * 1000 + cast(substr(strftime('%f', 'now'), 4) as integer)), 1, 8)
    || '-' || substr(printf('%012x', cast(strftime('%s', 'now') as integer) * 1000 + cast(substr(strftime('%f', 'now'), 4) as integer)), 9)
    || '-7' || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2)
    || '-' || hex(randomblob(6)))),
  version integer not null default 1 check (version > 0),
  created_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at text not null default (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  removed_at text,
  occurred_from text not null check (occurred_from glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'),
  occurred_until text not null check (occurred_until glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'),
  date_precision text not null default 'day' check (date_precision in ('time', 'day', 'days', 'week', 'month', 'year', 'about')),
  name text not null check (name <> ''),
  note text,
  batch_id integer references batch (id),
  check (occurred_from <= occurred_until)
) strict;

-- What a publisher said of an incident, beside ours: its row as it came, and that row in our terms.
create table publisher_row (
  incident_id integer primary key references incident (id) on delete cascade,
  first_batch_id integer not null references batch (id),
  last_batch_id integer not null references batch (id),
  line integer not null,
  raw text not null,
  mapped text not null
) strict;

-- Indexes that the panels and the keys between tables need.
-- None of them is partial: a partial index looks smaller to the planner than it is, which then reads all through it.
create index incident_by_date on incident (occurred_from desc, id desc, removed_at);
create index incident_by_end on incident (occurred_until, occurred_from, removed_at);
create unique index incident_by_external_id on incident (external_id, dataset);
create index incident_by_place on incident (place, admin1, admin2, country);
-- The orders of the incident list: what is missing comes last both ways.
create index incident_by_killed on incident (coalesce(killed_best, killed_low, -1), id);
create index incident_by_least_killed on incident (coalesce(killed_best, killed_low, 1000000000000), id);
create index incident_by_status on incident (case coalesce(verdict, evidence)
    when 'reported' then 0 when 'corroborated' then 1 when 'confirmed' then 2 when 'disputed' then 3 else 4 end, id);
create index incident_by_type on incident (type || '/' || coalesce(subtype, ''), id);
create index incident_by_place_up on incident (coalesce('a' || coalesce(place, admin1, country), 'z'), id);
create index incident_by_place_down on incident (coalesce('z' || coalesce(place, admin1, country), 'a'), id);
create index incident_due on incident (id) where due = 1;
create index tag_by_name on tag (tag);
create index relation_by_other on relation (other_id);
create index alias_by_name on alias (name);
create index source_by_name on source (name);
create index actor_by_name on actor (name);
create index report_of_incident on report (incident_id);
create index report_by_source on report (source_id, incident_id);
create index attribution_of_incident on attribution (incident_id, role, basis, actor_id);
create index attribution_by_actor on attribution (actor_id, incident_id, role, basis);
create index quote_by_date on quote (said_from desc, id desc) where removed_at is null;
create index quote_actor_by_actor on quote_actor (actor_id);
create index quote_incident_by_incident on quote_incident (incident_id);
create index estimate_of_actor on estimate (actor_id);
create index milestone_by_date on milestone (occurred_from);

-- Full text of what people wrote: titles, narratives, quotes.
create virtual table incident_text using fts5 (title, narrative, content = 'incident', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
create virtual table quote_text using fts5 (text, speaker, organisation, content = 'quote', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');

create trigger incident_text_added after insert on incident begin
  insert into incident_text (rowid, title, narrative) values (new.id, new.title, new.narrative);
end;
create trigger incident_text_changed after update of title, narrative on incident begin
  insert into incident_text (incident_text, rowid, title, narrative) values ('delete', old.id, old.title, old.narrative);
  insert into incident_text (rowid, title, narrative) values (new.id, new.title, new.narrative);
end;
create trigger incident_text_removed after delete on incident begin
  insert into incident_text (incident_text, rowid, title, narrative) values ('delete', old.id, old.title, old.narrative);
end;

create trigger quote_text_added after insert on quote begin
  insert into quote_text (rowid, text, speaker, organisation) values (new.id, new.text, new.speaker, new.organisation);
end;
create trigger quote_text_changed after update of text, speaker, organisation on quote begin
  insert into quote_text (quote_text, rowid, text, speaker, organisation) values ('delete', old.id, old.text, old.speaker, old.organisation);
  insert into quote_text (rowid, text, speaker, organisation) values (new.id, new.text, new.speaker, new.organisation);
end;
create trigger quote_text_removed after delete on quote begin
  insert into quote_text (quote_text, rowid, text, speaker, organisation) values ('delete', old.id, old.text, old.speaker, old.organisation);
end;

-- Whatever an incident's standing is worked out from makes it due when it changes; an import works out what it brings.
create trigger figure_insert_due after insert on figure when not (select importing from context) begin
  update incident set due = 1 where due = 0 and id = (select incident_id from report where id = new.report_id);
end;
create trigger figure_update_due after update on figure begin
  update incident set due = 1 where due = 0 and id = (select incident_id from report where id = new.report_id);
end;
create trigger figure_delete_due after delete on figure begin
  update incident set due = 1 where due = 0 and id = (select incident_id from report where id = old.report_id);
end;
create trigger report_insert_due after insert on report when not (select importing from context) begin
  update incident set due = 1 where due = 0 and id = new.incident_id;
end;
create trigger report_update_due after update on report begin
  update incident set due = 1 where due = 0 and id = new.incident_id;
end;
create trigger report_delete_due after delete on report begin
  update incident set due = 1 where due = 0 and id = old.incident_id;
end;
create trigger attribution_insert_due after insert on attribution when not (select importing from context) begin
  update incident set due = 1 where due = 0 and id = new.incident_id;
end;
create trigger attribution_update_due after update on attribution begin
  update incident set due = 1 where due = 0 and id = new.incident_id;
end;
create trigger attribution_delete_due after delete on attribution begin
  update incident set due = 1 where due = 0 and id = old.incident_id;
end;
create trigger actor_merged_due after update of merged_into on actor begin
  update incident set due = 1 where due = 0
    and id in (select incident_id from attribution where actor_id = new.id);
end;
create trigger source_origin_due after update of origin_id on source begin
  update incident set due = 1 where due = 0
    and id in (select incident_id from report where source_id = new.id);
end;

-- Every write has its line in the change log, in its own transaction.
create trigger batch_added after insert on batch when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'batch', new.id, null, json_object(
    'id', new.id, 'uid', new.uid, 'version', new.version, 'created_at', new.created_at, 'updated_at', new.updated_at,
    'removed_at', new.removed_at, 'dataset', new.dataset, 'format', new.format, 'file', new.file,
    'sha256', new.sha256, 'publisher_version', new.publisher_version, 'started_at', new.started_at, 'who', new.who,
    'added', new.added, 'changed', new.changed, 'unchanged', new.unchanged, 'rejected', new.rejected));
end;
create trigger batch_changed after update of removed_at, dataset, format, file, sha256, publisher_version, started_at, who, added, changed, unchanged, rejected on batch when not (select importing from context) begin
  update batch set version = old.version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') where id = old.id;
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'batch', new.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'dataset', old.dataset, 'format', old.format, 'file', old.file,
    'sha256', old.sha256, 'publisher_version', old.publisher_version, 'started_at', old.started_at, 'who', old.who,
    'added', old.added, 'changed', old.changed, 'unchanged', old.unchanged, 'rejected', old.rejected),
    (select json_object(
    'id', t.id, 'uid', t.uid, 'version', t.version, 'created_at', t.created_at, 'updated_at', t.updated_at,
    'removed_at', t.removed_at, 'dataset', t.dataset, 'format', t.format, 'file', t.file, 'sha256', t.sha256,
    'publisher_version', t.publisher_version, 'started_at', t.started_at, 'who', t.who, 'added', t.added,
    'changed', t.changed, 'unchanged', t.unchanged, 'rejected', t.rejected) from batch as t where t.id = new.id));
end;
create trigger batch_deleted after delete on batch when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'batch', old.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'dataset', old.dataset, 'format', old.format, 'file', old.file,
    'sha256', old.sha256, 'publisher_version', old.publisher_version, 'started_at', old.started_at, 'who', old.who,
    'added', old.added, 'changed', old.changed, 'unchanged', old.unchanged, 'rejected', old.rejected), null);
end;

create trigger source_added after insert on source when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'source', new.id, null, json_object(
    'id', new.id, 'uid', new.uid, 'version', new.version, 'created_at', new.created_at, 'updated_at', new.updated_at,
    'removed_at', new.removed_at, 'name', new.name, 'reliability', new.reliability, 'origin_id', new.origin_id,
    'batch_id', new.batch_id));
end;
create trigger source_changed after update of removed_at, name, reliability, origin_id, batch_id on source when not (select importing from context) begin
  update source set version = old.version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') where id = old.id;
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'source', new.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'name', old.name, 'reliability', old.reliability, 'origin_id', old.origin_id,
    'batch_id', old.batch_id),
    (select json_object(
    'id', t.id, 'uid', t.uid, 'version', t.version, 'created_at', t.created_at, 'updated_at', t.updated_at,
    'removed_at', t.removed_at, 'name', t.name, 'reliability', t.reliability, 'origin_id', t.origin_id,
    'batch_id', t.batch_id) from source as t where t.id = new.id));
end;
create trigger source_deleted after delete on source when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'source', old.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'name', old.name, 'reliability', old.reliability, 'origin_id', old.origin_id,
    'batch_id', old.batch_id), null);
end;

create trigger actor_added after insert on actor when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'actor', new.id, null, json_object(
    'id', new.id, 'uid', new.uid, 'version', new.version, 'created_at', new.created_at, 'updated_at', new.updated_at,
    'removed_at', new.removed_at, 'name', new.name, 'short_name', new.short_name, 'kind', new.kind,
    'merged_into', new.merged_into, 'batch_id', new.batch_id));
end;
create trigger actor_changed after update of removed_at, name, short_name, kind, merged_into, batch_id on actor when not (select importing from context) begin
  update actor set version = old.version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') where id = old.id;
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'actor', new.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'name', old.name, 'short_name', old.short_name, 'kind', old.kind,
    'merged_into', old.merged_into, 'batch_id', old.batch_id),
    (select json_object(
    'id', t.id, 'uid', t.uid, 'version', t.version, 'created_at', t.created_at, 'updated_at', t.updated_at,
    'removed_at', t.removed_at, 'name', t.name, 'short_name', t.short_name, 'kind', t.kind,
    'merged_into', t.merged_into, 'batch_id', t.batch_id) from actor as t where t.id = new.id));
end;
create trigger actor_deleted after delete on actor when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'actor', old.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'name', old.name, 'short_name', old.short_name, 'kind', old.kind,
    'merged_into', old.merged_into, 'batch_id', old.batch_id), null);
end;

create trigger alias_added after insert on alias when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'alias', new.id, null, json_object(
    'id', new.id, 'actor_id', new.actor_id, 'name', new.name));
end;
create trigger alias_changed after update on alias when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'alias', new.id, json_object(
    'id', old.id, 'actor_id', old.actor_id, 'name', old.name), json_object(
    'id', new.id, 'actor_id', new.actor_id, 'name', new.name));
end;
create trigger alias_deleted after delete on alias when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'alias', old.id, json_object(
    'id', old.id, 'actor_id', old.actor_id, 'name', old.name), null);
end;

create trigger incident_added after insert on incident when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'incident', new.id, null, json_object(
    'id', new.id, 'uid', new.uid, 'version', new.version, 'created_at', new.created_at, 'updated_at', new.updated_at,
    'removed_at', new.removed_at, 'occurred_from', new.occurred_from, 'occurred_until', new.occurred_until,
    'date_precision', new.date_precision, 'type', new.type, 'subtype', new.subtype, 'title', new.title,
    'narrative', new.narrative, 'place', new.place, 'admin1', new.admin1, 'admin2', new.admin2,
    'country', new.country, 'lat', new.lat, 'lon', new.lon, 'place_precision', new.place_precision,
    'verdict', new.verdict, 'verdict_note', new.verdict_note, 'dataset', new.dataset, 'external_id', new.external_id,
    'batch_id', new.batch_id));
end;
create trigger incident_changed after update of removed_at, occurred_from, occurred_until, date_precision, type, subtype, title, narrative, place, admin1, admin2, country, lat, lon, place_precision, verdict, verdict_note, dataset, external_id, batch_id on incident when not (select importing from context) begin
  update incident set version = old.version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') where id = old.id;
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'incident', new.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'occurred_from', old.occurred_from, 'occurred_until', old.occurred_until,
    'date_precision', old.date_precision, 'type', old.type, 'subtype', old.subtype, 'title', old.title,
    'narrative', old.narrative, 'place', old.place, 'admin1', old.admin1, 'admin2', old.admin2,
    'country', old.country, 'lat', old.lat, 'lon', old.lon, 'place_precision', old.place_precision,
    'verdict', old.verdict, 'verdict_note', old.verdict_note, 'dataset', old.dataset, 'external_id', old.external_id,
    'batch_id', old.batch_id),
    (select json_object(
    'id', t.id, 'uid', t.uid, 'version', t.version, 'created_at', t.created_at, 'updated_at', t.updated_at,
    'removed_at', t.removed_at, 'occurred_from', t.occurred_from, 'occurred_until', t.occurred_until,
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
    'removed_at', old.removed_at, 'occurred_from', old.occurred_from, 'occurred_until', old.occurred_until,
    'date_precision', old.date_precision, 'type', old.type, 'subtype', old.subtype, 'title', old.title,
    'narrative', old.narrative, 'place', old.place, 'admin1', old.admin1, 'admin2', old.admin2,
    'country', old.country, 'lat', old.lat, 'lon', old.lon, 'place_precision', old.place_precision,
    'verdict', old.verdict, 'verdict_note', old.verdict_note, 'dataset', old.dataset, 'external_id', old.external_id,
    'batch_id', old.batch_id), null);
end;

create trigger tag_added after insert on tag when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'tag', new.id, null, json_object(
    'id', new.id, 'incident_id', new.incident_id, 'tag', new.tag));
end;
create trigger tag_changed after update on tag when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'tag', new.id, json_object(
    'id', old.id, 'incident_id', old.incident_id, 'tag', old.tag), json_object(
    'id', new.id, 'incident_id', new.incident_id, 'tag', new.tag));
end;
create trigger tag_deleted after delete on tag when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'tag', old.id, json_object(
    'id', old.id, 'incident_id', old.incident_id, 'tag', old.tag), null);
end;

create trigger relation_added after insert on relation when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'relation', new.id, null, json_object(
    'id', new.id, 'incident_id', new.incident_id, 'other_id', new.other_id, 'kind', new.kind));
end;
create trigger relation_changed after update on relation when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'relation', new.id, json_object(
    'id', old.id, 'incident_id', old.incident_id, 'other_id', old.other_id, 'kind', old.kind), json_object(
    'id', new.id, 'incident_id', new.incident_id, 'other_id', new.other_id, 'kind', new.kind));
end;
create trigger relation_deleted after delete on relation when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'relation', old.id, json_object(
    'id', old.id, 'incident_id', old.incident_id, 'other_id', old.other_id, 'kind', old.kind), null);
end;

create trigger report_added after insert on report when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'report', new.id, null, json_object(
    'id', new.id, 'uid', new.uid, 'version', new.version, 'created_at', new.created_at, 'updated_at', new.updated_at,
    'removed_at', new.removed_at, 'incident_id', new.incident_id, 'source_id', new.source_id,
    'derives_from', new.derives_from, 'published_on', new.published_on, 'url', new.url, 'headline', new.headline,
    'reliability', new.reliability, 'credibility', new.credibility, 'note', new.note, 'batch_id', new.batch_id));
end;
create trigger report_changed after update of removed_at, incident_id, source_id, derives_from, published_on, url, headline, reliability, credibility, note, batch_id on report when not (select importing from context) begin
  update report set version = old.version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') where id = old.id;
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'report', new.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'incident_id', old.incident_id, 'source_id', old.source_id,
    'derives_from', old.derives_from, 'published_on', old.published_on, 'url', old.url, 'headline', old.headline,
    'reliability', old.reliability, 'credibility', old.credibility, 'note', old.note, 'batch_id', old.batch_id),
    (select json_object(
    'id', t.id, 'uid', t.uid, 'version', t.version, 'created_at', t.created_at, 'updated_at', t.updated_at,
    'removed_at', t.removed_at, 'incident_id', t.incident_id, 'source_id', t.source_id,
    'derives_from', t.derives_from, 'published_on', t.published_on, 'url', t.url, 'headline', t.headline,
    'reliability', t.reliability, 'credibility', t.credibility, 'note', t.note, 'batch_id', t.batch_id) from report as t where t.id = new.id));
end;
create trigger report_deleted after delete on report when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'report', old.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'incident_id', old.incident_id, 'source_id', old.source_id,
    'derives_from', old.derives_from, 'published_on', old.published_on, 'url', old.url, 'headline', old.headline,
    'reliability', old.reliability, 'credibility', old.credibility, 'note', old.note, 'batch_id', old.batch_id), null);
end;

create trigger figure_added after insert on figure when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'figure', new.id, null, json_object(
    'id', new.id, 'report_id', new.report_id, 'measure', new.measure, 'low', new.low, 'best', new.best,
    'high', new.high));
end;
create trigger figure_changed after update on figure when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'figure', new.id, json_object(
    'id', old.id, 'report_id', old.report_id, 'measure', old.measure, 'low', old.low, 'best', old.best,
    'high', old.high), json_object(
    'id', new.id, 'report_id', new.report_id, 'measure', new.measure, 'low', new.low, 'best', new.best,
    'high', new.high));
end;
create trigger figure_deleted after delete on figure when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'figure', old.id, json_object(
    'id', old.id, 'report_id', old.report_id, 'measure', old.measure, 'low', old.low, 'best', old.best,
    'high', old.high), null);
end;

create trigger attribution_added after insert on attribution when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'attribution', new.id, null, json_object(
    'id', new.id, 'uid', new.uid, 'version', new.version, 'created_at', new.created_at, 'updated_at', new.updated_at,
    'removed_at', new.removed_at, 'incident_id', new.incident_id, 'actor_id', new.actor_id, 'role', new.role,
    'basis', new.basis, 'doubted', new.doubted, 'source_id', new.source_id, 'batch_id', new.batch_id));
end;
create trigger attribution_changed after update of removed_at, incident_id, actor_id, role, basis, doubted, source_id, batch_id on attribution when not (select importing from context) begin
  update attribution set version = old.version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') where id = old.id;
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'attribution', new.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'incident_id', old.incident_id, 'actor_id', old.actor_id, 'role', old.role,
    'basis', old.basis, 'doubted', old.doubted, 'source_id', old.source_id, 'batch_id', old.batch_id),
    (select json_object(
    'id', t.id, 'uid', t.uid, 'version', t.version, 'created_at', t.created_at, 'updated_at', t.updated_at,
    'removed_at', t.removed_at, 'incident_id', t.incident_id, 'actor_id', t.actor_id, 'role', t.role,
    'basis', t.basis, 'doubted', t.doubted, 'source_id', t.source_id, 'batch_id', t.batch_id) from attribution as t where t.id = new.id));
end;
create trigger attribution_deleted after delete on attribution when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'attribution', old.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'incident_id', old.incident_id, 'actor_id', old.actor_id, 'role', old.role,
    'basis', old.basis, 'doubted', old.doubted, 'source_id', old.source_id, 'batch_id', old.batch_id), null);
end;

create trigger quote_added after insert on quote when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'quote', new.id, null, json_object(
    'id', new.id, 'uid', new.uid, 'version', new.version, 'created_at', new.created_at, 'updated_at', new.updated_at,
    'removed_at', new.removed_at, 'said_from', new.said_from, 'said_until', new.said_until,
    'date_precision', new.date_precision, 'text', new.text, 'verbatim', new.verbatim, 'speaker', new.speaker,
    'role', new.role, 'organisation', new.organisation, 'source_id', new.source_id, 'published_on', new.published_on,
    'url', new.url, 'reliability', new.reliability, 'credibility', new.credibility, 'note', new.note,
    'answers', new.answers, 'batch_id', new.batch_id));
end;
create trigger quote_changed after update of removed_at, said_from, said_until, date_precision, text, verbatim, speaker, role, organisation, source_id, published_on, url, reliability, credibility, note, answers, batch_id on quote when not (select importing from context) begin
  update quote set version = old.version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') where id = old.id;
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'quote', new.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'said_from', old.said_from, 'said_until', old.said_until,
    'date_precision', old.date_precision, 'text', old.text, 'verbatim', old.verbatim, 'speaker', old.speaker,
    'role', old.role, 'organisation', old.organisation, 'source_id', old.source_id, 'published_on', old.published_on,
    'url', old.url, 'reliability', old.reliability, 'credibility', old.credibility, 'note', old.note,
    'answers', old.answers, 'batch_id', old.batch_id),
    (select json_object(
    'id', t.id, 'uid', t.uid, 'version', t.version, 'created_at', t.created_at, 'updated_at', t.updated_at,
    'removed_at', t.removed_at, 'said_from', t.said_from, 'said_until', t.said_until,
    'date_precision', t.date_precision, 'text', t.text, 'verbatim', t.verbatim, 'speaker', t.speaker, 'role', t.role,
    'organisation', t.organisation, 'source_id', t.source_id, 'published_on', t.published_on, 'url', t.url,
    'reliability', t.reliability, 'credibility', t.credibility, 'note', t.note, 'answers', t.answers,
    'batch_id', t.batch_id) from quote as t where t.id = new.id));
end;
create trigger quote_deleted after delete on quote when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'quote', old.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'said_from', old.said_from, 'said_until', old.said_until,
    'date_precision', old.date_precision, 'text', old.text, 'verbatim', old.verbatim, 'speaker', old.speaker,
    'role', old.role, 'organisation', old.organisation, 'source_id', old.source_id, 'published_on', old.published_on,
    'url', old.url, 'reliability', old.reliability, 'credibility', old.credibility, 'note', old.note,
    'answers', old.answers, 'batch_id', old.batch_id), null);
end;

create trigger quote_actor_added after insert on quote_actor when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'quote_actor', new.id, null, json_object(
    'id', new.id, 'quote_id', new.quote_id, 'actor_id', new.actor_id));
end;
create trigger quote_actor_changed after update on quote_actor when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'quote_actor', new.id, json_object(
    'id', old.id, 'quote_id', old.quote_id, 'actor_id', old.actor_id), json_object(
    'id', new.id, 'quote_id', new.quote_id, 'actor_id', new.actor_id));
end;
create trigger quote_actor_deleted after delete on quote_actor when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'quote_actor', old.id, json_object(
    'id', old.id, 'quote_id', old.quote_id, 'actor_id', old.actor_id), null);
end;

create trigger quote_incident_added after insert on quote_incident when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'quote_incident', new.id, null, json_object(
    'id', new.id, 'quote_id', new.quote_id, 'incident_id', new.incident_id));
end;
create trigger quote_incident_changed after update on quote_incident when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'quote_incident', new.id, json_object(
    'id', old.id, 'quote_id', old.quote_id, 'incident_id', old.incident_id), json_object(
    'id', new.id, 'quote_id', new.quote_id, 'incident_id', new.incident_id));
end;
create trigger quote_incident_deleted after delete on quote_incident when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'quote_incident', old.id, json_object(
    'id', old.id, 'quote_id', old.quote_id, 'incident_id', old.incident_id), null);
end;

create trigger estimate_added after insert on estimate when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'estimate', new.id, null, json_object(
    'id', new.id, 'uid', new.uid, 'version', new.version, 'created_at', new.created_at, 'updated_at', new.updated_at,
    'removed_at', new.removed_at, 'actor_id', new.actor_id, 'measure', new.measure, 'low', new.low, 'best', new.best,
    'high', new.high, 'as_of_from', new.as_of_from, 'as_of_until', new.as_of_until,
    'as_of_precision', new.as_of_precision, 'since', new.since, 'since_precision', new.since_precision,
    'source_id', new.source_id, 'published_on', new.published_on, 'url', new.url, 'reliability', new.reliability,
    'credibility', new.credibility, 'note', new.note, 'batch_id', new.batch_id));
end;
create trigger estimate_changed after update of removed_at, actor_id, measure, low, best, high, as_of_from, as_of_until, as_of_precision, since, since_precision, source_id, published_on, url, reliability, credibility, note, batch_id on estimate when not (select importing from context) begin
  update estimate set version = old.version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') where id = old.id;
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'estimate', new.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'actor_id', old.actor_id, 'measure', old.measure, 'low', old.low, 'best', old.best,
    'high', old.high, 'as_of_from', old.as_of_from, 'as_of_until', old.as_of_until,
    'as_of_precision', old.as_of_precision, 'since', old.since, 'since_precision', old.since_precision,
    'source_id', old.source_id, 'published_on', old.published_on, 'url', old.url, 'reliability', old.reliability,
    'credibility', old.credibility, 'note', old.note, 'batch_id', old.batch_id),
    (select json_object(
    'id', t.id, 'uid', t.uid, 'version', t.version, 'created_at', t.created_at, 'updated_at', t.updated_at,
    'removed_at', t.removed_at, 'actor_id', t.actor_id, 'measure', t.measure, 'low', t.low, 'best', t.best,
    'high', t.high, 'as_of_from', t.as_of_from, 'as_of_until', t.as_of_until, 'as_of_precision', t.as_of_precision,
    'since', t.since, 'since_precision', t.since_precision, 'source_id', t.source_id, 'published_on', t.published_on,
    'url', t.url, 'reliability', t.reliability, 'credibility', t.credibility, 'note', t.note, 'batch_id', t.batch_id) from estimate as t where t.id = new.id));
end;
create trigger estimate_deleted after delete on estimate when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'estimate', old.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'actor_id', old.actor_id, 'measure', old.measure, 'low', old.low, 'best', old.best,
    'high', old.high, 'as_of_from', old.as_of_from, 'as_of_until', old.as_of_until,
    'as_of_precision', old.as_of_precision, 'since', old.since, 'since_precision', old.since_precision,
    'source_id', old.source_id, 'published_on', old.published_on, 'url', old.url, 'reliability', old.reliability,
    'credibility', old.credibility, 'note', old.note, 'batch_id', old.batch_id), null);
end;

create trigger milestone_added after insert on milestone when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'milestone', new.id, null, json_object(
    'id', new.id, 'uid', new.uid, 'version', new.version, 'created_at', new.created_at, 'updated_at', new.updated_at,
    'removed_at', new.removed_at, 'occurred_from', new.occurred_from, 'occurred_until', new.occurred_until,
    'date_precision', new.date_precision, 'name', new.name, 'note', new.note, 'batch_id', new.batch_id));
end;
create trigger milestone_changed after update of removed_at, occurred_from, occurred_until, date_precision, name, note, batch_id on milestone when not (select importing from context) begin
  update milestone set version = old.version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') where id = old.id;
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'milestone', new.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'occurred_from', old.occurred_from, 'occurred_until', old.occurred_until,
    'date_precision', old.date_precision, 'name', old.name, 'note', old.note, 'batch_id', old.batch_id),
    (select json_object(
    'id', t.id, 'uid', t.uid, 'version', t.version, 'created_at', t.created_at, 'updated_at', t.updated_at,
    'removed_at', t.removed_at, 'occurred_from', t.occurred_from, 'occurred_until', t.occurred_until,
    'date_precision', t.date_precision, 'name', t.name, 'note', t.note, 'batch_id', t.batch_id) from milestone as t where t.id = new.id));
end;
create trigger milestone_deleted after delete on milestone when not (select importing from context) begin
  insert into action (who, kind, title) select 'sqlite3', 'outside', 'written outside Watchfloor'
    where (select action_id from context) is null;
  insert into change (action_id, tab, row_id, before, after) values (
    coalesce((select action_id from context), (select max(id) from action)), 'milestone', old.id, json_object(
    'id', old.id, 'uid', old.uid, 'version', old.version, 'created_at', old.created_at, 'updated_at', old.updated_at,
    'removed_at', old.removed_at, 'occurred_from', old.occurred_from, 'occurred_until', old.occurred_until,
    'date_precision', old.date_precision, 'name', old.name, 'note', old.note, 'batch_id', old.batch_id), null);
end;
