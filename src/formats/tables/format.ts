import { type Mapping, TABLE_FIELDS } from '../fields/table-fields.ts';
import { type Layout, noVersion } from '../rows/format.ts';
import { idColumns } from '../rows/row-id.ts';
import { guessMapping } from './guess-mapping.ts';
import { withdrawalReader } from './withdrawal.ts';

/** What the formats have in common whose columns are told by their names. */
export const MAPPED = {
  licence: 'as its publisher says',
  attribution: 'As its publisher says.',
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
  lost: 'Columns that are none of these stay in the row as published.',
} as const;

/** What a table cannot do without: that its rows are known by an id, and dated. */
export function fieldsMissing(layout: Layout): readonly string[] {
  const mapping = guessMapping(layout);
  return [
    ...(mapping.id === undefined ? ['a column of ids that tell its rows apart'] : []),
    ...(mapping.date === undefined && mapping.year === undefined ? ['a column of days'] : []),
  ];
}

/** The columns that a mapping reads days from. */
export function dayColumnsOf({ date, 'date-end': end, deleted }: Mapping): readonly string[] {
  return [date, end, deleted].filter((column) => column !== undefined);
}

/** The column that it reads years from. */
export function yearColumnsOf({ year }: Mapping): readonly string[] {
  return year === undefined ? [] : [year];
}
