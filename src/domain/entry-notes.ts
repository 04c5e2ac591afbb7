import { countryName } from './countries.ts';
import type { Gathered } from './gathered.ts';
import type { LineHead } from './line-head.ts';
import { type Clock, dayOf, showDay } from './moment.ts';

/** What was assumed, and what looks odd but keeps nobody from saving. */
export function entryNotes(head: LineHead, gathered: Gathered, clock: Clock): readonly string[] {
  const today = dayOf(clock.now, clock.zone);
  const dated = head.kind === 'incident' || head.kind === 'quote' || head.kind === 'milestone';
  const { date } = gathered.dates;
  const notes: string[] = [];
  if (dated && date === undefined)
    notes.push(`no date given, so today is assumed: ${showDay(today)}`);
  if (date !== undefined && date.from.slice(0, 10) > today) notes.push('the date is in the future');
  const { place } = gathered;
  if (place?.country === null && place.place !== null) {
    notes.push(`no country given for ${place.place}; write @${place.place},AFG`);
  }
  if (
    place !== undefined &&
    place.country !== null &&
    place.place === null &&
    place.admin1 === null
  ) {
    notes.push(`the place is the country alone: ${countryName(place.country) ?? place.country}`);
  }
  if (head.kind !== 'milestone' && gathered.accounts[0].source === null) {
    notes.push('no source given: this can never corroborate anything (src:NAME/B2)');
  }
  return notes;
}
