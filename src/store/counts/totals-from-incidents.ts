import type { Kysely } from 'kysely';
import { dayNumber, dayOfNumber } from '../../domain/time/days.ts';
import type { GivenDays } from '../../domain/time/period.ts';
import type { IncidentCounts } from '../port/rows-counts.ts';
import { cacheLastUntilWrite } from '../schema/cache-until-write.ts';
import type { Schema } from '../schema/schema.ts';
import {
  ACTOR_TALLIED,
  type ActorTallied,
  TALLIED,
  type Tallied,
} from '../schema/schema-counts.ts';
import { addShares } from './read-shares.ts';
import { type ActorSum, ALL_NUMBERS, createAdder, type DayNumbers, type DaySum } from './shares.ts';
import type { ActorCount, Counted, Counting, DayCount } from './types.ts';

type Sums = {
  readonly days: readonly DaySum[];
  readonly actors: readonly ActorSum[];
  readonly mayBe: number;
};

/** Counts by reading the share of every incident, once for all that is asked of the same incidents. */
export function totalsFromIncidents(db: Kysely<Schema>, counting: Counting): Counted {
  let once: Promise<Sums> | undefined;
  const sums = () => {
    once ??= hasText(counting) ? sumsOf(db, counting) : read(db, counting);
    return once;
  };
  return {
    counts: async () => {
      const { days, mayBe } = await sums();
      return totalOf(days, mayBe);
    },
    days: async (within) => dayCounts((await sums()).days, within),
    actors: async () =>
      (await sums()).actors.map((sum) =>
        actorCount(sum, { isCompared: counting.before !== null, isSeen: true }),
      ),
    trends: async () => new Map((await sums()).actors.map(({ actor, trend }) => [actor, trend])),
  };
}

/** Several questions ask for the sums of the same incidents, one after another. */
const sumsOf = cacheLastUntilWrite(
  ({ selection, ...others }: Counting) =>
    JSON.stringify([selection.kind === 'everything' ? '' : selection.of, others]),
  read,
);

/** Whether a text tells what is counted. */
function hasText({ selection }: Counting): boolean {
  return selection.kind !== 'where' || selection.of !== null;
}

/** Reads the shares of what is to be counted. */
async function read(db: Kysely<Schema>, counting: Counting): Promise<Sums> {
  const { selection, days, before, starts } = counting;
  const adder = createAdder({
    within: numbersOf(days),
    before: before && numbersOf(before),
    starts: starts.map(dayNumber),
  });
  const since = before === null ? days.since : before.since;
  await addShares(db, { selection, days: { since, until: days.until } }, adder);
  return { days: adder.days(), actors: adder.actors(), mayBe: adder.mayBe() };
}

export function numbersOf({ since, until }: GivenDays): DayNumbers {
  return {
    from: since === null ? ALL_NUMBERS.from : dayNumber(since),
    until: until === null ? ALL_NUMBERS.until : dayNumber(until),
  };
}

/** All of it together. */
export function totalOf(days: readonly DaySum[], mayBe: number): IncidentCounts {
  const totals = new Array<number>(TALLIED.length).fill(0);
  for (const { sums } of days)
    for (let column = 0; column < totals.length; column += 1)
      totals[column] = (totals[column] ?? 0) + (sums[column] ?? 0);
  const total = (column: Tallied) => totals[TALLIED.indexOf(column)] ?? 0;
  const figure = (measure: 'killed' | 'civilians') => ({
    low: total(`${measure}_low`),
    best: total(`${measure}_best`),
    high: total(`${measure}_high`),
    unknown: total(`${measure}_unknown`),
  });
  return {
    incidents: total('incidents'),
    mayBe,
    claimed: total('claimed'),
    disputed: total('disputed'),
    killed: figure('killed'),
    civilians: figure('civilians'),
    discounted: {
      incidents: total('discounted'),
      killed: total('discounted_killed'),
      unknown: total('discounted_unknown'),
    },
  };
}

const INCIDENTS = TALLIED.indexOf('incidents');
const KILLED_BEST = TALLIED.indexOf('killed_best');

/** By first day; `days` stand in their order. */
export function dayCounts(days: readonly DaySum[], within: number): readonly DayCount[] {
  const counts: { day: string; all: number; fine: number; killed: number }[] = [];
  let before = Number.NaN;
  for (const { day, within: known, sums } of days) {
    // What is discounted is in no bar.
    if ((sums[INCIDENTS] ?? 0) === 0) continue;
    if (day !== before) counts.push({ day: dayOfNumber(day), all: 0, fine: 0, killed: 0 });
    before = day;
    const count = counts.at(-1);
    if (count === undefined) continue;
    count.all += sums[INCIDENTS] ?? 0;
    if (known === 0 || known > within) continue;
    count.fine += sums[INCIDENTS] ?? 0;
    count.killed += sums[KILLED_BEST] ?? 0;
  }
  return counts;
}

type Known = { readonly isCompared: boolean; readonly isSeen: boolean };

/** An actor's counts, as far as they are known: beside the time before, and with its first and last day. */
export function actorCount(
  { actor, sums, before, mayBe, first, last }: ActorSum,
  { isCompared, isSeen }: Known,
): ActorCount {
  const sum = (column: ActorTallied) => sums[ACTOR_TALLIED.indexOf(column)] ?? 0;
  return {
    actor,
    incidents: sum('incidents'),
    mayBe,
    asPerpetrator: sum('perpetrator'),
    asTarget: sum('target'),
    asParticipant: sum('participant'),
    reported: sum('reported'),
    claimed: sum('claimed'),
    blamed: sum('blamed'),
    denied: sum('denied'),
    killedBest: sum('killed_best'),
    killedUnknown: sum('killed_unknown'),
    discounted: {
      incidents: sum('discounted'),
      killed: sum('discounted_killed'),
      unknown: sum('discounted_unknown'),
    },
    firstSeen: isSeen && first <= last ? dayOfNumber(first) : null,
    lastSeen: isSeen && first <= last ? dayOfNumber(last) : null,
    before: isCompared ? before : null,
  };
}
