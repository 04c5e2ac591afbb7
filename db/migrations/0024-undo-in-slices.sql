-- The undo of an import of many rows is written in slices, too: when it began, and how many records it has dealt with. The columns of
-- the process that writes an import then tell of the one that undoes it.
alter table batch add column undo_begun_at text;
alter table batch add column undone integer not null default 0;
