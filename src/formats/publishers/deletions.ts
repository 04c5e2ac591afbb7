import { neededText, textIn } from '../rows/cells.ts';
import { datasetOfFile } from '../rows/dataset-name.ts';
import { columnsMissing, type Format, noVersion } from '../rows/format.ts';
import { readDay } from '../values/dates.ts';

/** A list of rows that a publisher has deleted, in a layout defined here. */
export const DELETIONS: Format = {
  id: 'deletions',
  title: 'list of deletions',
  dataset: 'as its column dataset or --dataset says',
  datasetOf: (layout) =>
    layout.rows.map((row) => textIn(row, 'dataset')).find((name) => name !== null) ??
    datasetOfFile('deletions', layout),
  licence: 'as its publisher says',
  attribution: 'As its publisher says.',
  passing: 'attribution',
  staleAfterDays: null,
  recognised:
    'Recognised by its columns external_id and deleted_on; dataset says of which dataset, one for each file.',
  versions: 'CSV, TSV and JSON',
  missing: (layout) => columnsMissing(layout, [['external_id'], ['deleted_on']]),
  dayColumns: () => ['deleted_on'],
  idColumns: () => ['external_id'],
  columns: [
    { name: 'external_id', becomes: 'the incident that is marked as withdrawn' },
    { name: 'deleted_on', becomes: 'when; an older row cannot bring the incident back' },
  ],
  lost: 'Nothing.',
  versionOf: noVersion,
  yields: 'withdrawals',
  reader: () => (row) => {
    const day = readDay(textIn(row, 'deleted_on') ?? '');
    return {
      externalId: neededText(row, 'external_id'),
      at: day.is === 'day' ? `${day.day}T23:59:59.999Z` : null,
    };
  },
};
