import type { Kysely } from 'kysely';
import { addDays, type Day, dayNumber } from '../../domain/time/days.ts';
import type { GivenDays } from '../../domain/time/period.ts';
import type { Schema } from '../schema/schema.ts';
import { sharesLastingInto } from './read-shares.ts';
import { type Adder, createAdder } from './shares.ts';
import { numbersOf } from './totals-from-incidents.ts';

/**
 * What sums by first day do not say of some days: what lasts into them from before, and what began in them but may have
 * happened after them, which is in those sums and has to be taken away again.
 */
export type Edges = { readonly into: Adder; readonly beyond: Adder };

/** Reads what lies over the first day and over the last one; `starts`: the first days of the parts of a trend. */
export async function edgesOf(
  db: Kysely<Schema>,
  days: GivenDays,
  starts: readonly Day[],
): Promise<Edges> {
  const adding = { within: numbersOf(days), before: null, starts: starts.map(dayNumber) };
  const into = createAdder(adding);
  const beyond = createAdder({ ...adding, unsure: true });
  const { since, until } = days;
  if (since !== null) into.add(await sharesLastingInto(db, since));
  if (until !== null) {
    const from = since ?? '';
    beyond.add(await sharesLastingInto(db, addDays(until, 1), { from }));
  }
  return { into, beyond };
}
