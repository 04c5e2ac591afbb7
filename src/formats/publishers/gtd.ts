import type { ImportedAttribution, ImportedReport } from '../../domain/entry/imported.ts';
import { NO_PLACE } from '../../domain/grammar/read-place.ts';
import type { EventType } from '../../domain/model/event-types.ts';
import { toldIn } from '../../domain/names/placeholders.ts';
import type { PlacePrecision } from '../../domain/places/place.ts';
import type { Moment } from '../../domain/time/moment.ts';
import { BadCell, countOrUnknownIn, neededText, textIn } from '../rows/cells.ts';
import {
  columnsMissing,
  type FileRow,
  type IncidentFormat,
  noVersion,
  type ReadIncident,
  type ReadPlace,
} from '../rows/format.ts';
import { momentOf } from '../rows/numbered-moment.ts';
import { countryIn, countryOf } from '../rows/publisher-countries.ts';
import { article, best, publisherReport } from '../rows/reports.ts';
import { pointIn } from '../rows/row-point.ts';
import { readDay } from '../values/dates.ts';

/** The Global Terrorism Database, as CSV; usually in Windows-1252. Rules after the GTD codebook. */
export const GTD: IncidentFormat = {
  id: 'gtd',
  title: 'Global Terrorism Database (GTD)',
  dataset: 'gtd',
  licence: 'START terms of use; rows may not be passed on',
  attribution: 'Global Terrorism Database, START, University of Maryland.',
  passing: 'no',
  staleAfterDays: null,
  recognised:
    'Recognised by its columns eventid, iyear, imonth, iday, attacktype1, gname and nkill.',
  versions: '1970–2020, 134 or 135 columns',
  missing: (layout) =>
    columnsMissing(layout, [
      ['eventid'],
      ['iyear'],
      ['imonth'],
      ['iday'],
      ['country_txt'],
      ['attacktype1'],
      ['gname'],
      ['nkill'],
      ['nwound'],
    ]),
  dayColumns: () => ['resolution'],
  idColumns: () => ['eventid'],
  columns: [
    { name: 'eventid', becomes: 'the external id, as text of 12 digits' },
    { name: 'iyear, imonth, iday', becomes: 'the day; the month or year if a number is 0' },
    { name: 'extended, resolution', becomes: 'the last day, if it lasted longer' },
    { name: 'country_txt, provstate, city', becomes: 'country, first area, place' },
    {
      name: 'latitude, longitude, specificity',
      becomes: 'coordinates; 1 exact, 2 near, 3 admin2, 4 admin1, 5 country',
    },
    { name: 'attacktype1, suicide', becomes: 'type and sub-type' },
    {
      name: 'gname, gname2, gname3, guncertain1, guncertain2, guncertain3',
      becomes: 'perpetrators, doubted where uncertain',
    },
    { name: 'claimed, claim2, claim3', becomes: 'whether the group claims it' },
    { name: 'targtype1_txt', becomes: 'the target' },
    {
      name: 'nkill, nwound',
      becomes: 'killed and wounded, including perpetrators; -9 and -99 mean not reported',
    },
    { name: 'summary', becomes: 'the narrative' },
    { name: 'doubtterr', becomes: 'the tag gtd-doubted if it is 1' },
    { name: 'scite1, scite2, scite3', becomes: 'one report without figures for each citation' },
  ],
  lost: 'Weapons, property, hostages, ransom, motive, nationalities and the perpetrators among the dead stay in the row as published.',
  versionOf: noVersion,
  yields: 'incidents',
  reader: () => readRow,
  samples: [
    {
      header:
        'eventid,iyear,imonth,iday,extended,resolution,country_txt,provstate,city,latitude,longitude,specificity,summary,doubtterr,attacktype1,attacktype1_txt,suicide,targtype1_txt,gname,guncertain1,claimed,nkill,nwound,scite1',
      row: '199501000001,1995,1,0,0,,Zaire,Kinshasa,Kinshasa,-4.3,15.3,1,Invented.,1,3,Bombing/Explosion,0,Police,Example Front,1,1,-99,4,"""A headline,"" Example Press, January 3, 1995."',
      means: {
        externalId: '199501000001',
        type: 'explosion',
        when: { from: '1995-01-01', until: '1995-01-31', precision: 'month' },
        tags: ['gtd-doubted'],
      },
    },
  ],
};

function readRow(row: FileRow): ReadIncident {
  const externalId = neededText(row, 'eventid').replace(/\.0+$/, '');
  if (!/^\d{12}$/.test(externalId))
    throw new BadCell('eventid', externalId, 'does not have 12 digits');
  const place = placeOf(row);
  const group = textIn(row, 'gname') ?? 'Unknown';
  const attack = textIn(row, 'attacktype1_txt') ?? 'Attack';
  return {
    externalId,
    when: whenOf(row),
    place,
    ...typeOf(row),
    title: `${attack}: ${group}${place.place === null ? '' : `, ${place.place}`}`,
    narrative: textIn(row, 'summary'),
    tags: textIn(row, 'doubtterr') === '1' ? ['gtd-doubted'] : [],
    attributions: attributionsOf(row),
    reports: [
      publisherReport('GTD', {
        ...best('killed', countOrUnknownIn(row, 'nkill')),
        ...best('wounded', countOrUnknownIn(row, 'nwound')),
      }),
      ...['scite1', 'scite2', 'scite3'].flatMap((name) => citationIn(row, name)),
    ],
  };
}

function whenOf(row: FileRow): Moment {
  const when = momentOf({
    year: countOrUnknownIn(row, 'iyear'),
    month: countOrUnknownIn(row, 'imonth') ?? 0,
    day: countOrUnknownIn(row, 'iday') ?? 0,
  });
  const resolution =
    textIn(row, 'extended') === '1' ? readDay(textIn(row, 'resolution') ?? '') : undefined;
  if (resolution?.is !== 'day' || resolution.day <= when.until) return when;
  return {
    ...when,
    until: resolution.day,
    precision: when.precision === 'day' ? 'days' : when.precision,
  };
}

const PRECISIONS: readonly PlacePrecision[] = ['exact', 'near', 'admin2', 'admin1', 'country'];

function placeOf(row: FileRow): ReadPlace {
  const specificity = countOrUnknownIn(row, 'specificity') ?? 5;
  return {
    ...NO_PLACE,
    place: toldIn(textIn(row, 'city')),
    admin1: textIn(row, 'provstate'),
    country: countryIn(row, [countryOf, 'country_txt']),
    point: pointIn(row, 'latitude', 'longitude'),
    precision: PRECISIONS[specificity - 1] ?? 'country',
  };
}

const ATTACKS: readonly EventType[] = [
  { type: 'violence', subtype: 'attack' },
  { type: 'violence', subtype: 'attack' },
  { type: 'explosion', subtype: null },
  { type: 'violence', subtype: null },
  { type: 'violence', subtype: 'abduction' },
  { type: 'violence', subtype: 'abduction' },
  { type: 'development', subtype: 'looting' },
  { type: 'violence', subtype: 'attack' },
  { type: 'unknown', subtype: null },
];

function typeOf(row: FileRow): EventType {
  const attack = ATTACKS[(countOrUnknownIn(row, 'attacktype1') ?? 9) - 1];
  if (attack?.type === 'explosion' && textIn(row, 'suicide') === '1') {
    return { type: 'explosion', subtype: 'suicide-bomb' };
  }
  return attack ?? { type: 'unknown', subtype: null };
}

function attributionsOf(row: FileRow): readonly ImportedAttribution[] {
  const groups = (
    [
      ['gname', 'guncertain1', 'claimed'],
      ['gname2', 'guncertain2', 'claim2'],
      ['gname3', 'guncertain3', 'claim3'],
    ] as const
  ).flatMap(([name, uncertain, claimed]): readonly ImportedAttribution[] => {
    const actor = toldIn(textIn(row, name));
    if (actor === null) return [];
    const doubted = textIn(row, uncertain) === '1';
    const group = { actor, kind: 'unknown', role: 'perpetrator', doubted } as const;
    const claim = { ...group, basis: 'claimed', doubted: false } as const;
    return [{ ...group, basis: 'reported' }, ...(textIn(row, claimed) === '1' ? [claim] : [])];
  });
  const target = toldIn(textIn(row, 'targtype1_txt'));
  if (target === null) return groups;
  const kind = /^private citizens/i.test(target)
    ? 'civilians'
    : /^(military|police|government)/i.test(target)
      ? 'state'
      : 'unknown';
  return [...groups, { actor: target, kind, role: 'target', basis: 'reported', doubted: false }];
}

/** `"Headline," Outlet, Date.`; in any other notation the whole text is the name of the source. */
function citationIn(row: FileRow, name: string): readonly ImportedReport[] {
  const text = textIn(row, name);
  if (text === null) return [];
  const [, headline = '', outlet = '', date = ''] =
    /^"+(.+?),?"+,? *([^,]+?)(?:, *(.+?))?\.?$/.exec(text) ?? [];
  if (outlet === '') return [article(text.slice(0, 200))];
  const day = readDay(date);
  return [{ ...article(outlet), headline, published: day.is === 'day' ? day.day : null }];
}
