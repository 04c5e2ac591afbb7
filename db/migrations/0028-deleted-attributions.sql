-- An incident that is gone is not counted anew. Its attributions go after it, and the first of them to go had those after it counted:
-- who they named stayed with what is counted, when the record was purged.
drop trigger recounted;
create trigger recounted instead of insert on recount begin
  insert into counting_now select id from incident where id = new.incident_id;
  insert into count_anew values (1);
end;
delete from actor_contribution where not exists (select 1 from digest where id = actor_contribution.incident_id);
