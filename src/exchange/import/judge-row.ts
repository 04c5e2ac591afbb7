import type { RowCells } from '../../domain/entry/imported.ts';
import type { Doubt } from '../../domain/model/doubts.ts';
import { findMojibake, mayBeMojibake } from '../../domain/names/mojibake.ts';
import { isPlaceholderName, toldIn } from '../../domain/names/placeholders.ts';
import type { Place } from '../../domain/places/place.ts';
import { addDays, type Day } from '../../domain/time/days.ts';
import type { ReadIncident, ReadLead, ReadPlace } from '../../formats/rows/format.ts';
import type { OutsideCheck } from './outside-country.ts';

type Read = ReadIncident | ReadLead;

/** A row without its doubts. */
type Judged<R extends Read> = {
  readonly row: Omit<R, 'place' | 'doubts'> & { readonly place: Place };
  readonly doubts: readonly Doubt[];
};

/**
 * Finds doubts about a row of any format, besides those of the format itself. `today` is the day of the import: later
 * dates are in the future, with a day's leeway for time zones.
 */
export function judgeRow<R extends Read>(
  read: R,
  {
    today,
    outside: outsideOf,
    raw,
  }: {
    readonly today: Day;
    readonly outside: OutsideCheck;
    readonly raw: RowCells;
  },
): Judged<R> {
  const { place: published, doubts = [], ...rest } = read;
  const place = {
    ...published,
    country: published.country.code,
    point: published.point.at,
  };
  const day = 'day' in read ? read.day : read.when.from.slice(0, 10);
  const outside = outsideOf(place, day);
  return {
    row: { ...rest, place },
    doubts: [
      ...doubts,
      ...countryDoubts(published),
      ...published.point.doubts,
      ...(outside === undefined ? [] : [{ kind: 'outside-country', text: outside } as const]),
      ...dayDoubts(day, today),
      ...letterDoubts(raw),
    ],
  };
}

/** An incident without actors that name nobody, in any format: `Not applicable` did nothing to anybody. */
export function withoutPlaceholders(read: ReadIncident): ReadIncident {
  return {
    ...read,
    attributions: read.attributions.filter(({ actor }) => !isPlaceholderName(actor)),
  };
}

/** The same for a lead. */
export function leadWithoutPlaceholders(read: ReadLead): ReadLead {
  return { ...read, actor: toldIn(read.actor), target: toldIn(read.target) };
}

function countryDoubts({ country }: ReadPlace): readonly Doubt[] {
  return country.code === null && country.text !== null
    ? [{ kind: 'country', text: country.text }]
    : [];
}

function dayDoubts(day: Day, today: Day): readonly Doubt[] {
  return day > today && day > addDays(today, 1) ? [{ kind: 'not-yet', text: day }] : [];
}

/** The first word of a row that was decoded with the wrong encoding, by us or earlier. */
function letterDoubts({ cells }: RowCells): readonly Doubt[] {
  // Nearly every row of nearly every file ends here, after one check.
  if (!mayBeMojibake(cells.join('\n'))) return [];
  for (const cell of cells) {
    const garbled = findMojibake(cell);
    if (garbled === null) continue;
    const { word, meant, encoding } = garbled;
    const reading = [meant ?? '', encoding === null ? '' : `in ${encoding}`].join(' ').trim();
    return [{ kind: 'garbled', text: reading === '' ? word : `${word}, ${reading}` }];
  }
  return [];
}
