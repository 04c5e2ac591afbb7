import { printPlace } from '../grammar/print-place.ts';
import { nameToken } from '../grammar/quoting.ts';
import { type CalendarUnit, daysOfUnit } from '../time/calendar-unit.ts';
import { earlierOf, laterOf } from '../time/days.ts';
import type { GivenDays } from '../time/period.ts';

// The tokens of a filter that select the incidents of a group.

/** `since:2020-05 until:2020-05`; of a unit that lies in the days in part, only these. */
export function unitFilter(unit: CalendarUnit, name: string, days: GivenDays): string {
  const { from, until } = daysOfUnit(unit, name);
  const first = days.since === null ? from : laterOf(from, days.since);
  const last = days.until === null ? until : earlierOf(until, days.until);
  const isNamed = unit !== 'week' && first === from && last === until;
  return isNamed ? `since:${name} until:${name}` : `since:${first} until:${last}`;
}

/** `@Kabul,AFG`, of whichever area. */
export function placeFilter(place: string, country: string | null): string {
  return printPlace({ place, admin1: null, country }) ?? `in:${nameToken(place)}`;
}

/** `@"",Nangarhar,AFG`; a name without its country is looked for among areas and places. */
export function areaFilter(area: string, country: string | null): string {
  return printPlace({ place: null, admin1: area, country }) ?? `in:${nameToken(area)}`;
}

/** `src:AFP`, `actor:"Islamic State"`. */
export function nameFilter(key: 'src' | 'actor', name: string): string {
  return `${key}:${nameToken(name)}`;
}
