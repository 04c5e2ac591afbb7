import type { Schema } from '../schema.ts';
import { ACTOR, ALIAS, DISTINCT_ACTOR } from './actor.ts';
import { BATCH, DATASET, DOUBT, LEAD, REJECTED_ROW, TOMBSTONE } from './batch.ts';
import type { Declaration } from './declaration.ts';
import { ESTIMATE } from './estimate.ts';
import { CONFLICT, OTHER_UID, SHARED_VERSION } from './exchange.ts';
import {
  ATTRIBUTION,
  DISTINCT_INCIDENT,
  INCIDENT,
  PIN,
  PUBLISHER_ROW,
  PUBLISHER_ROW_BEFORE,
  RELATION,
  ROW_HEADER,
  TAG,
} from './incident.ts';
import { ACTION, BACKUP, CHANGE, PURGE } from './log.ts';
import { MILESTONE } from './milestone.ts';
import { QUOTE, QUOTE_ACTOR, QUOTE_INCIDENT } from './quote.ts';
import { FIGURE, REPORT } from './report.ts';
import { SOURCE } from './source.ts';

/**
 * Tables that the schema works out from the others or needs for itself, with what each holds. Nothing of them is exported,
 * moves to another database or is copied from a damaged one.
 */
export const DERIVED_TABLES = {
  digest: 'an incident in few bytes: what most filters and sort orders need',
  contribution: 'what an incident adds to counts, or to what is shown [beside them](counting.md)',
  actor_contribution: 'the roles of each actor in an incident, as counts need them',
  day_tally: 'rollups of contributions by first day',
  actor_tally: 'rollups of contributions by actor for each third of a month, quarter and year',
  count_unit: 'the units of time of `actor_tally`',
  merged_actor: 'the actor that a merged one is now',
  merged_incident: 'the incident that a merged one is now',
  waiting_to_follow:
    'empty except within a transaction: the incidents whose merges are being followed',
  spelling:
    'every spelling of places, tags, speakers and names, how many rows have it, and its folded form',
  spelling_rule: 'the version of the rule by which spellings are folded',
  counting_now: 'empty except within a transaction: what is being counted',
  waiting_to_count: 'empty except within a transaction: what waits to be counted',
  context: 'one row: what the triggers need to know about the transaction under way',
  incident_text: 'full text (FTS5) of the view `incident_words`',
  quote_text: 'full text (FTS5) of the view `quote_words`',
  folding: 'what these views replace in a text, so that words [match as names do](grammar.md)',
  folding_lead: 'the first bytes of what they replace',
} as const;

/** Every other table: what its columns are, and what is done with them. In the order in which records name one another. */
export const TABLES = {
  source: SOURCE,
  actor: ACTOR,
  alias: ALIAS,
  distinct_actor: DISTINCT_ACTOR,
  incident: INCIDENT,
  tag: TAG,
  report: REPORT,
  figure: FIGURE,
  attribution: ATTRIBUTION,
  pin: PIN,
  relation: RELATION,
  distinct_incident: DISTINCT_INCIDENT,
  row_header: ROW_HEADER,
  publisher_row: PUBLISHER_ROW,
  publisher_row_before: PUBLISHER_ROW_BEFORE,
  quote: QUOTE,
  quote_actor: QUOTE_ACTOR,
  quote_incident: QUOTE_INCIDENT,
  estimate: ESTIMATE,
  milestone: MILESTONE,
  lead: LEAD,
  dataset: DATASET,
  batch: BATCH,
  rejected_row: REJECTED_ROW,
  doubt: DOUBT,
  tombstone: TOMBSTONE,
  action: ACTION,
  change: CHANGE,
  purge: PURGE,
  backup: BACKUP,
  conflict: CONFLICT,
  shared_version: SHARED_VERSION,
  other_uid: OTHER_UID,
} as const satisfies {
  readonly [T in Exclude<keyof Schema, keyof typeof DERIVED_TABLES>]: Declaration<T>;
};

export type DeclaredTable = keyof typeof TABLES;
