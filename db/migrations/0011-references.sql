-- Every column that names a row which may be deleted has an index: SQLite looks for rows that name it at each one that goes, and
-- without an index it reads the whole table each time, so that taking back an import of twice the rows took four times as long.
-- Most of these columns are empty; where they are, the index holds nothing.
create index report_by_origin on report (derives_from) where derives_from is not null;
create index attribution_by_sayer on attribution (source_id) where source_id is not null;
create index quote_by_source on quote (source_id) where source_id is not null;
create index quote_by_answered on quote (answers) where answers is not null;
create index estimate_by_source on estimate (source_id) where source_id is not null;
create index source_by_origin on source (origin_id) where origin_id is not null;
