import type { CalendarUnit } from '../time/calendar-unit.ts';

/** What incidents can be grouped by. */
export const GROUPINGS = [
  'month',
  'week',
  'day',
  'year',
  'country',
  'area',
  'place',
  'type',
  'source',
  'actor',
] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** The grouping of this name, if there is one. */
export function groupingNamed(name: string): Grouping | undefined {
  return GROUPINGS.find((by) => by === name);
}

/** Whether incidents are grouped by when they happened. */
export function isByTime(by: Grouping): by is CalendarUnit {
  return by === 'day' || by === 'week' || by === 'month' || by === 'year';
}

/** The key of a place or an area: `Nangarhar, AFG`, or the name alone where the country is not known. */
export function placeKey(name: string, country: string | null): string {
  return country === null ? name : `${name}, ${country}`;
}
