import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Day, dayNumber } from '../../domain/time/days.ts';
import {
  AFTER_ALL,
  type CountUnit,
  nextStart,
  type UnitRun,
} from '../../domain/time/whole-units.ts';
import type { Schema } from '../schema/schema.ts';
import { inWords } from '../schema/sql-words.ts';
import type { Totals } from './totals.ts';

/**
 * Adds to the totals of all time the first and last day of each actor's incidents. Rollups say in which third of a month each lies,
 * and only the incidents of these are read.
 */
export async function addSeenDays(db: Kysely<Schema>, { byActor }: Totals): Promise<void> {
  const seen = [...byActor.values()].filter(({ incidents }) => incidents > 0);
  for (const end of ['min', 'max'] as const) {
    const all = [{ began: '', actors: seen.map(({ actor }) => actor) }];
    for (const third of await within(db, 'third', await within(db, 'year', all, end), end)) {
      const days = await daysIn(db, third, end);
      for (const actor of third.actors) {
        const sums = byActor.get(actor);
        // A day that is not in the calendar, which an older database may have, counts as another one.
        const day = days.get(actor) ?? dayNumber(third.began);
        if (sums !== undefined) sums[end === 'min' ? 'first' : 'last'] = day;
      }
    }
  }
}

type End = 'min' | 'max';

/** Actors whose first or last incident is in the unit that began then; in all time if that is empty. */
type Unit = { readonly began: Day; readonly actors: readonly number[] };

/** Finds for each actor in a unit the first or last of the finer ones in it. */
async function within(
  db: Kysely<Schema>,
  unit: CountUnit,
  coarser: readonly Unit[],
  end: End,
): Promise<readonly Unit[]> {
  const found: { began: Day; actor: number }[] = [];
  for (const { began: from, actors } of coarser) {
    const before = from === '' ? AFTER_ALL : nextStart('year', from);
    const { rows } = await sql<{ began: Day; actor: number }>`
      select ${extreme(end, 'began')} as began, actor_id as actor from ${rollup({ unit, from, before })}
      and incidents > 0 and actor_id ${inWords(({ isOneOf }) => isOneOf(actors))} group by actor_id`.execute(
      db,
    );
    found.push(...rows);
  }
  return [...Map.groupBy(found, ({ began }) => began)].map(([began, those]) => ({
    began,
    actors: those.map(({ actor }) => actor),
  }));
}

/** The rollups of a unit, years by the index that has them by actor and is of these alone. */
export function rollup({ unit, from, before }: UnitRun): RawBuilder<unknown> {
  const table =
    unit === 'year'
      ? sql`actor_tally ${inWords(({ followIndex }) => followIndex('actor_year'))}`
      : sql`actor_tally`;
  return sql`${table} where unit = ${sql.lit(unit)} and began >= ${from} and began < ${before}`;
}

async function daysIn(
  db: Kysely<Schema>,
  { began, actors }: Unit,
  end: End,
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ actor: number; day: number }>`
    select actor_id as actor, ${extreme(end, 'day')} as day
    from contribution as c ${inWords(({ joinInOrder }) => joinInOrder)} actor_contribution as a
      on a.incident_id = c.incident_id
    where c.day >= ${dayNumber(began)} and c.day < ${dayNumber(nextStart('third', began))} and c.removed = 0
      and c.incidents = 1 and a.tied = 1 and a.actor_id ${inWords(({ isOneOf }) => isOneOf(actors))}
    group by actor_id`.execute(db);
  return new Map(rows.map(({ actor, day }) => [actor, day]));
}

function extreme(end: End, column: string): RawBuilder<unknown> {
  return sql`${sql.raw(end)}(${sql.ref(column)})`;
}
