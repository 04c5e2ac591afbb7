import type { Kysely } from 'kysely';
import type {
  EstimateEntry,
  MilestoneEntry,
  QuoteEntry,
  Report,
} from '../../domain/entry/entry.ts';
import type { EntryOfRecord } from '../port/rows-prompt.ts';
import type { Schema } from '../schema/schema.ts';
import { estimateTimes } from './estimate-rows.ts';
import { publishedOf } from './stored-reports.ts';

export async function quoteEntry(
  db: Kysely<Schema>,
  id: number,
): Promise<EntryOfRecord<QuoteEntry> | null> {
  const row = await db.selectFrom('quote').where('id', '=', id).selectAll().executeTakeFirst();
  if (row === undefined) return null;
  return {
    version: row.version,
    removed: row.removed_at !== null,
    entry: {
      kind: 'quote',
      verbatim: row.verbatim === 1,
      text: row.text,
      when: { from: row.said_from, until: row.said_until, precision: row.date_precision },
      speaker: row.speaker,
      role: row.role,
      organisation: row.organisation,
      about: await aboutOf(db, id),
      report: await reportOf(db, row),
      answers: row.answers,
      note: row.note,
    },
  };
}

export async function estimateEntry(
  db: Kysely<Schema>,
  id: number,
): Promise<EntryOfRecord<EstimateEntry> | null> {
  const row = await db
    .selectFrom('estimate')
    .innerJoin('actor', 'actor.id', 'estimate.actor_id')
    .where('estimate.id', '=', id)
    .selectAll('estimate')
    .select(['actor.name', 'actor.short_name'])
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    version: row.version,
    removed: row.removed_at !== null,
    entry: {
      kind: 'estimate',
      actor: row.short_name ?? row.name,
      measure: row.measure,
      figure: { low: row.low, best: row.best, high: row.high },
      ...estimateTimes(row),
      report: await reportOf(db, row),
      note: row.note,
    },
  };
}

export async function milestoneEntry(
  db: Kysely<Schema>,
  id: number,
): Promise<EntryOfRecord<MilestoneEntry> | null> {
  const row = await db.selectFrom('milestone').where('id', '=', id).selectAll().executeTakeFirst();
  if (row === undefined) return null;
  return {
    version: row.version,
    removed: row.removed_at !== null,
    entry: {
      kind: 'milestone',
      when: { from: row.occurred_from, until: row.occurred_until, precision: row.date_precision },
      name: row.name,
      note: row.note,
    },
  };
}

type Said = Parameters<typeof publishedOf>[0] &
  Report['grade'] & { readonly source_id: number | null; readonly url: string | null };

async function reportOf(db: Kysely<Schema>, row: Said): Promise<Report> {
  const source = await db
    .selectFrom('source')
    .where('id', '=', row.source_id)
    .select('name')
    .executeTakeFirst();
  return {
    source: source?.name ?? null,
    grade: { reliability: row.reliability, credibility: row.credibility },
    published: publishedOf(row),
    url: row.url,
    figures: {},
  };
}

/** What a quote is about: actors by the names that they were entered with, then incidents. */
async function aboutOf(db: Kysely<Schema>, quote: number): Promise<QuoteEntry['about']> {
  const actors = await db
    .selectFrom('quote_actor')
    .innerJoin('actor', 'actor.id', 'quote_actor.actor_id')
    .where('quote_id', '=', quote)
    .orderBy('quote_actor.id')
    .select(['actor.name', 'actor.short_name'])
    .execute();
  const incidents = await db
    .selectFrom('quote_incident')
    .where('quote_id', '=', quote)
    .orderBy('id')
    .select('incident_id as incident')
    .execute();
  return [...actors.map(({ name, short_name }) => ({ actor: short_name ?? name })), ...incidents];
}
