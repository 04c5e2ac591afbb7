import type { ImportedAttribution } from '../../domain/entry/imported.ts';
import { NO_PLACE } from '../../domain/grammar/read-place.ts';
import type { Role } from '../../domain/model/actor.ts';
import { type EventType, readEventType } from '../../domain/model/event-types.ts';
import { isPlaceholderName } from '../../domain/names/placeholders.ts';
import type { Mapping, TextFieldName } from '../fields/table-fields.ts';
import { typeOfAcled } from '../publishers/acled/types.ts';
import { firstSentence, tagOf, textIn } from '../rows/cells.ts';
import type { FileRow, ReadIncident, ReadPlace } from '../rows/format.ts';
import { countryIn, countryOf, countryOfIso, NO_COUNTRY } from '../rows/publisher-countries.ts';
import { idIn } from '../rows/row-id.ts';
import { gradeDoubts } from './grade.ts';
import { mappedPointIn } from './point.ts';
import { reportsOf } from './reports.ts';
import { whenOf } from './when.ts';
import { markDoubts } from './withdrawal.ts';

/** Reads rows of a table by a mapping. The publisher's report is named after the dataset. */
export function mappedReader(mapping: Mapping, dataset: string): (row: FileRow) => ReadIncident {
  return (row) => {
    const text = (name: TextFieldName) => {
      const column = mapping[name];
      return column === undefined ? null : textIn(row, column);
    };
    const place = placeOf(row, mapping, text);
    const narrative = text('narrative');
    const type = typeOf(text('type'), text('subtype'));
    return {
      externalId: idIn(row, mapping.id ?? ['id']),
      when: whenOf(row, mapping),
      place,
      ...type,
      title:
        text('title') ??
        (narrative === null ? untitled(text('type'), place) : firstSentence(narrative)),
      narrative,
      tags: (text('tags') ?? '').split(/[,;]/).flatMap(tagOf),
      attributions: attributionsOf(text),
      reports: reportsOf(row, mapping, dataset),
      doubts: [...gradeDoubts(row, mapping), ...markDoubts(row, mapping)],
      ...(mapping.deleted === undefined ? {} : { stands: true }),
    };
  };
}

type Text = (name: TextFieldName) => string | null;

function placeOf(row: FileRow, mapping: Mapping, text: Text): ReadPlace {
  const [place, admin1, admin2] = [text('place'), text('admin1'), text('admin2')];
  const point = mappedPointIn(row, mapping);
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

/** A number may be an ISO or a Gleditsch-Ward number; nothing tells which. */
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

const ACTORS: readonly (readonly [TextFieldName, Role])[] = [
  ['by', 'perpetrator'],
  ['on', 'target'],
  ['with', 'participant'],
  ['with-too', 'participant'],
];

function attributionsOf(text: Text): readonly ImportedAttribution[] {
  return ACTORS.flatMap(([field, role]) =>
    (text(field) ?? '')
      .split(';')
      .map((name) => name.trim())
      .filter((name) => !isPlaceholderName(name))
      .map((actor) => ({
        actor,
        kind: /^civilians?\b/i.test(actor) ? ('civilians' as const) : ('unknown' as const),
        role,
        basis: 'reported' as const,
        doubted: false,
      })),
  );
}

function untitled(type: string | null, place: ReadPlace): string {
  return [type ?? 'Incident', place.place ?? place.admin1]
    .filter((part) => part !== null)
    .join(', ');
}
