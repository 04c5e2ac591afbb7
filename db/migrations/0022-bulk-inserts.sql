-- An import inserts many incidents with one statement. What triggers do for each row alone, the words that are searched and the mark
-- that the incident is to be counted, is then done for all of them with one statement: the triggers stand aside while `bulk` is set, and
-- `bulk_added` takes their place. The context is of the transaction, and only an import sets it, around its insert.
alter table context add column bulk integer not null default 0 check (bulk in (0, 1));

drop trigger incident_insert_count;
create trigger incident_insert_count after insert on incident when not (select bulk from context) begin
  insert into waiting_to_count select new.id where (select importing from context);
  insert into recount select new.id where not (select importing from context);
end;

drop trigger incident_text_added;
create trigger incident_text_added after insert on incident when not (select bulk from context) begin
  insert into incident_text (rowid, title, narrative) select id, title, narrative from incident_words where id = new.id;
end;

create view bulk_added as select null as first, null as last;
create trigger bulk_followed instead of insert on bulk_added begin
  insert into incident_text (rowid, title, narrative)
    select id, title, narrative from incident_words where id between new.first and new.last;
  insert into waiting_to_count select id from incident where id between new.first and new.last;
end;

-- Nothing has used it since an import is taken back incident by incident.
drop trigger batch_uncounted;
drop view uncount_batch;
