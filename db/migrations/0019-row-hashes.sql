-- A hash of the names of a row's columns and of the text that is packed, by which an import recognises a row that is there
-- already. The function row_hash belongs to the connection that migrates (src/store/sqlite/connection/migrate.ts).
alter table publisher_row add column hash blob;
alter table publisher_row_before add column hash blob;
update publisher_row set hash = row_hash((select columns from row_header where id = header_id), packed);
update publisher_row_before set hash = row_hash((select columns from row_header where id = header_id), packed);
