import { expressionBuilder, type Kysely, sql } from 'kysely';
import { isOfIncidents } from '../../filter/merged-incidents.ts';
import type { Answer, Params } from '../../port/questions.ts';
import type { IncidentPage } from '../../port/rows.ts';
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
  const merges = await mergesOf(db, id);
  return {
    ...row,
    removed: row.removed && merges.mergedInto === null,
    admin2: stored.admin2,
    narrative: stored.narrative,
    verdict: stored.verdict,
    verdictNote: stored.verdict_note,
    ...merges,
    reasons: (await assessmentsOf(db, [id])).get(id)?.reasons ?? [],
    pins: (await pinsOf(db, [id])).get(id) ?? [],
    letters: await lettersOf(db, id),
    reports: (await reportsOf(db, [id])).get(id) ?? [],
    quotes: await quotesAbout(db, id),
    relations: (await relationsOf(db, [id])).get(id) ?? [],
    changes: await changesOf(db, id),
    ...(await publishedOf(db, id)),
    createdAt: stored.createdAt,
    updatedAt: stored.updatedAt,
  };
}

/** What the incident was merged into, and what was merged into it, directly or through others. */
async function mergesOf(
  db: Kysely<Schema>,
  id: number,
): Promise<Pick<IncidentPage, 'mergedInto' | 'merged'>> {
  const rows = await db
    .selectFrom('merged_incident as one')
    .innerJoin('incident', (join) =>
      join.on(
        'incident.id',
        '=',
        sql`case when one.into_id = ${id} then one.incident_id else one.into_id end`,
      ),
    )
    .where((one) => one.or([one('one.into_id', '=', id), one('one.incident_id', '=', id)]))
    .orderBy('incident.id')
    .select(['one.into_id as into', 'incident.id', 'incident.title'])
    .select(['incident.dataset', 'incident.external_id as externalId'])
    .execute();
  const merges = rows.map(({ into, ...incident }) => ({ into, incident }));
  return {
    mergedInto: merges.find(({ into }) => into !== id)?.incident ?? null,
    merged: merges.filter(({ into }) => into === id).map(({ incident }) => incident),
  };
}

/** The usual letters of the sources that say who did it, if they are graded; some of them have no report of their own. */
async function lettersOf(db: Kysely<Schema>, id: number) {
  const rows = await db
    .selectFrom('attribution')
    .innerJoin('source', 'source.id', 'attribution.source_id')
    .where('attribution.incident_id', '=', id)
    .where('attribution.removed_at', 'is', null)
    .select(['source.name', 'source.reliability'])
    .execute();
  const graded = rows.filter(({ reliability }) => reliability !== 'F');
  return Object.fromEntries(graded.map(({ name, reliability }) => [name, reliability]));
}

function quotesAbout(db: Kysely<Schema>, id: number) {
  const quote = expressionBuilder<Schema, 'quote'>();
  const about = quote
    .selectFrom('quote_incident')
    .where(isOfIncidents('quote_incident.incident_id', [id]))
    .select('quote_incident.quote_id');
  const wanted = quote.and([quote('quote.removed_at', 'is', null), quote('quote.id', 'in', about)]);
  return readQuotes(db, wanted, null);
}
