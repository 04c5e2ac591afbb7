-- Accounts that give the same link are one account (src/domain/links.ts says which links are the same), so what two or more
-- accounts with links corroborate is worked out again.
update incident set due = 1 where evidence = 'corroborated' and due = 0
  and (select count(*) from report where incident_id = incident.id and removed_at is null and url is not null) > 1;
