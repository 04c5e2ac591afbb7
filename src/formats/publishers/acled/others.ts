import { instantIn, neededText } from '../../rows/cells.ts';
import { columnsMissing, type Format, noVersion } from '../../rows/format.ts';
import { ACLED } from './acled.ts';

const SHARED = {
  dataset: 'acled',
  licence: ACLED.licence,
  attribution: ACLED.attribution,
  passing: 'no',
  staleAfterDays: null,
  dayColumns: () => [],
  idColumns: () => ['event_id_cnty'],
  versionOf: noVersion,
} as const;

/** The list of events that ACLED has deleted since a given time. */
export const ACLED_DELETED: Format = {
  ...SHARED,
  id: 'acled-deleted',
  title: 'ACLED deleted events',
  recognised: 'Recognised by its columns event_id_cnty and deleted_timestamp; as CSV or JSON.',
  versions: 'the deleted endpoint of the API',
  missing: (layout) => columnsMissing(layout, [['deleted_timestamp'], ['event_id_cnty']]),
  columns: [
    { name: 'event_id_cnty', becomes: 'the incident to mark as withdrawn' },
    {
      name: 'deleted_timestamp',
      becomes: 'when; an older row cannot restore the incident',
    },
  ],
  lost: 'Nothing.',
  yields: 'withdrawals',
  reader: () => (row) => ({
    externalId: neededText(row, 'event_id_cnty'),
    at: instantIn(row, 'deleted_timestamp'),
  }),
};

/** Counts by area and month, which HDX publishes from ACLED's events. */
export const ACLED_AGGREGATE: Format = {
  ...SHARED,
  id: 'acled-aggregate',
  title: 'ACLED counts by area and month (HDX)',
  recognised:
    'Recognised by its columns events, fatalities, reference_period_start and admin_level, or by Month, Year, Events and Fatalities.',
  versions: 'HDX HAPI and the summaries by country',
  missing: (layout) =>
    [
      columnsMissing(layout, [['reference_period_start'], ['events'], ['fatalities']]),
      columnsMissing(layout, [['events'], ['fatalities'], ['month'], ['year']]),
    ].toSorted((one, other) => one.length - other.length)[0] ?? [],
  columns: [],
  lost: 'Everything: it is refused.',
  yields: 'nothing',
  because:
    'Its rows are counts by area and month, not incidents; imported as incidents, they would be counted twice. Import the event file instead.',
};
