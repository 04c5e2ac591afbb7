-- Doubts about rows of a sheet are told by the row's number in it.
create table doubt_told (
  id integer primary key,
  batch_id integer not null references batch (id),
  kind text not null,
  text text,
  line integer,
  unit text not null check (unit in ('line', 'row', 'record')),
  rows integer not null check (rows > 0)
) strict;
insert into doubt_told select id, batch_id, kind, text, line, unit, rows from doubt;
drop table doubt;
alter table doubt_told rename to doubt;
create index doubt_of_batch on doubt (batch_id);
