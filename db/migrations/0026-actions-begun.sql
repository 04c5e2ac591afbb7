-- What is written belongs to the action that was begun last. An act begins its action without a title, and ends it with one.
create trigger action_begun after insert on action when new.title = '' begin
  update context set action_id = new.id where id = 1;
end;
create trigger action_ended after update of title on action begin
  update context set action_id = null where action_id = new.id;
end;
