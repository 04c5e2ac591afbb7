import type { Kysely } from 'kysely';
import { lastAction, lastUndone } from '../history/last-action.ts';
import { resolve } from '../names/resolve.ts';
import type { Answer, Params, Question } from '../port/questions.ts';
import { entryOfRecord } from '../records/entry-of-record.ts';
import { estimateRows } from '../records/estimate-rows.ts';
import { milestoneRows } from '../records/milestone-rows.ts';
import { resumable, unfinishedImports } from '../records/unfinished-imports.ts';
import { unfinishedPurges } from '../records/unfinished-purges.ts';
import type { Schema } from '../schema/schema.ts';
import { actors } from './dashboard/actors.ts';
import { incidents } from './dashboard/incidents.ts';
import { matches } from './dashboard/matches.ts';
import { overview } from './dashboard/overview.ts';
import { quotes } from './dashboard/quotes.ts';
import { reading } from './dashboard/reading.ts';
import { timeline } from './dashboard/timeline.ts';
import { details } from './export/details.ts';
import { native } from './export/native.ts';
import { situationReport } from './export/situation-report.ts';
import { conflicts } from './imports/conflicts.ts';
import { batch, datasets, imports, rejectedRows } from './imports/imports.ts';
import { lead, leads } from './imports/leads.ts';
import { unchangedRows } from './imports/unchanged-rows.ts';
import { actor } from './pages/actor.ts';
import { areas } from './pages/areas.ts';
import { comparison } from './pages/comparison.ts';
import { groups } from './pages/groups.ts';
import { incident } from './pages/incident.ts';
import { likelySame } from './pages/likely-same.ts';
import { log } from './pages/log.ts';
import { quote } from './pages/quote.ts';
import { source, sources } from './pages/source.ts';
import { twins } from './pages/twins.ts';
import { duplicates } from './prompt/duplicates.ts';
import { preview } from './prompt/preview.ts';
import { suggestions } from './prompt/suggestions.ts';
import { copies } from './upkeep/copies.ts';

/** The query for each question. */
export type Queries = {
  readonly [Q in Question]: (db: Kysely<Schema>, params: Params<Q>) => Promise<Answer<Q>>;
};

/** The queries that every database answers; its doctor is its own. */
export const queries: Omit<Queries, 'doctor'> = {
  incidents,
  matches,
  reading,
  actors,
  actor,
  source,
  sources,
  preview,
  quotes,
  timeline,
  groups,
  areas,
  incident,
  quote,
  overview,
  suggestions,
  resolve,
  duplicates,
  milestones: (db) => milestoneRows(db),
  comparison,
  situationReport,
  log,
  estimates: (db) => estimateRows(db),
  lastAction,
  lastUndone,
  record: (db, { record }) => entryOfRecord(db, record),
  imports,
  batch,
  rejectedRows,
  datasets,
  conflicts: (db) => conflicts(db),
  leads,
  lead,
  native,
  details,
  copies,
  twins,
  likelySame,
  unfinishedPurges,
  unfinishedImports,
  resumable,
  unchangedRows,
};
