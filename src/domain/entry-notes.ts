import { countryName } from './countries.ts';
import type { Gathered } from './gathered.ts';
import type { LineHead } from './line-head.ts';
import { hasSource } from './line-kinds.ts';
import { type Clock, dayOf, type Moment, showDay } from './moment.ts';
import type { Accounting } from './read-accounts.ts';

/** What was assumed, and what looks odd but keeps nobody from saving. */
export function entryNotes(head: LineHead, gathered: Gathered, clock: Clock): readonly string[] {
  const today = dayOf(clock.now, clock.zone);
  const dated = head.kind === 'incident' || head.kind === 'quote' || head.kind === 'milestone';
  const { date } = gathered.dates;
  const notes: string[] = [];
  if (dated && date === undefined && !gathered.given.has('date'))
    notes.push(`no date given, so today is assumed: ${showDay(today)}`);
  if (date !== undefined && isAhead(date, clock)) notes.push('the date is in the future');
  const { place } = gathered;
  if (place?.country === null && place.place !== null) {
    notes.push(`no country given for ${place.place}; it goes after a comma, as in @Kabul,AFG`);
  }
  if (
    place !== undefined &&
    place.country !== null &&
    place.place === null &&
    place.admin1 === null
  ) {
    notes.push(`the place is the country alone: ${countryName(place.country) ?? place.country}`);
  }
  if (gathered.accounts.some(hasMoreCiviliansThanKilled))
    notes.push('civilians: counts more than killed:, of whom they are a part');
  if (head.kind === 'grade') notes.push('reports that are graded already keep their own letter');
  if (hasSource(head.kind) && gathered.accounts[0].source === null) {
    notes.push('no source given: this can never corroborate anything (src:NAME/B2)');
  }
  return notes;
}

function isAhead({ from, precision }: Moment, { now, zone }: Clock): boolean {
  return precision === 'time' ? from.slice(0, 16) > now.slice(0, 16) : from > dayOf(now, zone);
}

function hasMoreCiviliansThanKilled({ figures }: Accounting): boolean {
  const least = figures.civilians?.best ?? figures.civilians?.low ?? 0;
  const most = figures.killed?.high ?? figures.killed?.best ?? null;
  return most !== null && least > most;
}
