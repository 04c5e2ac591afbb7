import type { Kysely } from 'kysely';
import { partsOf, stretchBefore } from '../../domain/period.ts';
import { countByActor, countTied } from '../actor-counts.ts';
import { currentActors } from '../actor-names.ts';
import { countsOf } from '../counts.ts';
import type { Answer, Params } from '../questions.ts';
import type { ActorRow } from '../rows.ts';
import type { Schema } from '../schema.ts';
import { chosenIn } from '../window.ts';

const TREND_PARTS = 8;

/** Counts by actor over the window: most incidents first, then by name. */
export async function actors(
  db: Kysely<Schema>,
  { limit, ...scope }: Params<'actors'>,
): Promise<Answer<'actors'>> {
  const { window, chosen, earlier } = await chosenIn(db, scope);
  const counts = await countByActor(db, chosen, partsOf(window.period, TREND_PARTS));
  const stretch = stretchBefore(window);
  const befores = stretch && (await countTied(db, await earlier(stretch)));
  const named = await currentActors(
    db,
    counts.map(({ actor }) => actor),
  );
  const rows = counts.flatMap(({ actor, trend, ...count }): ActorRow[] => {
    const names = named.get(actor);
    if (names === undefined) return [];
    const { actorId: id, ...name } = names;
    const before = befores && (befores.get(actor) ?? 0);
    return [{ id, ...name, ...count, trend, before }];
  });
  const sorted = rows.toSorted(
    (one, other) => other.incidents - one.incidents || one.name.localeCompare(other.name),
  );
  return {
    period: window.period,
    rows: limit === null ? sorted : sorted.slice(0, limit),
    counts: await countsOf(db, chosen),
  };
}
