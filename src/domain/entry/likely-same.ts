import { type Figure, showFigure } from '../model/figure.ts';
import { excludeEachOther, isReported } from '../model/figure-range.ts';
import { foldName } from '../names/names.ts';
import { dayNumber } from '../time/days.ts';
import type { Moment } from '../time/moment.ts';
import { areDaysKnown } from '../time/span-overlap.ts';
import {
  areOfOtherKinds,
  type Comparable,
  NEAR_DAYS,
  placeLikeness,
  shareActor,
  type TimeLikeness,
  timeLikeness,
} from './duplicates.ts';

/** An incident that is compared with others, and the dataset that it is of (`null`: entered here). */
export type Candidate = Omit<Comparable, 'when' | 'parts'> & {
  readonly id: number;
  readonly when: Moment;
  readonly dataset: string | null;
  readonly killed: Figure;
};

/** Why two incidents are likely the same, in words, and how likely: a sum of `WEIGHTS`. */
export type Sameness = { readonly why: string; readonly weight: number };

/** What each likeness counts for. */
const WEIGHTS = {
  time: {
    'less than an hour apart': 2,
    'same day': 2,
    'same days': 2,
    'overlapping days': 1,
    'a day apart': 0,
    'adjoining days': 0,
  } satisfies Record<TimeLikeness, number>,
  place: { same: 2, near: 1, area: 0 },
  actor: 2,
  type: 1,
  killed: { same: 2, alike: 1, apart: 0, farApart: -1 },
} as const;
/** The least weight of a pair that is proposed: the same day, place, and actor; or a day apart, with the same number killed. */
const ENOUGH = 6;
/** Numbers of killed that differ more than by this factor are hardly of one event. */
const FAR = 2;
/** An incident dated to more days than this may be the same as any of many. */
const LONGEST_DAYS = 7;
/** Degrees of latitude that are farther apart than places that are near each other. */
const FAR_DEGREES = 0.25;

/**
 * Whether two incidents that are near each other are likely the same; `undefined` if they are not. Much of a crowded day is alike, so
 * that more has to agree than where somebody has just typed one of them (`likenessOf`). No dataset has an incident twice.
 */
export function samenessOf(
  one: Candidate & Pick<Comparable, 'parts'>,
  other: Candidate & Pick<Comparable, 'parts'>,
): Sameness | undefined {
  const time = timeLikeness(one.when, other.when);
  const place = placeLikeness(one.where, other.where);
  if (time === undefined || place === undefined || isOfOneDataset(one, other)) return undefined;
  if (areOfOtherKinds(one.type, other.type)) return undefined;
  const found: readonly (readonly [string | undefined, number])[] = [
    [time, WEIGHTS.time[time]],
    [place, placeWeight(place)],
    ...(shareActor(one.parts, other.parts) ? [['same actor', WEIGHTS.actor] as const] : []),
    ...(one.type === other.type && one.type !== 'unknown'
      ? [['same type', WEIGHTS.type] as const]
      : []),
    killedLikeness(one.killed, other.killed),
  ];
  const weight = found.reduce((sum, [, each]) => sum + each, 0);
  if (weight < ENOUGH) return undefined;
  return { why: found.flatMap(([words]) => words ?? []).join(', '), weight };
}

function placeWeight(place: string): number {
  if (place === 'same place' || place.startsWith('less than')) return WEIGHTS.place.same;
  return place === 'same area' ? WEIGHTS.place.area : WEIGHTS.place.near;
}

function killedLikeness(one: Figure, other: Figure): readonly [string | undefined, number] {
  if (!isReported(one) || !isReported(other)) return [undefined, 0];
  const [a, b] = [one, other].map(({ low, best, high }) => best ?? low ?? high ?? 0);
  const [less, more] = [Math.min(a ?? 0, b ?? 0), Math.max(a ?? 0, b ?? 0)];
  if (more === 0) return [undefined, 0];
  if (less === more)
    return [`${showFigure({ low: less, best: less, high: less })} killed`, WEIGHTS.killed.same];
  if (!excludeEachOther(one, other)) return ['killed alike', WEIGHTS.killed.alike];
  return [undefined, more > FAR * less ? WEIGHTS.killed.farApart : WEIGHTS.killed.apart];
}

function isOfOneDataset(one: Pick<Candidate, 'dataset'>, other: Pick<Candidate, 'dataset'>) {
  return one.dataset !== null && one.dataset === other.dataset;
}

/** An incident, prepared for quick comparison. */
type Standing = {
  readonly candidate: Candidate;
  readonly until: number;
  readonly place: string | null;
};

/** The incidents of a country that may be near what comes, and the day on which that was last looked at. */
type Standings = { readonly day: number; readonly all: Standing[] };

/**
 * Meets incidents in the order of their first days, and answers for each which of those before it are near enough in time and place to
 * be compared. Keeps no more of them than may still be near what comes.
 */
export function openNeighbours(): (next: Candidate) => readonly Candidate[] {
  const byCountry = new Map<string, Standings>();
  const standing = (country: string, day: number): Standing[] => {
    const { day: last, all } = byCountry.get(country) ?? { day, all: [] };
    const still = day === last ? all : all.filter(({ until }) => until + NEAR_DAYS >= day);
    byCountry.set(country, { day, all: still });
    return still;
  };
  return (next) => {
    const from = dayNumber(next.when.from.slice(0, 10));
    const until = dayNumber(next.when.until.slice(0, 10));
    if (until - from > LONGEST_DAYS || isVague(next.when)) return [];
    const others = standing(next.where.country ?? '', from);
    const place = next.where.place === null ? null : foldName(next.where.place);
    const self = { candidate: next, until, place };
    const near = others.filter((one) => isNear(one, self)).map(({ candidate }) => candidate);
    others.push(self);
    return near;
  };
}

function isVague({ precision }: Moment): boolean {
  return !areDaysKnown(precision) && precision !== 'about' && precision !== 'week';
}

function isNear({ candidate: one, place: its }: Standing, { candidate: other, place }: Standing) {
  if (isOfOneDataset(one, other)) return false;
  if (its === null || place === null || its === place) return true;
  const [a, b] = [one.where.point, other.where.point];
  return a !== null && b !== null && Math.abs(a.lat - b.lat) <= FAR_DEGREES;
}
