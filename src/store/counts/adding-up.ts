import { type Kysely, sql } from 'kysely';
import { dayNumber } from '../../domain/time/days.ts';
import type { GivenDays } from '../../domain/time/period.ts';
import { type Overlap, overlapOf } from '../../domain/time/span-overlap.ts';
import type { Holds } from '../filter/conditions.ts';
import { ALL_DAYS } from '../filter/overlapping-days.ts';
import type { Schema } from '../schema/schema.ts';
import { INVOLVEMENTS, type Involvement } from '../schema/schema-counts.ts';
import {
  type ActorTotals,
  type Counting,
  type Totals,
  totalsOfActor,
  totalsOfDay,
} from './totals.ts';

/** An actor in an incident, or an incident without actors. Days are numbers (`dayNumber`). */
type ActorInIncident = {
  readonly incident: number;
  readonly day: number;
  readonly last: number;
  /** The column of that name in `contribution`. */
  readonly within: number;
  /** Null where it is not known. */
  readonly killed: number | null;
  readonly discounted: 0 | 1;
  readonly actor: number | null;
  /** A bit for each column of `actor_contribution` (`BITS`), so that reading a row costs less. */
  readonly involvement: number;
};

/** How incidents are added up: see `Counting`. */
type Adding = Partial<Pick<Counting, 'days' | 'before' | 'starts'>> & {
  /** -1 takes away. */
  readonly sign?: 1 | -1;
};

/** The bits of `ActorInIncident.involvement`. */
const BITS: Readonly<Record<Involvement, number>> = {
  tied: 0,
  perpetrator: 1,
  target: 2,
  participant: 3,
  reported: 4,
  claimed: 5,
  blamed: 6,
  denied: 7,
};

function bitOf(bits: number, bit: number): 0 | 1 {
  return ((bits >> bit) & 1) === 1 ? 1 : 0;
}

/** Contributions that are added in the same way, or in several. */
export type Part = { readonly where: Holds; readonly adding: readonly Adding[] };

/**
 * Adds contributions to totals by day and by actor. SQLite would sort two rows an incident to group them by actor, which takes four
 * times as long as adding them up here.
 */
export async function addContributions(
  db: Kysely<Schema>,
  totals: Totals,
  { where, ...adding }: Adding & { readonly where: Holds },
): Promise<void> {
  await addParts(db, totals, [{ where, adding: [adding] }]);
}

/** Adds several sets of contributions, each in its own way, that are read by one statement. */
export async function addParts(
  db: Kysely<Schema>,
  totals: Totals,
  parts: readonly Part[],
): Promise<void> {
  if (parts.length === 0) return;
  const bits = INVOLVEMENTS.map((one) => sql`${sql.ref(`a.${one}`)} * ${sql.lit(1 << BITS[one])}`);
  const selects = parts.map(
    ({ where }, part) => sql`
    select ${sql.lit(part)} as part, c.incident_id as incident, c.day, c.last_day as last, c.within, c.discounted,
      case when c.killed_unknown + c.discounted_unknown = 0 then c.killed_best + c.discounted_killed end as killed,
      a.actor_id as actor, ${sql.join(bits, sql` + `)} as involvement
    from contribution as c left join actor_contribution as a on a.incident_id = c.incident_id
    where ${where}`,
  );
  const { rows } = await sql<
    ActorInIncident & { readonly part: number }
  >`${sql.join(selects, sql` union all `)}`.execute(db);
  if (parts.length === 1) {
    for (const adding of parts[0]?.adding ?? []) addIncidents(totals, rows, adding);
    return;
  }
  const ofPart = Map.groupBy(rows, ({ part }) => part);
  for (const [part, { adding }] of parts.entries()) {
    for (const one of adding) addIncidents(totals, ofPart.get(part) ?? [], one);
  }
}

/** Adds incidents, each with a row for every actor in it. */
function addIncidents(
  totals: Totals,
  rows: readonly ActorInIncident[],
  { days = ALL_DAYS, before = null, starts = [], sign = 1 }: Adding,
): void {
  const period = numbersOf(days);
  const earlier = before === null ? undefined : numbersOf(before);
  const firsts = starts.map(dayNumber);
  const known = new Set<number>();
  let current: Place | undefined;
  for (const row of rows) {
    // Most rows of an incident follow one another, but no database has to keep them together.
    if (current?.incident !== row.incident) {
      current = placeOf(row, { period, earlier, firsts });
      const isNew = !known.has(row.incident);
      if (isNew && current.lies === 'in' && row.discounted === 0) {
        const sums = totalsOfDay(totals, row);
        sums.incidents += sign;
        sums.killed += sign * (row.killed ?? 0);
      }
      known.add(row.incident);
    }
    if (row.actor === null) continue;
    addToActor(totalsOfActor(totals, row.actor, starts.length), row, { place: current, sign });
  }
}

type Numbers = { readonly from: number; readonly until: number };

/** Where an incident lies: in the days, in those before, in which part of the trend. */
type Place = {
  readonly incident: number;
  readonly lies: Overlap;
  readonly isBefore: boolean;
  readonly part: number;
};

function placeOf(
  { incident, day, last, within }: ActorInIncident,
  {
    period,
    earlier,
    firsts,
  }: {
    readonly period: Numbers;
    readonly earlier: Numbers | undefined;
    readonly firsts: readonly number[];
  },
): Place {
  const happened = { first: day, last, areKnown: within === 1 };
  let part = firsts.length - 1;
  while (part > 0 && day < (firsts[part] ?? 0)) part -= 1;
  return {
    incident,
    lies: overlapOf(happened, period),
    isBefore: earlier !== undefined && overlapOf(happened, earlier) === 'in',
    part,
  };
}

function numbersOf({ since, until }: GivenDays): Numbers {
  return {
    from: since === null ? Number.NEGATIVE_INFINITY : dayNumber(since),
    until: until === null ? Number.POSITIVE_INFINITY : dayNumber(until),
  };
}

/** What is discounted is in no count, and is only named beside the days that it overlaps. */
function addDiscounted(sums: ActorTotals, { killed }: ActorInIncident, tied: number): void {
  sums.discounted += tied;
  if (killed === null) sums.discounted_unknown += tied;
  else sums.discounted_killed += tied * killed;
}

function addToActor(
  sums: ActorTotals,
  row: ActorInIncident,
  { place, sign }: { readonly place: Place; readonly sign: 1 | -1 },
): void {
  const tied = sign * bitOf(row.involvement, BITS.tied);
  if (row.discounted === 1) {
    if (place.lies !== 'out') addDiscounted(sums, row, tied);
    return;
  }
  if (place.isBefore) sums.before += tied;
  if (place.lies === 'maybe') sums.mayBe += tied;
  if (place.lies !== 'in') return;
  addInvolvement(sums, row.involvement, sign);
  if (tied === 0) return;
  addKilled(sums, row, sign);
  sums.first = Math.min(sums.first, row.day);
  sums.last = Math.max(sums.last, row.day);
  const incidents = sums.trend[place.part];
  if (incidents !== undefined) sums.trend[place.part] = incidents + sign;
}

/** What is tied to the actor, and of it what is in each of its roles. */
function addKilled(sums: ActorTotals, { killed, involvement }: ActorInIncident, sign: 1 | -1) {
  const perpetrator = sign * bitOf(involvement, BITS.perpetrator);
  const target = sign * bitOf(involvement, BITS.target);
  const participant = sign * bitOf(involvement, BITS.participant);
  if (killed === null) {
    sums.killed_unknown += sign;
    sums.perpetrator_unknown += perpetrator;
    sums.target_unknown += target;
    sums.participant_unknown += participant;
  } else {
    sums.killed_best += sign * killed;
    sums.perpetrator_killed += perpetrator * killed;
    sums.target_killed += target * killed;
    sums.participant_killed += participant * killed;
  }
}

function addInvolvement(sums: ActorTotals, bits: number, sign: 1 | -1): void {
  // A loop over names of columns takes twice as long.
  sums.incidents += sign * bitOf(bits, BITS.tied);
  sums.perpetrator += sign * bitOf(bits, BITS.perpetrator);
  sums.target += sign * bitOf(bits, BITS.target);
  sums.participant += sign * bitOf(bits, BITS.participant);
  sums.reported += sign * bitOf(bits, BITS.reported);
  sums.claimed += sign * bitOf(bits, BITS.claimed);
  sums.blamed += sign * bitOf(bits, BITS.blamed);
  sums.denied += sign * bitOf(bits, BITS.denied);
}
