import type { Role } from '../model/actor.ts';
import { foldName } from '../names/names.ts';
import { kilometresBetween } from '../places/distance.ts';
import type { Place } from '../places/place.ts';
import { daysBetween } from '../time/days.ts';
import type { Moment } from '../time/moment.ts';
import { instantOf } from '../time/zones.ts';

/** An actor, by its id, and its role in an incident. */
export type Part = { readonly actor: number; readonly role: Role };

/** The facts that decide whether an incident may be the same as another. */
export type Comparable = {
  readonly when: Pick<Moment, 'from' | 'until'>;
  readonly where: Pick<Place, 'place' | 'admin1' | 'country' | 'point' | 'precision'>;
  readonly type: string;
  readonly parts: readonly Part[];
};

const HOUR = 3_600_000;
/** Two exact points within this distance may be one place. */
const NEAR_KM = 25;
/** Days between two spans that may still be one event, reported late or in another zone. */
export const NEAR_DAYS = 1;

/**
 * Why two incidents look alike, in words (`same day, same place, same actor`); `undefined` if they do not. They must be
 * near in time and in place, and share the type or an actor that is not on opposite sides. An agreement or an arrest is
 * never the same as an act of force.
 */
export function likenessOf(one: Comparable, other: Comparable): string | undefined {
  const time = timeLikeness(one.when, other.when);
  const place = placeLikeness(one.where, other.where);
  if (areOfOtherKinds(one.type, other.type)) return undefined;
  const matter = [
    ...(shareActor(one.parts, other.parts) ? ['same actor'] : []),
    ...(one.type === other.type && one.type !== 'unknown' ? ['same type'] : []),
  ];
  if (time === undefined || place === undefined || matter.length === 0) return undefined;
  return [time, place, ...matter].join(', ');
}

export function areOfOtherKinds(one: string, other: string): boolean {
  const isPeaceful = (type: string) => type === 'development';
  return one !== 'unknown' && other !== 'unknown' && isPeaceful(one) !== isPeaceful(other);
}

export function shareActor(some: readonly Part[], others: readonly Part[]): boolean {
  return some.some((one) =>
    others.some((other) => one.actor === other.actor && !areOpposite(one.role, other.role)),
  );
}

function areOpposite(one: Role, other: Role): boolean {
  return one !== other && one !== 'participant' && other !== 'participant';
}

/** How near in time two incidents may be the same. */
export type TimeLikeness =
  | 'less than an hour apart'
  | 'same day'
  | 'same days'
  | 'overlapping days'
  | 'a day apart'
  | 'adjoining days';

export function timeLikeness(
  one: Comparable['when'],
  other: Comparable['when'],
): TimeLikeness | undefined {
  // With another offset, one instant may fall on another day.
  if (areSameHour(one.from, other.from)) return 'less than an hour apart';
  const gap = Math.max(daysBetween(one.until, other.from), daysBetween(other.until, one.from));
  if (gap > NEAR_DAYS) return undefined;
  const spans = [one, other].map(({ from, until }) => [from.slice(0, 10), until.slice(0, 10)]);
  const areDays = spans.every(([from, until]) => from === until);
  // If only the month is known, their distance is not.
  if (gap > 0) return areDays ? 'a day apart' : 'adjoining days';
  const [a, b] = spans.map((span) => span.join(' '));
  if (a === b) return areDays ? 'same day' : 'same days';
  return 'overlapping days';
}

function areSameHour(one: string, other: string): boolean {
  const areTimes = one.includes('T') && other.includes('T');
  return areTimes && Math.abs(instantOf(one) - instantOf(other)) < HOUR;
}

export function placeLikeness(
  one: Comparable['where'],
  other: Comparable['where'],
): string | undefined {
  if (differ(one.country, other.country)) return undefined;
  if (areSame(one.place, other.place)) return 'same place';
  const distance = distanceBetween(one, other);
  if (distance !== undefined && distance <= NEAR_KM) {
    return distance < 1 ? 'less than 1 km apart' : `${Math.round(distance)} km apart`;
  }
  const isOneVague = one.place === null || other.place === null;
  const isSameArea = areSame(one.country, other.country) && areSame(one.admin1, other.admin1);
  return isOneVague && isSameArea ? 'same area' : undefined;
}

function areSame(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && foldName(one) === foldName(other);
}

function differ(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other;
}

// Only exact points have a distance; the others represent an area.
function distanceBetween(one: Comparable['where'], other: Comparable['where']): number | undefined {
  const [a, b] = [exactPoint(one), exactPoint(other)];
  return a === undefined || b === undefined ? undefined : kilometresBetween(a, b);
}

function exactPoint({
  point,
  precision,
}: Comparable['where']): NonNullable<Place['point']> | undefined {
  return point !== null && (precision === 'exact' || precision === 'near') ? point : undefined;
}
