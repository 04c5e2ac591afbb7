import type { Kysely } from 'kysely';
import { countedIn } from '../../counts/window.ts';
import { calledActors } from '../../names/actor-names.ts';
import type { Answer, Params } from '../../port/questions.ts';
import type { Schema } from '../../schema/schema.ts';

const byName = new Intl.Collator();

/** Counts by actor over the window, most incidents first, then by name. */
export async function actors(
  db: Kysely<Schema>,
  { limit, trends = Number.POSITIVE_INFINITY, seen = true, ...scope }: Params<'actors'>,
): Promise<Answer<'actors'>> {
  const { window, counted } = await countedIn(db, scope);
  const called = await calledActors(db);
  const rows = (await counted.actors(seen))
    .flatMap(({ actor, ...count }) => {
      const named = called.get(actor);
      return named === undefined ? [] : [{ ...named, ...count }];
    })
    .toSorted(
      (one, other) => other.incidents - one.incidents || byName.compare(one.name, other.name),
    )
    .slice(0, limit ?? Number.POSITIVE_INFINITY);
  const shown = rows.slice(0, trends).map(({ id }) => id);
  const trendOf = await counted.trends(shown);
  return {
    period: window.period,
    rows: rows.map((row, index) => ({
      ...row,
      trend: index < trends ? (trendOf.get(row.id) ?? []) : [],
    })),
    counts: await counted.counts(),
  };
}
