import { overlapOf } from '../../domain/time/span-overlap.ts';
import { ACTOR_TALLIED, TALLIED } from '../schema/schema-counts.ts';
import { readNumbers } from './share-numbers.ts';

/** Days as numbers (since 1970-01-01), both inclusive; the infinities are no bound. */
export type DayNumbers = { readonly from: number; readonly until: number };

/** Which shares count, and as what. */
export type Adding = {
  /** The days that an incident has to lie in (`overlapOf`). */
  readonly within: DayNumbers;
  /** Those that lie in these days are counted apart, by actor. */
  readonly before: DayNumbers | null;
  /** First days of the parts of a trend; the first part takes in what began before it. */
  readonly starts: readonly number[];
  /** Adds up, in place of what lies in the days, what may lie in them. */
  readonly unsure?: boolean;
};

/** What the incidents of one first day come to that is known to within so many days; `sums` by `TALLIED`. */
export type DaySum = {
  readonly day: number;
  readonly within: number;
  readonly sums: number[];
};

/** What the incidents of one actor come to; `sums` by `ACTOR_TALLIED`. */
export type ActorSum = {
  readonly actor: number;
  readonly sums: number[];
  readonly trend: number[];
  before: number;
  /** Incidents that may lie within the days, and are in none of the sums. */
  mayBe: number;
  /** The first and last first day of its incidents; where there is none, the first is after the last. */
  first: number;
  last: number;
};

export const ALL_NUMBERS: DayNumbers = {
  from: Number.NEGATIVE_INFINITY,
  until: Number.POSITIVE_INFINITY,
};

/** Where what stands in a share; from `ACTORS` on, pairs of an actor and its ways. */
const DAY = 0;
const LATER = 1;
const WITHIN = 2;
const CLAIMED = 3;
const STANDING = 4;
const KILLED_BEST = 6;
const KILLED_UNKNOWN = 8;
const ACTORS = 13;

/** What `STANDING` is of an incident that an analyst has discounted; 1 is a disputed one. */
const DISCOUNTED = 2;

const TIED = 1;
/** What `WITHIN` is of a date that is known to the day, also where it lasted several known days. */
const A_DAY = 1;
// The bits of an actor's ways are its sums up to there, in their order.
const ACTOR_KILLED = ACTOR_TALLIED.indexOf('killed_best');
const ACTOR_UNKNOWN = ACTOR_TALLIED.indexOf('killed_unknown');
// Behind each of both are the killed in them, and how many have no figure.
const ACTOR_DISCOUNTED = ACTOR_TALLIED.indexOf('discounted');
const ALL_DISCOUNTED = TALLIED.indexOf('discounted');

/** No date is known to within more days than a year has. */
const MOST_WITHIN = 512;

/** Adds up the shares of incidents. */
export type Adder = {
  /** Takes shares as the database has them (JSON arrays), one after another. */
  readonly add: (shares: string) => void;
  readonly days: () => readonly DaySum[];
  /** How many incidents may lie within the days. */
  readonly mayBe: () => number;
  /** Every actor that some incident within the days, maybe within them, or discounted, is attributed to. */
  readonly actors: () => readonly ActorSum[];
};

/** Begins to add up. */
export function createAdder({ within, before, starts, unsure = false }: Adding): Adder {
  const byDay = new Map<number, number[]>();
  const byActor: ActorSum[] = [];
  const numbers: number[] = [];
  let mayBe = 0;

  const actorSum = (actor: number): ActorSum => {
    let found = byActor[actor];
    if (found === undefined) {
      found = emptyActorSum(actor, starts.length);
      byActor[actor] = found;
    }
    return found;
  };

  const daySums = (day: number): number[] => {
    const key = day * MOST_WITHIN + at(numbers, WITHIN);
    let sums = byDay.get(key);
    if (sums === undefined) {
      sums = zeros(TALLIED.length);
      byDay.set(key, sums);
    }
    return sums;
  };

  const addDay = (day: number) => {
    const sums = daySums(day);
    sums[0] = at(sums, 0) + 1;
    for (let column = 1; column < ALL_DISCOUNTED; column += 1)
      sums[column] = at(sums, column) + at(numbers, CLAIMED + column - 1);
  };

  const addAttribution = (sum: ActorSum, ways: number, day: number, part: number) => {
    const { sums, trend } = sum;
    for (let way = 0; ways >> way !== 0; way += 1) sums[way] = at(sums, way) + ((ways >> way) & 1);
    if ((ways & TIED) === 0) return;
    if (day < sum.first) sum.first = day;
    if (day > sum.last) sum.last = day;
    sums[ACTOR_KILLED] = at(sums, ACTOR_KILLED) + at(numbers, KILLED_BEST);
    sums[ACTOR_UNKNOWN] = at(sums, ACTOR_UNKNOWN) + at(numbers, KILLED_UNKNOWN);
    if (part >= 0) trend[part] = at(trend, part) + 1;
  };

  const addAttributions = (
    count: number,
    {
      isWithin,
      isBefore,
      isMaybe,
      day,
      part,
    }: Readonly<Record<'isWithin' | 'isBefore' | 'isMaybe', boolean>> &
      Readonly<Record<'day' | 'part', number>>,
  ) => {
    for (let place = ACTORS; place < count; place += 2) {
      const sum = actorSum(at(numbers, place));
      const ways = at(numbers, place + 1);
      if (isWithin) addAttribution(sum, ways, day, part);
      if (isMaybe) sum.mayBe += ways & TIED;
      if (isBefore) sum.before += ways & TIED;
    }
  };

  const addBeside = (sums: number[], place: number) => {
    sums[place] = at(sums, place) + 1;
    sums[place + 1] = at(sums, place + 1) + at(numbers, KILLED_BEST);
    sums[place + 2] = at(sums, place + 2) + at(numbers, KILLED_UNKNOWN);
  };

  /** What is discounted is in no count, and is only named beside the days that it touches. */
  const addDiscounted = (count: number, day: number) => {
    addBeside(daySums(day), ALL_DISCOUNTED);
    for (let place = ACTORS; place < count; place += 2) {
      if ((at(numbers, place + 1) & TIED) === 0) continue;
      addBeside(actorSum(at(numbers, place)).sums, ACTOR_DISCOUNTED);
    }
  };

  const take = (count: number) => {
    const day = at(numbers, DAY);
    const last = day + at(numbers, LATER);
    const happened = { first: day, last, areKnown: at(numbers, WITHIN) === A_DAY };
    const found = overlapOf(happened, within);
    if (at(numbers, STANDING) === DISCOUNTED) {
      if (found !== 'out' && !unsure) addDiscounted(count, day);
      return;
    }
    const isBefore = before !== null && overlapOf(happened, before) === 'in';
    const isWithin = found === (unsure ? 'maybe' : 'in');
    const isMaybe = found === 'maybe';
    if (isWithin) addDay(day);
    if (isMaybe) mayBe += 1;
    if (isWithin || isBefore || isMaybe) {
      addAttributions(count, { isWithin, isBefore, isMaybe, day, part: partOf(starts, day) });
    }
  };

  return {
    add: (shares) => readNumbers(shares, numbers, take),
    days: () =>
      [...new Float64Array(byDay.keys()).sort()].map((key) => {
        const day = Math.floor(key / MOST_WITHIN);
        return { day, within: key - day * MOST_WITHIN, sums: byDay.get(key) ?? [] };
      }),
    mayBe: () => mayBe,
    actors: () => byActor.filter(({ mayBe, sums }) => mayBe > 0 || sums.some((sum) => sum > 0)),
  };
}

/** An actor of whom nothing is counted yet, with a trend of so many parts. */
export function emptyActorSum(actor: number, parts: number): ActorSum {
  return {
    actor,
    sums: zeros(ACTOR_TALLIED.length),
    trend: zeros(parts),
    before: 0,
    mayBe: 0,
    first: Number.POSITIVE_INFINITY,
    last: Number.NEGATIVE_INFINITY,
  };
}

function zeros(length: number): number[] {
  return new Array<number>(length).fill(0);
}

function at(numbers: ArrayLike<number>, place: number): number {
  return numbers[place] ?? 0;
}

function partOf(starts: readonly number[], day: number): number {
  let part = starts.length - 1;
  while (part > 0 && day < at(starts, part)) part -= 1;
  return part;
}
