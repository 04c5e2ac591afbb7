import { InvalidArgumentError } from 'commander';
import type { PlainTableError } from '../exchange/recognise.ts';
import { datasetOfFile } from '../formats/dataset-name.ts';
import type { DateOrder } from '../formats/dates.ts';
import type { Profile } from '../formats/profile.ts';
import { type Mapping, TABLE_FIELDS, type TableFieldName } from '../formats/table-fields.ts';
import { UsageError } from './failure.ts';
import { withIdAndDate } from './profiles.ts';

/** `FIELD=COLUMN` as it is given; `-` as the column leaves the field out. */
export type MapOption = readonly [field: TableFieldName, column: string];

/** Reads one more `FIELD=COLUMN`. */
export function readMapOption(
  text: string,
  before: readonly MapOption[] = [],
): readonly MapOption[] {
  const [, name = '', column = ''] = /^([a-z0-9-]+)=(.+)$/.exec(text) ?? [];
  const field = TABLE_FIELDS.find((one) => one.name === name);
  if (field === undefined) {
    const names = TABLE_FIELDS.map((one) => one.name).join(', ');
    throw new InvalidArgumentError(`Write FIELD=COLUMN; the fields are ${names}.`);
  }
  return [...before, [field.name, column]];
}

/** What was said of how a plain table is read. */
export type TableOptions = {
  readonly map: readonly MapOption[];
  readonly profileName: string | undefined;
  readonly dataset: string | undefined;
  readonly dates: DateOrder | undefined;
  readonly encoding?: string | undefined;
};

/** How a plain table is read: as proposed, but for what was said. Throws for a column that it does not have. */
export function profileOf(
  { layout, proposal }: PlainTableError,
  { map, profileName, dataset, dates, encoding }: TableOptions,
): Profile {
  const mapping: Partial<Record<TableFieldName, string>> = { ...proposal };
  for (const [field, column] of map) {
    if (column === '-') delete mapping[field];
    else mapping[field] = columnCalled(column, layout.names);
  }
  const name = profileName ?? 'plain';
  return {
    name,
    dataset:
      dataset ?? (profileName === undefined ? datasetOfFile('table', layout) : `table:${name}`),
    mapping: withIdAndDate(mapping, 'The table'),
    dates: dates ?? null,
    ...(encoding === undefined ? {} : { encoding }),
    licence: 'as its publisher says',
    attribution: 'As its publisher says.',
    passing: 'attribution',
  };
}

function columnCalled(column: string, names: readonly string[]): string {
  const name = column.trim().toLowerCase();
  if (names.includes(name)) return name;
  throw new UsageError(
    `There is no column ${column}; the columns are ${names.filter((one) => one !== '').join(', ')}.`,
  );
}

/** How the columns of a table would be read, a line each. */
export function proposalLines(
  mapping: Mapping,
  header: readonly string[],
  names: readonly string[],
): readonly string[] {
  const written = (name: string) => header[names.indexOf(name)] ?? name;
  const read = TABLE_FIELDS.flatMap(({ name, help }) => {
    const column = mapping[name];
    return column === undefined ? [] : [`  ${name.padEnd(12)} ${written(column)}   (${help})`];
  });
  const used = new Set(Object.values(mapping));
  const rest = header.filter((name) => name !== '' && !used.has(name.toLowerCase()));
  return [
    'As a plain table it would be read so:',
    ...(read.length === 0 ? ['  nothing of it is understood'] : read),
    ...(rest.length === 0
      ? []
      : [`  kept as published: ${rest.slice(0, 20).join(', ')}${rest.length > 20 ? ', …' : ''}`]),
  ];
}
