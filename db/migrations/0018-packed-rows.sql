-- Publishers' rows are stored compressed, each by itself, so that deleting a row deletes all of its text. The functions
-- row_columns and packed_row belong to the connection that migrates (src/store/sqlite/connection/migrate.ts).

-- The names of the columns of publishers' rows, as a JSON array: once for all rows that have the same.
create table row_header (
  id integer primary key,
  columns text not null unique
) strict;

insert into row_header (columns)
  select columns from (
    select row_columns(raw) as columns from publisher_row union all select row_columns(raw) from publisher_row_before
  ) where columns is not null group by columns having count(*) > 1 order by count(*) desc limit 1000;

-- `packed`: the row as it came, and in our terms, compressed. Without a header, it holds the names of its columns itself.
create table packed_row (
  incident_id integer primary key references incident (id) on delete cascade,
  first_batch_id integer not null references batch (id),
  last_batch_id integer not null references batch (id),
  seen_batch_id integer,
  line integer not null,
  header_id integer,
  packed blob not null
) strict;

insert into packed_row (incident_id, first_batch_id, last_batch_id, seen_batch_id, line, header_id, packed)
  select incident_id, first_batch_id, last_batch_id, seen_batch_id, line, row_header.id,
    packed_row(raw, mapped, row_header.id is null)
  from publisher_row left join row_header on columns = row_columns(raw) order by incident_id;

create table packed_row_before (
  batch_id integer not null references batch (id),
  incident_id integer not null references incident (id) on delete cascade,
  first_batch_id integer not null,
  last_batch_id integer not null,
  line integer not null,
  header_id integer,
  packed blob not null,
  primary key (batch_id, incident_id)
) strict;

insert into packed_row_before (batch_id, incident_id, first_batch_id, last_batch_id, line, header_id, packed)
  select batch_id, incident_id, first_batch_id, last_batch_id, line, row_header.id,
    packed_row(raw, mapped, row_header.id is null)
  from publisher_row_before left join row_header on columns = row_columns(raw) order by batch_id, incident_id;

drop table publisher_row;
drop table publisher_row_before;
alter table packed_row rename to publisher_row;
alter table packed_row_before rename to publisher_row_before;
create index publisher_row_before_of on publisher_row_before (incident_id);
