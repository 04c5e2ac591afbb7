import { addDays, lastDayOfMonth } from '../domain/days.ts';
import type { ImportedAccount } from '../domain/imported.ts';
import type { Moment } from '../domain/moment.ts';
import { NO_PLACE } from '../domain/read-place.ts';
import { dayIn, neededText, textIn } from './cells.ts';
import { monthOf, readDay } from './dates.ts';
import {
  columnsMissing,
  type FileRow,
  type IncidentFormat,
  type Layout,
  noVersion,
  type ReadIncident,
  type ReadPlace,
} from './format.ts';
import { pointIn } from './points.ts';
import { countryIn, countryOf, countryOfIso } from './publisher-countries.ts';
import { firstSentence } from './short-texts.ts';
import { accountIn, rolesOf } from './sind-figures.ts';
import { SIND_COLUMNS, SIND_SAMPLES } from './sind-notes.ts';
import { tiesOf, typeOf } from './sind-words.ts';
import { PLACE_PRECISIONS_BY_CODE } from './ucdp-precision.ts';

/** Insecurity Insight's Security in Numbers Database: one file for each kind of victim, as JSON, CSV or with HXL tags. */
export const SIND: IncidentFormat = {
  id: 'sind',
  title: 'Insecurity Insight, Security in Numbers Database (SiND)',
  dataset:
    'sind-aid-workers, sind-education, sind-health, sind-protection, sind-explosive, sind-sexual-violence or sind-food',
  datasetOf,
  licence: 'CC BY 4.0',
  attribution: 'Insecurity Insight, Security in Numbers Database, via HDX.',
  passing: 'attribution',
  staleAfterDays: 75,
  recognised:
    'Recognised by its columns SiND Event ID (or SiND ID), Date, Event Description, Country ISO and Geo Precision; as JSON or CSV, with or without a row of HXL tags.',
  versions:
    'the files of HDX on aid workers, education, health care, protection, explosive weapons, sexual violence and food',
  missing: (layout) =>
    columnsMissing(layout, [
      ['sind event id', 'sind id'],
      ['date'],
      ['event description'],
      ['country iso'],
      ['geo precision'],
    ]),
  dayColumns: () => ['date'],
  columns: SIND_COLUMNS,
  lost: 'Counts by nationality and sex, damage, programme and outcome stay in the row as published.',
  versionOf: noVersion,
  yields: 'incidents',
  reader: (layout) => {
    const roles = rolesOf(layout.names);
    return (row) => readRow(row, accountIn(row, roles));
  },
  samples: SIND_SAMPLES,
};

/** One incident may stand in several files with other figures in each, so that each file is a feed of its own. */
function datasetOf({ names }: Layout): string {
  const has = (...any: readonly string[]) => any.some((name) => names.includes(name));
  if (has('explosive weapon type')) return 'sind-explosive';
  if (has('type of sv')) return 'sind-sexual-violence';
  if (has('educators killed')) return 'sind-education';
  if (has('victim of violence', 'camp name')) return 'sind-protection';
  if (has('health workers killed')) return 'sind-health';
  if (has('infrastructure affected', 'foodsecurity')) return 'sind-food';
  return has('aid workers killed') ? 'sind-aid-workers' : 'sind';
}

function readRow(row: FileRow, account: ImportedAccount): ReadIncident {
  const description = neededText(row, 'event description');
  return {
    externalId: neededText(row, 'sind event id', 'sind id').replace(/\.0+$/, ''),
    when: whenOf(dayIn(row, 'date'), description),
    place: placeOf(row),
    ...typeOf(row, account),
    title: firstSentence(description.replace(/^[^:.]{0,60}?\d{4}\s*[:.]\s*/, '')),
    narrative: description,
    tags: [],
    ties: tiesOf(row),
    accounts: [account],
  };
}

/**
 * How exactly the day is known stands in the description: publishers blur the day and still fill in a date.
 * `February 2024:` is the month, `12 February 2024:` the day, `Between 01-23 November 2023:` those days.
 */
function whenOf(day: string, description: string): Moment {
  const month = /^(?:in )?(?:early |mid-?|late )?([a-z]{3,9}),? (\d{4})\s*[:.]/i.exec(description);
  if (month !== null && monthOf(month[1]) !== '') {
    const name = `${month[2]}-${monthOf(month[1]).padStart(2, '0')}`;
    return { from: `${name}-01`, until: lastDayOfMonth(name), precision: 'month' };
  }
  const span = /^between (\d{1,2})\s*(?:-|–|and)\s*(\d{1,2} [a-z]{3,9} \d{4})\s*[:.]/i.exec(
    description,
  );
  const until = readDay(span?.[2] ?? '');
  if (until.is === 'day') {
    const from = addDays(until.day, Number(span?.[1]) - Number(until.day.slice(8)));
    if (from <= until.day)
      return { from, until: until.day, precision: from === until.day ? 'day' : 'days' };
  }
  const exact = readDay(/^(\d{1,2} [a-z]{3,9} \d{4})\s*[:.]/i.exec(description)?.[1] ?? '');
  const known = exact.is === 'day' ? exact.day : day;
  return { from: known, until: known, precision: exact.is === 'day' ? 'day' : 'about' };
}

/** `Geo Precision` begins with UCDP's number in brackets; coordinates are blurred to about 25 km on purpose. */
function placeOf(row: FileRow): ReadPlace {
  const code = /^\s*\((\d)\)/.exec(textIn(row, 'geo precision') ?? '')?.[1];
  return {
    ...NO_PLACE,
    admin1: textIn(row, 'admin 1'),
    country: countryIn(row, [countryOfIso, 'country iso'], [countryOf, 'country']),
    point: pointIn(row, 'latitude', 'longitude'),
    precision: PLACE_PRECISIONS_BY_CODE[Number(code) - 1] ?? 'area',
  };
}
