import type { Role } from '../domain/actor.ts';
import { lastDayOfMonth } from '../domain/days.ts';
import { type EventType, readEventType } from '../domain/event-types.ts';
import type { Figure } from '../domain/figure.ts';
import type { ImportedAccount, ImportedTie } from '../domain/imported.ts';
import type { Moment } from '../domain/moment.ts';
import { NO_PLACE } from '../domain/read-place.ts';
import { article, publisherAccount } from './accounts.ts';
import { typeOfAcled } from './acled-types.ts';
import { BadCell, countIn, dayIn, neededText, textIn } from './cells.ts';
import { readDay } from './dates.ts';
import type { FileRow, ReadIncident, ReadPlace } from './format.ts';
import { pointIn } from './points.ts';
import { countryIn, countryOf, countryOfIso, NO_COUNTRY } from './publisher-countries.ts';
import { firstSentence, tagOf } from './short-texts.ts';
import type { Mapping, TableFieldName } from './table-fields.ts';

/** Reads rows of a table by which column is which field. The publisher's account goes by the dataset's name. */
export function mappedReader(mapping: Mapping, dataset: string): (row: FileRow) => ReadIncident {
  return (row) => {
    const text = (name: TableFieldName) => {
      const column = mapping[name];
      return column === undefined ? null : textIn(row, column);
    };
    const place = placeOf(row, mapping, text);
    const narrative = text('narrative');
    const type = typeOf(text('type'), text('subtype'));
    return {
      externalId: neededText(row, mapping.id ?? 'id'),
      when: whenOf(row, mapping),
      place,
      ...type,
      title:
        text('title') ??
        (narrative === null ? untitled(text('type'), place) : firstSentence(narrative)),
      narrative,
      tags: (text('tags') ?? '').split(/[,;]/).flatMap(tagOf),
      ties: tiesOf(text),
      accounts: [publisherAccount(dataset, figuresOf(row, mapping)), ...sourcesOf(text)],
    };
  };
}

type Text = (name: TableFieldName) => string | null;

function whenOf(row: FileRow, mapping: Mapping): Moment {
  const column = mapping.date ?? 'date';
  const first = momentIn(row, column);
  const end = mapping['date-end'];
  if (end === undefined || textIn(row, end) === null) return first;
  const last = momentIn(row, end);
  if (last.until < first.from)
    throw new BadCell(end, textIn(row, end) ?? '', `is before ${column}, ${first.from}`);
  if (first.from === last.from && first.until === last.until) return first;
  return { from: first.from, until: last.until, precision: 'days' };
}

/** A day, a month (`2020-03`) or a year (`2020`). */
function momentIn(row: FileRow, column: string): Moment {
  const text = neededText(row, column);
  if (/^\d{4}$/.test(text) && readDay(`${text}-01-01`).is === 'day') {
    return { from: `${text}-01-01`, until: `${text}-12-31`, precision: 'year' };
  }
  if (/^\d{4}-\d{2}$/.test(text) && readDay(`${text}-01`).is === 'day') {
    return { from: `${text}-01`, until: lastDayOfMonth(text), precision: 'month' };
  }
  const day = dayIn(row, column);
  return { from: day, until: day, precision: 'day' };
}

function placeOf(row: FileRow, mapping: Mapping, text: Text): ReadPlace {
  const [place, admin1, admin2] = [text('place'), text('admin1'), text('admin2')];
  const point = pointIn(row, mapping.lat ?? 'lat', mapping.lon ?? 'lon');
  return {
    ...NO_PLACE,
    place,
    admin1,
    admin2,
    country:
      mapping.country === undefined
        ? NO_COUNTRY
        : countryIn(row, [countryOfMapped, mapping.country]),
    point,
    precision:
      place !== null || point.at !== null
        ? 'exact'
        : admin2 !== null
          ? 'admin2'
          : admin1 !== null
            ? 'admin1'
            : 'country',
  };
}

/** A number may be of ISO or of Gleditsch and Ward, which nobody can tell. */
function countryOfMapped(text: string | null): string | null {
  return /^\d+$/.test(text ?? '') ? null : (countryOf(text) ?? countryOfIso(text));
}

/** Our own slugs, or the words of ACLED's types. */
function typeOf(type: string | null, subtype: string | null): EventType {
  for (const text of [subtype, type]) {
    const known = readEventType((text ?? '').trim().replaceAll(/[\s_]+/g, '-'));
    if (known !== undefined) return known;
  }
  return typeOfAcled(type ?? subtype ?? '', subtype, 'unknown');
}

const PARTIES: readonly (readonly [TableFieldName, Role])[] = [
  ['by', 'perpetrator'],
  ['on', 'target'],
  ['with', 'participant'],
  ['with-too', 'participant'],
];

function tiesOf(text: Text): readonly ImportedTie[] {
  return PARTIES.flatMap(([field, role]) =>
    (text(field) ?? '')
      .split(';')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !/^(unknown|no information)$/i.test(name))
      .map((actor) => ({
        actor,
        kind: /^civilians?\b/i.test(actor) ? ('civilians' as const) : ('unknown' as const),
        role,
        basis: 'reported' as const,
        doubted: false,
      })),
  );
}

function figuresOf(row: FileRow, mapping: Mapping): ImportedAccount['figures'] {
  const low = mapping['killed-low'] === undefined ? null : countIn(row, mapping['killed-low']);
  const high = mapping['killed-high'] === undefined ? null : countIn(row, mapping['killed-high']);
  const killed = figureIn(row, mapping.killed);
  const whole =
    low === null && high === null
      ? killed
      : {
          low: low ?? killed?.low ?? null,
          best: killed?.best ?? null,
          high: high ?? killed?.high ?? null,
        };
  const others = (['civilians', 'wounded', 'abducted', 'arrested', 'displaced'] as const).flatMap(
    (measure) => {
      const figure = figureIn(row, mapping[measure]);
      return figure === null ? [] : [[measure, figure] as const];
    },
  );
  return { ...(whole === null ? {} : { killed: whole }), ...Object.fromEntries(others) };
}

/** `12`, `12–24`, `12 to 24`, `10+`, `~30`, `unknown`. */
function figureIn(row: FileRow, column: string | undefined): Figure | null {
  const text = column === undefined ? null : textIn(row, column);
  if (
    column === undefined ||
    text === null ||
    /^(unknown|unclear|\?|n\/r|not reported)$/i.test(text)
  )
    return null;
  const range = /^(\d+)\s*(?:-|–|—|to)\s*(\d+)$/i.exec(text);
  if (range !== null && Number(range[1]) <= Number(range[2])) {
    return { low: Number(range[1]), best: null, high: Number(range[2]) };
  }
  const least = /^(?:>|at least )?\s*(\d+)(\+?)$/i.exec(text);
  if (least !== null && (least[2] === '+' || /^\D/.test(text))) {
    return { low: Number(least[1]), best: null, high: null };
  }
  const about = /^(?:~|about |c\. ?)(\d+)$/i.exec(text);
  if (about !== null) return { low: null, best: Number(about[1]), high: null };
  const count = countIn(row, column);
  return { low: null, best: count, high: null };
}

function sourcesOf(text: Text): readonly ImportedAccount[] {
  const url = text('url');
  const names = (text('source') ?? '')
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const host = url !== null && URL.canParse(url) ? new URL(url).hostname : null;
  const known = names.length > 0 || host === null || host === '' ? names : [host];
  return known.map((name, index) => ({ ...article(name), url: index === 0 ? url : null }));
}

function untitled(type: string | null, place: ReadPlace): string {
  return [type ?? 'Incident', place.place ?? place.admin1]
    .filter((part) => part !== null)
    .join(', ');
}
