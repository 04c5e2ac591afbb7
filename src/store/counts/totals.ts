import type { Role } from '../../domain/model/actor.ts';
import { type Day, dayOfNumber } from '../../domain/time/days.ts';
import type { GivenDays } from '../../domain/time/period.ts';
import type { Selection } from '../filter/selection.ts';
import type { ActorRow, KilledSum } from '../port/rows.ts';
import type { IncidentCounts } from '../port/rows-counts.ts';
import { ACTOR_TALLIED, type ActorTallied, type Tallied } from '../schema/schema-counts.ts';

/**
 * What to count: the selected incidents that lie in the days. An incident that lasted several known days lies in all days that it
 * overlaps. One that is dated less exactly lies in them only if all its possible days do; otherwise it is counted separately.
 */
export type Counting = {
  readonly selection: Selection;
  readonly days: GivenDays;
  /** The days with which actors are compared. */
  readonly before: GivenDays | null;
  /** The first days of the parts of an actor's trend; the first part includes what began before it. */
  readonly starts: readonly Day[];
};

/** The counts of one actor, under its current id. */
export type ActorCount = { readonly actor: number } & Omit<
  ActorRow,
  'id' | 'name' | 'shortName' | 'kind' | 'trend'
>;

/** A first day: all its incidents, those dated exactly enough for a bar, and the killed in these. */
export type DayCount = {
  readonly day: Day;
  readonly all: number;
  readonly fine: number;
  readonly killed: number;
};

/** Aggregates over the selection, computed when they are asked for. */
export type Counted = {
  readonly counts: () => Promise<IncidentCounts>;
  /** By first day, in order, including incidents that began before the days; those dated to within `within` days are exact enough for a bar. */
  readonly days: (within: number) => Promise<readonly DayCount[]>;
  /** Each actor once in whatever role, unless its only attribution is a denial; `seen`: with the days on which it was. */
  readonly actors: (seen: boolean) => Promise<readonly ActorCount[]>;
  /** Incidents of the actors in each part of the trend. */
  readonly trends: (actors: readonly number[]) => Promise<ReadonlyMap<number, readonly number[]>>;
};

/** The incidents of one first day that are dated to within `within` days. */
export type DayTotals = {
  readonly day: number;
  readonly within: number;
  incidents: number;
  killed: number;
};

/** The killed in an actor's incidents, and the incidents without a figure, by its role in them; rollups have none of these. */
type KilledByRole = {
  perpetrator_killed: number;
  perpetrator_unknown: number;
  target_killed: number;
  target_unknown: number;
  participant_killed: number;
  participant_unknown: number;
};

/** The totals of one actor. */
export type ActorTotals = { readonly actor: number; readonly trend: number[] } & KilledByRole & {
    [C in ActorTallied]: number;
  } & {
    /** In the days with which it is compared. */
    before: number;
    /** Incidents that may lie in the days, and are in no other total. */
    mayBe: number;
    /** The first and last first day of its incidents; where it has none, the first is after the last. */
    first: number;
    last: number;
  };

const NOTHING: Omit<ActorTotals, 'actor' | 'trend'> = {
  incidents: 0,
  perpetrator: 0,
  target: 0,
  participant: 0,
  reported: 0,
  claimed: 0,
  blamed: 0,
  denied: 0,
  killed_best: 0,
  killed_unknown: 0,
  perpetrator_killed: 0,
  perpetrator_unknown: 0,
  target_killed: 0,
  target_unknown: 0,
  participant_killed: 0,
  participant_unknown: 0,
  discounted: 0,
  discounted_killed: 0,
  discounted_unknown: 0,
  before: 0,
  mayBe: 0,
  first: Number.POSITIVE_INFINITY,
  last: Number.NEGATIVE_INFINITY,
};

/** Totals by first day and by actor, to be added to. */
export type Totals = {
  readonly byDay: Map<number, DayTotals>;
  readonly byActor: Map<number, ActorTotals>;
};

export function noTotals(): Totals {
  return { byDay: new Map(), byActor: new Map() };
}

/** No date is known to within more days than a year has. */
const MOST_WITHIN = 512;

/** The totals of a first day. */
export function totalsOfDay(
  { byDay }: Totals,
  { day, within }: Pick<DayTotals, 'day' | 'within'>,
): DayTotals {
  const key = day * MOST_WITHIN + within;
  let sums = byDay.get(key);
  if (sums === undefined) {
    sums = { day, within, incidents: 0, killed: 0 };
    byDay.set(key, sums);
  }
  return sums;
}

/** The totals of an actor; `parts`: how many its trend has. */
export function totalsOfActor({ byActor }: Totals, actor: number, parts: number): ActorTotals {
  let sums = byActor.get(actor);
  if (sums === undefined) {
    sums = { actor, trend: new Array<number>(parts).fill(0), ...NOTHING };
    byActor.set(actor, sums);
  }
  return sums;
}

/** By first day, in order. Incidents dated to within `within` days are exact enough for a bar. */
export function dayCounts({ byDay }: Totals, within: number): readonly DayCount[] {
  const counts = new Map<number, { day: Day; all: number; fine: number; killed: number }>();
  for (const key of new Float64Array(byDay.keys()).sort()) {
    const sums = byDay.get(key);
    if (sums === undefined) continue;
    const { day } = sums;
    const count = counts.get(day) ?? { day: dayOfNumber(day), all: 0, fine: 0, killed: 0 };
    counts.set(day, count);
    count.all += sums.incidents;
    if (sums.within === 0 || sums.within > within) continue;
    count.fine += sums.incidents;
    count.killed += sums.killed;
  }
  return [...counts.values()];
}

type Known = {
  readonly isCompared: boolean;
  readonly isSeen: boolean;
  readonly isByRole: boolean;
};

/** The counts of each actor, as far as they are known: compared with the days before, with its first and last day, and by its role. */
export function actorCounts(
  { byActor }: Totals,
  { isCompared, isSeen, isByRole }: Known,
): readonly ActorCount[] {
  return [...byActor.values()].filter(hasAny).map((sums) => ({
    actor: sums.actor,
    incidents: sums.incidents,
    mayBe: sums.mayBe,
    asPerpetrator: sums.perpetrator,
    asTarget: sums.target,
    asParticipant: sums.participant,
    reported: sums.reported,
    claimed: sums.claimed,
    blamed: sums.blamed,
    denied: sums.denied,
    killedBest: sums.killed_best,
    killedUnknown: sums.killed_unknown,
    killedByRole: isByRole ? killedByRole(sums) : null,
    discounted: {
      incidents: sums.discounted,
      killed: sums.discounted_killed,
      unknown: sums.discounted_unknown,
    },
    firstSeen: isSeen && sums.first <= sums.last ? dayOfNumber(sums.first) : null,
    lastSeen: isSeen && sums.first <= sums.last ? dayOfNumber(sums.last) : null,
    before: isCompared ? sums.before : null,
  }));
}

function killedByRole(sums: KilledByRole): Readonly<Record<Role, KilledSum>> {
  return {
    perpetrator: { best: sums.perpetrator_killed, unknown: sums.perpetrator_unknown },
    target: { best: sums.target_killed, unknown: sums.target_unknown },
    participant: { best: sums.participant_killed, unknown: sums.participant_unknown },
  };
}

/** Whether an actor has anything to show: one that is only in the days before has not. */
function hasAny(sums: ActorTotals): boolean {
  return sums.mayBe > 0 || ACTOR_TALLIED.some((column) => sums[column] > 0);
}

/** The sums of the columns, and how many incidents only may lie in the days. */
export type DaySums = { readonly [C in Tallied]: number } & { readonly mayBe: number };

/** Sums as the counts of a period. */
export function countsOf(sums: DaySums): IncidentCounts {
  const figure = (measure: 'killed' | 'civilians') => ({
    low: sums[`${measure}_low`],
    best: sums[`${measure}_best`],
    high: sums[`${measure}_high`],
    unknown: sums[`${measure}_unknown`],
  });
  return {
    incidents: sums.incidents,
    mayBe: sums.mayBe,
    claimed: sums.claimed,
    disputed: sums.disputed,
    killed: figure('killed'),
    civilians: figure('civilians'),
    discounted: {
      incidents: sums.discounted,
      killed: sums.discounted_killed,
      unknown: sums.discounted_unknown,
    },
  };
}
