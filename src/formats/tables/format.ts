import { type Mapping, TABLE_FIELDS } from '../fields/table-fields.ts';
import { type Layout, noVersion } from '../rows/format.ts';
import { idColumns } from '../rows/row-id.ts';
import { guessMapping } from './guess-mapping.ts';
import { withdrawalReader } from './withdrawal.ts';

/** What the formats with columns known by name have in common. */
export const MAPPED = {
  licence: 'according to its publisher',
  attribution: 'According to its publisher.',
  passing: 'attribution',
  staleAfterDays: null,
  dayColumns: (layout: Layout) => dayColumnsOf(guessMapping(layout)),
  yearColumns: (layout: Layout) => yearColumnsOf(guessMapping(layout)),
  idColumns: (layout: Layout) => idColumns(guessMapping(layout)),
  mapping: guessMapping,
  versionOf: noVersion,
  withdrawn: (layout: Layout) => withdrawalReader(guessMapping(layout)),
  yields: 'incidents',
  columns: TABLE_FIELDS.map(({ name, help, words, tags }) => ({
    name: [...tags.slice(0, 2), ...words.slice(0, 2)].join(', '),
    becomes: `${help} (${name})`,
  })),
  lost: 'Other columns stay in the row as published.',
} as const;

/** What a table needs: an id for its rows, and a date. */
export function fieldsMissing(layout: Layout): readonly string[] {
  const mapping = guessMapping(layout);
  return [
    ...(mapping.id === undefined ? ['a column of unique ids'] : []),
    ...(mapping.date === undefined && mapping.year === undefined ? ['a column of dates'] : []),
  ];
}

/** The columns from which a mapping reads days. */
export function dayColumnsOf({ date, 'date-end': end, deleted }: Mapping): readonly string[] {
  return [date, end, deleted].filter((column) => column !== undefined);
}

/** The column from which it reads years. */
export function yearColumnsOf({ year }: Mapping): readonly string[] {
  return year === undefined ? [] : [year];
}
