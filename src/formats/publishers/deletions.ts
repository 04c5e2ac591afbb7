import { neededText, textIn } from '../rows/cells.ts';
import { columnsMissing, datasetOfFile, type Format, noVersion } from '../rows/format.ts';
import { readDay } from '../values/dates.ts';

/** A list of rows that a publisher has deleted, in a layout defined here. */
export const DELETIONS: Format = {
  id: 'deletions',
  title: 'list of deletions',
  dataset: 'given by its column dataset or by --dataset',
  datasetOf: (layout) =>
    layout.rows.map((row) => textIn(row, 'dataset')).find((name) => name !== null) ??
    datasetOfFile('deletions', layout),
  licence: 'according to its publisher',
  attribution: 'According to its publisher.',
  passing: 'attribution',
  staleAfterDays: null,
  recognised:
    'Recognised by its columns external_id and deleted_on; dataset names the dataset, one per file.',
  versions: 'CSV, TSV and JSON',
  missing: (layout) => columnsMissing(layout, [['external_id'], ['deleted_on']]),
  dayColumns: () => ['deleted_on'],
  idColumns: () => ['external_id'],
  columns: [
    { name: 'external_id', becomes: 'the incident to mark as withdrawn' },
    { name: 'deleted_on', becomes: 'when; an older row cannot restore the incident' },
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
