import type { Kysely } from 'kysely';
import type {
  EstimateEntry,
  MilestoneEntry,
  QuoteEntry,
  Report,
} from '../../../domain/entry/entry.ts';
import type { Schema } from '../../schema/schema.ts';
import type { FindOrCreate } from './find-or-create.ts';

/** Adds a quote and what it is about; answers with its number. */
export async function addQuote(
  db: Kysely<Schema>,
  findOrCreate: FindOrCreate,
  entry: QuoteEntry,
): Promise<number> {
  const { id } = await db
    .insertInto('quote')
    .values({ ...quoteColumns(entry), ...(await saidBy(findOrCreate, entry.report)) })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const about of entry.about) await addAbout(db, findOrCreate, { quote: id, about });
  return id;
}

/** Says that a quote is about an actor or an incident. */
export async function addAbout(
  db: Kysely<Schema>,
  findOrCreate: FindOrCreate,
  { quote, about }: { quote: number; about: QuoteEntry['about'][number] },
): Promise<void> {
  if (about.actor === undefined) {
    await db
      .insertInto('quote_incident')
      .values({ quote_id: quote, incident_id: about.incident })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return;
  }
  await db
    .insertInto('quote_actor')
    .values({ quote_id: quote, actor_id: await findOrCreate.actor(about.actor) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Adds an estimate about an actor; answers with its number. */
export async function addEstimate(
  db: Kysely<Schema>,
  findOrCreate: FindOrCreate,
  entry: EstimateEntry,
): Promise<number> {
  const { id } = await db
    .insertInto('estimate')
    .values({
      actor_id: await findOrCreate.actor(entry.actor),
      ...estimateColumns(entry),
      ...(await saidBy(findOrCreate, entry.report)),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Adds a milestone; answers with its number. */
export async function addMilestone(db: Kysely<Schema>, entry: MilestoneEntry): Promise<number> {
  const { id } = await db
    .insertInto('milestone')
    .values(milestoneColumns(entry))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** What of a quote stands in its own row, names aside. */
export function quoteColumns(entry: QuoteEntry) {
  return {
    said_from: entry.when.from,
    said_until: entry.when.until,
    date_precision: entry.when.precision,
    text: entry.text,
    verbatim: entry.verbatim ? 1 : 0,
    speaker: entry.speaker,
    role: entry.role,
    organisation: entry.organisation,
    answers: entry.answers,
    note: entry.note,
  };
}

/** What of an estimate stands in its own row, names aside. */
export function estimateColumns(entry: EstimateEntry) {
  return {
    measure: entry.measure,
    ...entry.figure,
    as_of_from: entry.asOf?.from ?? null,
    as_of_until: entry.asOf?.until ?? null,
    as_of_precision: entry.asOf?.precision ?? null,
    since: entry.since?.from ?? null,
    since_precision: entry.since?.precision ?? null,
    note: entry.note,
  };
}

export function milestoneColumns(entry: MilestoneEntry) {
  return {
    occurred_from: entry.when.from,
    occurred_until: entry.when.until,
    date_precision: entry.when.precision,
    name: entry.name,
    note: entry.note,
  };
}

/** The grade, publication date and link of a report, as columns of the report, quote or estimate that has them. */
export function saidColumns({ grade, published, url }: Report) {
  const { reliability, credibility } = grade;
  return {
    reliability,
    credibility,
    published_on: published?.from ?? null,
    published_precision: published?.precision ?? 'day',
    url,
  };
}

/** Who a quote or an estimate comes from; unlike an incident's report it may come from nobody. */
async function saidBy(findOrCreate: FindOrCreate, report: Report) {
  const { source, grade } = report;
  const id = source === null ? null : await findOrCreate.source(source, grade.reliability);
  return { source_id: id, ...saidColumns(report) };
}
