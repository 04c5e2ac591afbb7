import type { Kysely } from 'kysely';
import type {
  EstimateEntry,
  MilestoneEntry,
  QuoteEntry,
  Report,
} from '../../../domain/entry/entry.ts';
import type { Schema } from '../../schema/schema.ts';
import type { FindOrCreate } from './find-or-create.ts';

/** Adds a quote and what it is about; returns its number. */
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
  await addAbout(db, findOrCreate, { quote: id, about: entry.about });
  return id;
}

/** Adds actors and incidents that a quote is about; one that it is about already stays. */
export async function addAbout(
  db: Kysely<Schema>,
  findOrCreate: FindOrCreate,
  { quote, about }: { quote: number; about: QuoteEntry['about'] },
): Promise<void> {
  const names = about.flatMap(({ actor }) => (actor === undefined ? [] : [actor]));
  const actorOf = await findOrCreate.actors(names);
  if (names.length > 0) {
    await db
      .insertInto('quote_actor')
      .values(names.map((name) => ({ quote_id: quote, actor_id: actorOf(name) })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const incidents = about.flatMap(({ incident }) => (incident === undefined ? [] : [incident]));
  if (incidents.length > 0) {
    await db
      .insertInto('quote_incident')
      .values(incidents.map((incident) => ({ quote_id: quote, incident_id: incident })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** Adds an estimate about an actor; returns its number. */
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

/** Adds a milestone; returns its number. */
export async function addMilestone(db: Kysely<Schema>, entry: MilestoneEntry): Promise<number> {
  const { id } = await db
    .insertInto('milestone')
    .values(milestoneColumns(entry))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The columns of a quote's own row, except its source. */
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

/** The columns of an estimate's own row, except its actor and source. */
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

/** The source and report columns of a quote or an estimate, which may have no source, unlike an incident's report. */
async function saidBy(findOrCreate: FindOrCreate, report: Report) {
  const { source, grade } = report;
  const id = source === null ? null : await findOrCreate.source(source, grade.reliability);
  return { source_id: id, ...saidColumns(report) };
}
