import { expressionBuilder, type Kysely } from 'kysely';
import type { Answer, Params } from '../../port/questions.ts';
import { assessmentsOf } from '../../records/assessments.ts';
import { ROW_COLUMNS, toIncidentRows } from '../../records/incident-rows.ts';
import { readQuotes } from '../../records/quote-rows.ts';
import { relationsOf } from '../../records/relation-rows.ts';
import { pinsOf, reportsOf } from '../../records/report-rows.ts';
import { createdAt, updatedAt } from '../../schema/record-times.ts';
import type { Schema } from '../../schema/schema.ts';
import { changesOf } from './incident-changes.ts';
import { publishedOf } from './published.ts';

/** The page of one incident, even a removed one; `null` if it does not exist. */
export async function incident(
  db: Kysely<Schema>,
  { id }: Params<'incident'>,
): Promise<Answer<'incident'>> {
  const stored = await db
    .selectFrom('incident')
    .where('incident.id', '=', id)
    .select(ROW_COLUMNS)
    .select(['admin2', 'narrative', 'verdict', 'verdict_note'])
    .select([createdAt('incident').as('createdAt'), updatedAt('incident').as('updatedAt')])
    .executeTakeFirst();
  if (stored === undefined) return null;
  const [row] = await toIncidentRows(db, [stored]);
  if (row === undefined) return null;
  return {
    ...row,
    admin2: stored.admin2,
    narrative: stored.narrative,
    verdict: stored.verdict,
    verdictNote: stored.verdict_note,
    reasons: (await assessmentsOf(db, [id])).get(id)?.reasons ?? [],
    pins: (await pinsOf(db, [id])).get(id) ?? [],
    reports: (await reportsOf(db, [id])).get(id) ?? [],
    quotes: await quotesAbout(db, id),
    relations: (await relationsOf(db, [id])).get(id) ?? [],
    changes: await changesOf(db, id),
    ...(await publishedOf(db, id)),
    createdAt: stored.createdAt,
    updatedAt: stored.updatedAt,
  };
}

function quotesAbout(db: Kysely<Schema>, id: number) {
  const quote = expressionBuilder<Schema, 'quote'>();
  const about = quote
    .selectFrom('quote_incident')
    .where('quote_incident.incident_id', '=', id)
    .select('quote_incident.quote_id');
  const wanted = quote.and([quote('quote.removed_at', 'is', null), quote('quote.id', 'in', about)]);
  return readQuotes(db, wanted, null);
}
