-- When the newest records are from, of whatever kind: a window ends there, so every panel asks for it.
create index quote_by_end on quote (said_until desc, said_from) where removed_at is null;
create index report_by_publication on report (published_on desc, incident_id) where removed_at is null and published_on is not null;
