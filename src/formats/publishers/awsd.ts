import type { ImportedAttribution } from '../../domain/entry/imported.ts';
import { NO_PLACE } from '../../domain/grammar/read-place.ts';
import type { EventType } from '../../domain/model/event-types.ts';
import { toldIn } from '../../domain/names/placeholders.ts';
import type { Moment } from '../../domain/time/moment.ts';
import { countIn, neededText, textIn } from '../rows/cells.ts';
import {
  columnsMissing,
  type FileRow,
  type IncidentFormat,
  noVersion,
  type ReadIncident,
  type ReadPlace,
} from '../rows/format.ts';
import { momentOf } from '../rows/numbered-moment.ts';
import { countryIn, countryOf, countryOfIso } from '../rows/publisher-countries.ts';
import { best, publisherReport } from '../rows/reports.ts';
import { pointIn } from '../rows/row-point.ts';

/** Only aid workers are counted, so its figures must never be read as all the dead. */
const PUBLISHER = 'AWSD (aid workers only)';

/** The Aid Worker Security Database: attacks on aid workers since 1997, also saved as Windows-1252. */
export const AWSD: IncidentFormat = {
  id: 'awsd',
  title: 'Aid Worker Security Database (AWSD)',
  dataset: 'awsd',
  licence: 'CC BY-NC-SA 4.0',
  attribution: 'Aid Worker Security Database, Humanitarian Outcomes, www.aidworkersecurity.org.',
  passing: 'attribution',
  staleAfterDays: 120,
  recognised:
    'Recognised by its columns Incident ID, Year, Month, Day, Total killed, Total wounded, Total kidnapped and Means of attack; in UTF-8 or Windows-1252, with or without a row of HXL tags.',
  versions: 'the export of the site and of HDX; means of attack in words or in the codes of 2016',
  missing: (layout) =>
    columnsMissing(layout, [
      ['incident id'],
      ['year'],
      ['month'],
      ['day'],
      ['country'],
      ['total killed'],
      ['total wounded'],
      ['total kidnapped'],
      ['means of attack'],
    ]),
  dayColumns: () => [],
  idColumns: () => ['incident id'],
  columns: [
    { name: 'Incident ID', becomes: 'the external id' },
    {
      name: 'Year, Month, Day',
      becomes: 'the day; the month or year if day or month is empty or 0',
    },
    {
      name: 'Country, Country Code, Region, District, City',
      becomes: 'country, first and second area, place',
    },
    { name: 'Latitude, Longitude', becomes: 'coordinates' },
    { name: 'Means of attack, Attack context', becomes: 'type and sub-type' },
    { name: 'Actor name, Actor type', becomes: 'the perpetrator' },
    {
      name: 'Total killed, Total wounded, Total kidnapped',
      becomes:
        'killed, wounded and abducted, aid workers only; the incident gets the tag aid-workers-only',
    },
    { name: 'Details', becomes: 'the narrative' },
    { name: 'Verified', becomes: 'the tag awsd-pending or awsd-archived if it is not Yes' },
  ],
  lost: 'Counts by organisation, nationality and gender, motive and location stay in the row as published.',
  versionOf: noVersion,
  yields: 'incidents',
  reader: () => readRow,
  samples: [
    {
      header:
        'incident id,year,month,day,country code,country,region,district,city,total killed,total wounded,total kidnapped,means of attack,attack context,latitude,longitude,actor type,actor name,details,verified',
      row: '900,2019,8,,AF,Afghanistan,Ghazni,,Ghazni,1,0,2,Kidnap-killing,Individual attack,33.55,68.42,Unknown,Unknown,Invented.,Pending',
      means: {
        externalId: '900',
        type: 'violence',
        subtype: 'abduction',
        tags: ['aid-workers-only', 'awsd-pending'],
        when: { from: '2019-08-01', until: '2019-08-31', precision: 'month' },
      },
    },
  ],
};

function readRow(row: FileRow): ReadIncident {
  const externalId = neededText(row, 'incident id').replace(/\.0+$/, '');
  const place = placeOf(row);
  const means = textIn(row, 'means of attack') ?? 'Unknown';
  const verified = textIn(row, 'verified')?.toLowerCase() ?? 'yes';
  return {
    externalId,
    when: whenOf(row),
    place,
    ...typeOf(means, textIn(row, 'attack context')),
    title: `Attack on aid workers: ${means}${place.place === null ? '' : `, ${place.place}`}`,
    narrative: textIn(row, 'details'),
    tags: [
      'aid-workers-only',
      ...(verified === 'yes' ? [] : [`awsd-${verified.replaceAll(/[^a-z]+/g, '-')}`]),
    ],
    attributions: attributionsOf(row),
    reports: [
      publisherReport(PUBLISHER, {
        ...best('killed', countIn(row, 'total killed')),
        ...best('wounded', countIn(row, 'total wounded')),
        ...best('abducted', countIn(row, 'total kidnapped')),
      }),
    ],
  };
}

function whenOf(row: FileRow): Moment {
  const year = countIn(row, 'year');
  const month = countIn(row, 'month') ?? 0;
  const day = countIn(row, 'day') ?? 0;
  return momentOf({ year, month, day });
}

function placeOf(row: FileRow): ReadPlace {
  const place = textIn(row, 'city');
  const admin1 = textIn(row, 'region');
  return {
    ...NO_PLACE,
    place,
    admin1,
    admin2: textIn(row, 'district'),
    country: countryIn(row, [countryOf, 'country'], [countryOfIso, 'country code']),
    point: pointIn(row, 'latitude', 'longitude'),
    precision: place !== null ? 'exact' : admin1 !== null ? 'admin1' : 'country',
  };
}

/** Means of attack, in words and in the codes of 2016. */
const MEANS: readonly (readonly [RegExp, EventType])[] = [
  [/^(aerial bombardment|ab)$/i, { type: 'explosion', subtype: 'airstrike' }],
  [/^(shelling|sh)$/i, { type: 'explosion', subtype: 'shelling' }],
  [/^(body-borne ied|bbied|vbied-s)$/i, { type: 'explosion', subtype: 'suicide-bomb' }],
  [/(ied|landmine|^lm$|^vbied|explosive|^x$)/i, { type: 'explosion', subtype: 'ied' }],
  [/^(kidnap|kk$|k$)/i, { type: 'violence', subtype: 'abduction' }],
  [/^(rape|rsa$)/i, { type: 'violence', subtype: 'sexual-violence' }],
  [/^(shooting|s$|bodily|ba$|b$|complex|c$)/i, { type: 'violence', subtype: 'attack' }],
];

function typeOf(means: string, context: string | null): EventType {
  const found = MEANS.find(([words]) => words.test(means.trim()));
  if (/combat|crossfire/i.test(context ?? '') && found === undefined) {
    return { type: 'battle', subtype: 'armed-clash' };
  }
  return found?.[1] ?? { type: 'unknown', subtype: null };
}

function attributionsOf(row: FileRow): readonly ImportedAttribution[] {
  const name = toldIn(textIn(row, 'actor name'));
  const type = textIn(row, 'actor type') ?? '';
  const target = { actor: 'Aid workers', kind: 'civilians', role: 'target' } as const;
  const shared = { basis: 'reported', doubted: false } as const;
  if (name === null) return [{ ...target, ...shared }];
  const kind = /^(host state|police|.*state:)/i.test(type)
    ? 'state'
    : /foreign/i.test(type)
      ? 'external'
      : 'unknown';
  return [
    { actor: name, kind, role: 'perpetrator', ...shared },
    { ...target, ...shared },
  ];
}
