-- An action has a uid, a UUIDv7, which the program that asks for it makes. If the answer is lost, the program asks again with
-- the same uid, and the action is answered as it was, but not done twice. What other programs write gets a uid here.
alter table action add column uid text;
-- What the program was answered beside the title and the changes: the names of the records, and the notes, as JSON.
alter table action add column answer text check (answer is null or json_valid(answer));

update action set uid = lower(substr(printf('%012x', cast(strftime('%s', at) as integer) * 1000 + cast(substr(strftime('%f', at), 4) as integer)), 1, 8)
    || '-' || substr(printf('%012x', cast(strftime('%s', at) as integer) * 1000 + cast(substr(strftime('%f', at), 4) as integer)), 9)
    || '-7' || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2)
    || '-' || hex(randomblob(6)));
create unique index action_by_uid on action (uid);

create trigger action_without_uid after insert on action when new.uid is null begin
  update action set uid = lower(substr(printf('%012x', cast(strftime('%s', new.at) as integer) * 1000 + cast(substr(strftime('%f', new.at), 4) as integer)), 1, 8)
    || '-' || substr(printf('%012x', cast(strftime('%s', new.at) as integer) * 1000 + cast(substr(strftime('%f', new.at), 4) as integer)), 9)
    || '-7' || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2)
    || '-' || hex(randomblob(6))) where id = new.id;
end;
