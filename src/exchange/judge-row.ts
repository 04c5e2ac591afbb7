import { addDays, type Day } from '../domain/days.ts';
import type { Doubt } from '../domain/doubts.ts';
import type { Place } from '../domain/place.ts';
import type { ReadIncident, ReadLead, ReadPlace } from '../formats/format.ts';

type Read = ReadIncident | ReadLead;

/** A row without what only says what is doubtful about it. */
type Judged<R extends Read> = {
  readonly row: Omit<R, 'place' | 'doubts'> & { readonly place: Place };
  readonly doubts: readonly Doubt[];
};

/**
 * Finds what is doubtful about a row of any format, beside what the format itself found. `today` is the day of the
 * import: what is dated later has not come yet, with a day's leeway for places where it is tomorrow already.
 */
export function judgeRow<R extends Read>(read: R, today: Day): Judged<R> {
  const { place, doubts = [], ...rest } = read;
  const day = 'day' in read ? read.day : read.when.from.slice(0, 10);
  return {
    row: { ...rest, place: { ...place, country: place.country.code, point: place.point.at } },
    doubts: [...doubts, ...countryDoubts(place), ...place.point.doubts, ...dayDoubts(day, today)],
  };
}

function countryDoubts({ country }: ReadPlace): readonly Doubt[] {
  return country.code === null && country.text !== null
    ? [{ kind: 'country', text: country.text }]
    : [];
}

function dayDoubts(day: Day, today: Day): readonly Doubt[] {
  return day > addDays(today, 1) ? [{ kind: 'not-yet', text: day }] : [];
}
