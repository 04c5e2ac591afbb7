-- The grades of a source are counted here, in the few reports that have one, not in all of its reports.
create index report_graded on report (source_id, reliability, credibility)
  where removed_at is null and coalesce(reliability, credibility) is not null;
