import { expressionBuilder, type Kysely } from 'kysely';
import { allOf } from '../../filter/conditions.ts';
import { presentIncident } from '../../filter/merged-incidents.ts';
import { currentActors } from '../../names/actor-names.ts';
import type { Answer, Params } from '../../port/questions.ts';
import type { QuotePage } from '../../port/rows-quote.ts';
import { readQuotes } from '../../records/quote-rows.ts';
import { publishedOf } from '../../records/stored-reports.ts';
import type { Schema } from '../../schema/schema.ts';

const row = expressionBuilder<Schema, 'quote'>();
const isLiving = row('quote.removed_at', 'is', null);

/** One quote with what it is about and what it answers, even a removed one; `null` if it does not exist. */
export async function quote(db: Kysely<Schema>, { id }: Params<'quote'>): Promise<Answer<'quote'>> {
  const [found] = await readQuotes(db, row('quote.id', '=', id), 1);
  if (found === undefined) return null;
  const stored = await db
    .selectFrom('quote')
    .where('id', '=', id)
    .select(['removed_at', 'source_id', 'published_on', 'published_precision'])
    .executeTakeFirstOrThrow();
  const answered = allOf([isLiving, row('quote.id', '=', found.answers?.id ?? 0)]);
  const replying = allOf([isLiving, row('quote.answers', '=', id)]);
  return {
    ...found,
    removed: stored.removed_at !== null,
    sourceId: stored.source_id,
    published: publishedOf(stored),
    actors: await actorsIn(db, id),
    incidents: await incidentsIn(db, id),
    answered: (await readQuotes(db, answered, 1))[0] ?? null,
    replies: (await readQuotes(db, replying, null)).toReversed(),
  };
}

async function actorsIn(db: Kysely<Schema>, id: number): Promise<QuotePage['actors']> {
  const written = await db
    .selectFrom('quote_actor')
    .where('quote_id', '=', id)
    .orderBy('id')
    .select('actor_id')
    .execute();
  const called = await currentActors(
    db,
    written.map(({ actor_id }) => actor_id),
  );
  return [...new Map([...called.values()].map((actor) => [actor.actorId, actor.name]))].map(
    ([actor, name]) => ({ id: actor, name }),
  );
}

async function incidentsIn(db: Kysely<Schema>, id: number): Promise<QuotePage['incidents']> {
  const rows = await db
    .selectFrom('quote_incident')
    .innerJoin('incident', (join) =>
      join.on('incident.id', '=', presentIncident('quote_incident.incident_id')),
    )
    .where('quote_id', '=', id)
    .where('incident.removed_at', 'is', null)
    .orderBy('quote_incident.id')
    .select([
      'incident.id',
      'incident.title',
      'incident.occurred_from as from',
      'incident.occurred_until as until',
      'incident.date_precision as precision',
    ])
    .execute();
  // It may be about two that were merged.
  return [...new Map(rows.map((one) => [one.id, one])).values()];
}
