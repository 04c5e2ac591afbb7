-- The spellings of places, areas, datasets, tags, speakers, organisations, and of names of actors and sources, each once with how
-- many rows have it. Reading them from the rows took a tenth of a second after every write.
create table spelling (
  field text not null,
  word text not null,
  -- The form by which words of the field match, which the program works out; null until its next writer has done so.
  folded text,
  -- How many rows have it that are not removed, and how many that are.
  uses integer not null,
  removed integer not null,
  primary key (field, word)
) strict, without rowid;
create index spelling_by_folded on spelling (field, folded);
create index spelling_unfolded on spelling (field, word) where folded is null;
-- Those that no row has any more, until they are deleted.
create index spelling_unused on spelling (field, word) where uses = 0 and removed = 0;

-- The version of the rule by which the program folded them. With another one it folds all of them again.
create table spelling_rule (version integer not null) strict;
insert into spelling_rule values (1);

-- Short names are found by an index, as names are.
create index actor_by_short_name on actor (short_name) where short_name is not null;

-- The words of one row: insert into spell values (field, word, 1 or -1, the row's removed_at). What is added comes before what is
-- taken away, so that a word that stays is not forgotten in between.
create view spell as select null as field, null as word, null as sign, null as removed_at;
create trigger spelt instead of insert on spell when new.word is not null begin
  insert into spelling (field, word, uses, removed)
    values (new.field, new.word, new.sign * (new.removed_at is null), new.sign * (new.removed_at is not null))
    on conflict do update set uses = uses + excluded.uses, removed = removed + excluded.removed;
  delete from spelling where uses = 0 and removed = 0;
end;

-- The words of the incidents in counting_now, tags among them, all at once: insert into spell_incidents values (1 or -1).
create view incident_spelling as
  select 'place' as field, place as word, removed_at from counting_now cross join incident using (id)
  union all select 'admin1', admin1, removed_at from counting_now cross join incident using (id)
  union all select 'admin2', admin2, removed_at from counting_now cross join incident using (id)
  union all select 'dataset', dataset, removed_at from counting_now cross join incident using (id)
  union all select 'tag', tag, removed_at
    from counting_now cross join incident using (id) cross join tag on tag.incident_id = incident.id;
create view spell_incidents as select null as sign;
create trigger incidents_spelt instead of insert on spell_incidents begin
  insert into spelling (field, word, uses, removed)
    select field, word, new.sign * sum(removed_at is null), new.sign * sum(removed_at is not null)
    from incident_spelling where word is not null group by field, word
    on conflict do update set uses = uses + excluded.uses, removed = removed + excluded.removed;
  delete from spelling where uses = 0 and removed = 0;
end;

-- The words of everything else. A name of an actor or source is found whether or not that is removed.
create view other_spelling as
  select 'speaker' as field, speaker as word, removed_at from quote
  union all select 'organisation', organisation, removed_at from quote
  union all select 'actor', name, null from actor
  union all select 'actor', short_name, null from actor
  union all select 'actor', name, null from alias
  union all select 'source', name, null from source;
create view spell_others as select null as now;
create trigger others_spelt instead of insert on spell_others begin
  insert into spelling (field, word, uses, removed)
    select field, word, sum(removed_at is null), sum(removed_at is not null)
    from other_spelling where word is not null group by field, word;
end;

-- The new incidents of an import, and everything anew.
drop trigger waiting_counted;
create trigger waiting_counted instead of insert on count_waiting begin
  insert into counting_now select id from waiting_to_count;
  insert into spell_incidents values (1);
  insert into count_anew values (1);
  delete from waiting_to_count;
end;
drop trigger all_recounted;
create trigger all_recounted instead of insert on recount_all begin
  insert into follow_merges values (1);
  delete from day_tally;
  delete from actor_tally;
  delete from digest;
  delete from contribution;
  delete from actor_contribution;
  delete from spelling;
  delete from waiting_to_count;
  insert into counting_now select id from incident;
  insert into spell_incidents values (1);
  insert into count_anew values (1);
  insert into spell_others values (1);
end;

-- Every other write, by whatever program. An incident without a digest is not counted yet, or no longer.
create trigger incident_spelling_insert after insert on incident when not (select importing from context) begin
  insert into spell values ('place', new.place, 1, new.removed_at), ('admin1', new.admin1, 1, new.removed_at),
    ('admin2', new.admin2, 1, new.removed_at), ('dataset', new.dataset, 1, new.removed_at);
end;
create trigger incident_spelling_update after update of place, admin1, admin2, dataset, removed_at on incident
  when exists (select 1 from digest where id = old.id) begin
  insert into spell values ('place', new.place, 1, new.removed_at), ('admin1', new.admin1, 1, new.removed_at),
    ('admin2', new.admin2, 1, new.removed_at), ('dataset', new.dataset, 1, new.removed_at),
    ('place', old.place, -1, old.removed_at), ('admin1', old.admin1, -1, old.removed_at),
    ('admin2', old.admin2, -1, old.removed_at), ('dataset', old.dataset, -1, old.removed_at);
  insert into spell select 'tag', tag, 1, new.removed_at from tag
    where incident_id = new.id and (old.removed_at is null) <> (new.removed_at is null);
  insert into spell select 'tag', tag, -1, old.removed_at from tag
    where incident_id = new.id and (old.removed_at is null) <> (new.removed_at is null);
end;
create trigger incident_spelling_delete before delete on incident when exists (select 1 from digest where id = old.id) begin
  -- While it is still counted, so that they are taken out too.
  delete from tag where incident_id = old.id;
  insert into spell values ('place', old.place, -1, old.removed_at), ('admin1', old.admin1, -1, old.removed_at),
    ('admin2', old.admin2, -1, old.removed_at), ('dataset', old.dataset, -1, old.removed_at);
end;
create trigger tag_spelling_insert after insert on tag begin
  insert into spell select 'tag', new.tag, 1, removed_at from digest where id = new.incident_id;
end;
create trigger tag_spelling_update after update on tag begin
  insert into spell select 'tag', new.tag, 1, removed_at from digest where id = new.incident_id;
  insert into spell select 'tag', old.tag, -1, removed_at from digest where id = old.incident_id;
end;
create trigger tag_spelling_delete after delete on tag begin
  insert into spell select 'tag', old.tag, -1, removed_at from digest where id = old.incident_id;
end;
create trigger quote_spelling_insert after insert on quote begin
  insert into spell values ('speaker', new.speaker, 1, new.removed_at), ('organisation', new.organisation, 1, new.removed_at);
end;
create trigger quote_spelling_update after update of speaker, organisation, removed_at on quote begin
  insert into spell values ('speaker', new.speaker, 1, new.removed_at), ('organisation', new.organisation, 1, new.removed_at),
    ('speaker', old.speaker, -1, old.removed_at), ('organisation', old.organisation, -1, old.removed_at);
end;
create trigger quote_spelling_delete after delete on quote begin
  insert into spell values ('speaker', old.speaker, -1, old.removed_at), ('organisation', old.organisation, -1, old.removed_at);
end;
create trigger actor_spelling_insert after insert on actor begin
  insert into spell values ('actor', new.name, 1, null), ('actor', new.short_name, 1, null);
end;
create trigger actor_spelling_update after update of name, short_name on actor begin
  insert into spell values ('actor', new.name, 1, null), ('actor', new.short_name, 1, null),
    ('actor', old.name, -1, null), ('actor', old.short_name, -1, null);
end;
create trigger actor_spelling_delete after delete on actor begin
  insert into spell values ('actor', old.name, -1, null), ('actor', old.short_name, -1, null);
end;
create trigger alias_spelling_insert after insert on alias begin
  insert into spell values ('actor', new.name, 1, null);
end;
create trigger alias_spelling_update after update of name on alias begin
  insert into spell values ('actor', new.name, 1, null), ('actor', old.name, -1, null);
end;
create trigger alias_spelling_delete after delete on alias begin
  insert into spell values ('actor', old.name, -1, null);
end;
create trigger source_spelling_insert after insert on source begin
  insert into spell values ('source', new.name, 1, null);
end;
create trigger source_spelling_update after update of name on source begin
  insert into spell values ('source', new.name, 1, null), ('source', old.name, -1, null);
end;
create trigger source_spelling_delete after delete on source begin
  insert into spell values ('source', old.name, -1, null);
end;

-- What is here already.
insert into counting_now select id from incident;
insert into spell_incidents values (1);
delete from counting_now;
insert into spell_others values (1);
