import type { Kysely } from 'kysely';
import type { Account, EstimateEntry, MilestoneEntry, QuoteEntry } from '../../domain/entry.ts';
import type { Schema } from '../schema.ts';
import type { Registry } from './registry.ts';

/** Adds a quote and what it is about; answers with its number. */
export async function addQuote(
  db: Kysely<Schema>,
  registry: Registry,
  entry: QuoteEntry,
): Promise<number> {
  const { id } = await db
    .insertInto('quote')
    .values({
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
      ...(await saidBy(registry, entry.account)),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const about of entry.about) {
    if (about.actor === undefined) {
      await db
        .insertInto('quote_incident')
        .values({ quote_id: id, incident_id: about.incident })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    } else {
      await db
        .insertInto('quote_actor')
        .values({ quote_id: id, actor_id: await registry.actor(about.actor) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  }
  return id;
}

/** Adds an estimate about an actor; answers with its number. */
export async function addEstimate(
  db: Kysely<Schema>,
  registry: Registry,
  entry: EstimateEntry,
): Promise<number> {
  const { id } = await db
    .insertInto('estimate')
    .values({
      actor_id: await registry.actor(entry.actor),
      measure: entry.measure,
      ...entry.figure,
      as_of_from: entry.asOf?.from ?? null,
      as_of_until: entry.asOf?.until ?? null,
      as_of_precision: entry.asOf?.precision ?? null,
      since: entry.since?.from ?? null,
      since_precision: entry.since?.precision ?? null,
      note: entry.note,
      ...(await saidBy(registry, entry.account)),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Adds a milestone; answers with its number. */
export async function addMilestone(db: Kysely<Schema>, entry: MilestoneEntry): Promise<number> {
  const { id } = await db
    .insertInto('milestone')
    .values({
      occurred_from: entry.when.from,
      occurred_until: entry.when.until,
      date_precision: entry.when.precision,
      name: entry.name,
      note: entry.note,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Who a quote or an estimate comes from; unlike an incident's account it may come from nobody. */
async function saidBy(registry: Registry, { source, grade, published, url }: Account) {
  return {
    source_id: source === null ? null : await registry.source(source, grade.reliability),
    reliability: grade.reliability,
    credibility: grade.credibility,
    published_on: published?.from ?? null,
    published_precision: published?.precision ?? 'day',
    url,
  };
}
