-- What an import found doubtful in rows that went in: a row for each of the first different texts of a kind, and one without a
-- text for all further ones. line is where the first of them stands (null: it is about the file); unit what its number counts.
create table doubt (
  id integer primary key,
  batch_id integer not null references batch (id),
  kind text not null,
  text text,
  line integer,
  unit text not null check (unit in ('line', 'record')),
  rows integer not null check (rows > 0)
) strict;
create index doubt_of_batch on doubt (batch_id);
