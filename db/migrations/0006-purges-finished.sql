-- When the traces of a purged record were erased from the file: null where the purge was interrupted before that.
alter table purge add column erased_at text;
update purge set erased_at = (select at from action where action.id = purge.action_id);
