import type { ImportedReport } from '../../../domain/entry/imported.ts';
import { NO_PLACE } from '../../../domain/grammar/read-place.ts';
import { dayIn, firstSentence, neededText, textIn } from '../../rows/cells.ts';
import {
  columnsMissing,
  type FileRow,
  type IncidentFormat,
  type Layout,
  noVersion,
  type ReadIncident,
  type ReadPlace,
} from '../../rows/format.ts';
import { countryIn, countryOf, countryOfIso } from '../../rows/publisher-countries.ts';
import { pointIn } from '../../rows/row-point.ts';
import { PLACE_PRECISIONS_BY_CODE } from '../ucdp/precision.ts';
import { sindDate } from './dates.ts';
import { reportIn, rolesOf } from './figures.ts';
import { SIND_COLUMNS, SIND_SAMPLES } from './notes.ts';
import { attributionsOf, titleOf, typeOf } from './words.ts';

/** Insecurity Insight's Security in Numbers Database: one file per kind of victim, as JSON, CSV or with HXL tags. */
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
  idColumns: () => ['sind event id', 'sind id'],
  columns: SIND_COLUMNS,
  lost: 'Counts by nationality and sex, damage, programme and outcome stay in the row as published.',
  versionOf: noVersion,
  yields: 'incidents',
  reader: (layout) => {
    const roles = rolesOf(layout.names);
    return (row) => readRow(row, reportIn(row, roles));
  },
  samples: SIND_SAMPLES,
};

/** One incident may be in several files with different figures in each, so each file is a dataset of its own. */
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

function readRow(row: FileRow, report: ImportedReport): ReadIncident {
  const description = textIn(row, 'event description');
  const place = placeOf(row);
  const { when, doubts } = sindDate(dayIn(row, 'date'), description ?? '');
  const told = (description ?? '').replace(/^[^:.]{0,60}?\d{4}\s*[:.]\s*/, '').trim();
  return {
    externalId: neededText(row, 'sind event id', 'sind id').replace(/\.0+$/, ''),
    when,
    place,
    ...typeOf(row, report),
    title: told === '' ? titleOf(row, report, place) : firstSentence(told),
    narrative: description,
    tags: [],
    attributions: attributionsOf(row),
    reports: [report],
    doubts,
  };
}

/** `Geo Precision` begins with UCDP's number in brackets; coordinates are deliberately blurred to about 25 km. */
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
