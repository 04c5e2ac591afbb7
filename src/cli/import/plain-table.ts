import { InvalidArgumentError } from 'commander';
import { shellWord } from '../../domain/grammar/quoting.ts';
import type { PlainTableError } from '../../exchange/recognising/recognise.ts';
import {
  type Mapping,
  TABLE_FIELDS,
  type TableFieldName,
} from '../../formats/fields/table-fields.ts';
import { datasetOfFile } from '../../formats/rows/format.ts';
import { GEOMETRY_COLUMNS } from '../../formats/rows/geometry.ts';
import {
  columnCalled,
  columnsCalled,
  columnsNamed,
  spelledColumn,
} from '../../formats/tables/column-names.ts';
import { type Profile, UNSAVED } from '../../formats/tables/profile.ts';
import type { DateOrder } from '../../formats/values/dates.ts';
import { UsageError } from '../session/failure.ts';
import { withIdAndDate } from './profiles.ts';

/** A parsed `FIELD=COLUMN`; the column `-` leaves the field out. */
export type MapOption = readonly [field: TableFieldName, column: string];

/** Parses one more `FIELD=COLUMN`; an empty column means the one without a name. */
export function readMapOption(
  text: string,
  before: readonly MapOption[] = [],
): readonly MapOption[] {
  const [, name = '', column = ''] = /^([a-z0-9-]+)=(.*)$/s.exec(text) ?? [];
  const field = TABLE_FIELDS.find((one) => one.name === name);
  if (field === undefined) {
    const names = TABLE_FIELDS.map((one) => one.name).join(', ');
    throw new InvalidArgumentError(`Write FIELD=COLUMN; the fields are ${names}.`);
  }
  return [...before, [field.name, column]];
}

/** A table to be read as a plain table: its layout, and the proposed mapping of its columns. */
export type PlainTable = Pick<PlainTableError, 'layout' | 'proposal' | 'ids'> & {
  /** The dataset of its rows, if it is not named after the file or the profile. */
  readonly dataset?: string;
};

/** The options given for reading a plain table. */
export type TableOptions = {
  readonly map: readonly MapOption[];
  readonly profileName: string | undefined;
  readonly dataset: string | undefined;
  readonly dates: DateOrder | undefined;
  readonly encoding?: string | undefined;
};

/** The profile for a plain table: the proposed mapping, changed by the options. Throws for an unknown column. */
export function profileOf(
  { layout, proposal, ids, dataset: known }: PlainTable,
  { map, profileName, dataset, dates, encoding }: TableOptions,
): Profile {
  let mapping = proposal;
  for (const [field, column] of map) {
    const { [field]: _, ...others } = mapping;
    if (column === '-') mapping = others;
    else if (field === 'id') mapping = { ...others, id: columnsOf(column, layout) };
    else mapping = { ...others, [field]: columnOf(column, layout) };
  }
  const name = profileName ?? UNSAVED;
  const unnamed = known ?? datasetOfFile('table', layout);
  return {
    name,
    dataset: dataset ?? (profileName === undefined ? unnamed : `table:${name}`),
    mapping: withIdAndDate(mapping, 'The table', idOptions({ layout, ids })),
    dates: dates ?? null,
    ...(encoding === undefined ? {} : { encoding }),
    licence: 'according to its publisher',
    attribution: 'According to its publisher.',
    passing: 'attribution',
  };
}

type Columns = Pick<PlainTable['layout'], 'header' | 'names'>;

function columnOf(column: string, layout: Columns): string {
  return columnCalled(column, layout.names) ?? unknownColumn(column, layout);
}

function columnsOf(column: string, layout: Columns): readonly [string, ...string[]] {
  return columnsCalled(column, layout.names) ?? unknownColumn(column, layout);
}

function unknownColumn(column: string, { header, names }: Columns): never {
  const alike = columnsNamed(column, names);
  if (alike.length > 1) {
    const numbers = alike.map((name) => `#${names.indexOf(name) + 1}`).join(' or ');
    throw new UsageError(
      `Several columns are called ${column}; choose one by its number: ${numbers}.`,
    );
  }
  const what = column.trim() === '' ? 'is no column without a name' : `is no column ${column}`;
  throw new UsageError(`There ${what}; the columns are ${header.join(', ')}.`);
}

/** The options that would give a table an id, best first. */
export function idOptions({ layout, ids }: Pick<PlainTable, 'layout' | 'ids'>): readonly string[] {
  const sets = [
    ...(ids?.single.slice(0, 3) ?? []).map((name) => [name]),
    ...(ids?.together === undefined || ids.together === null ? [] : [ids.together]),
  ];
  return sets.map((set) => mapOption('id', set, layout.header));
}

function mapOption(
  field: TableFieldName,
  columns: readonly string[],
  header: readonly string[],
): string {
  const spelled = columns.map((name) => spelledColumn(name, header)).join('+');
  return `--map ${shellWord(`${field}=${spelled}`)}`;
}

/** How the columns of a table would be read, one line each. */
export function proposalLines(
  mapping: Mapping,
  { layout, ids }: Pick<PlainTable, 'layout' | 'ids'>,
): readonly string[] {
  const { header, names } = layout;
  const written = (name: string) => header[names.indexOf(name)] ?? name;
  const read = TABLE_FIELDS.flatMap(({ name, help }) => {
    const columns = [mapping[name] ?? []].flat();
    return columns.length === 0
      ? []
      : [`  ${name.padEnd(12)} ${columns.map(written).join(' + ')}   (${help})`];
  });
  const geometry = GEOMETRY_COLUMNS.find((name) => names.includes(name));
  if (geometry !== undefined)
    read.push(`  ${'point'.padEnd(12)} ${written(geometry)}   (the geometry of the row)`);
  const used = new Set([...Object.values(mapping).flat(), geometry]);
  const rest = header.filter((_, index) => !used.has(names[index] ?? ''));
  return [
    ...preambleLines(layout),
    'Read as a plain table:',
    ...(read.length === 0 ? ['  no column is understood'] : read),
    ...(rest.length === 0
      ? []
      : [`  kept as published: ${rest.slice(0, 20).join(', ')}${rest.length > 20 ? ', …' : ''}`]),
    ...(mapping.id === undefined ? idLines({ layout, ids }) : []),
  ];
}

/** Which line is the header, if there are lines above it. */
export function preambleLines({
  reading,
}: Pick<PlainTable['layout'], 'reading'>): readonly string[] {
  if (reading.as !== 'table' || reading.preamble.length === 0) return [];
  const above = reading.preamble.join(' / ');
  return [`Its header is line ${reading.headerLine}. The lines above it are skipped: ${above}`];
}

/** The possible ids of a table that has none yet. */
function idLines(table: Pick<PlainTable, 'layout' | 'ids'>): readonly string[] {
  const [best, ...others] = idOptions(table);
  if (best === undefined) {
    return [
      '  id           none, and no few columns are unique for every row; add a column that numbers the rows',
    ];
  }
  const isNumber = table.ids?.single.some((name) => /^#\d+$/.test(name)) === true;
  return [
    `  id           none yet; unique for every row: ${[best, ...others].join('   or   ')}`,
    ...(isNumber
      ? [
          '               (row numbers work only as long as the publisher does not renumber the rows)',
        ]
      : []),
  ];
}

/** The command that imports a table as it was read here. */
export function nextCommand(
  file: string,
  mapping: Mapping,
  table: PlainTable,
  said: { readonly [option in 'sheet' | 'encoding' | 'dates' | 'dataset']?: string | undefined },
): string {
  const stem = datasetOfFile('table', table.layout).slice('table:'.length);
  const name = stem.replaceAll(/[^a-z0-9-]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'table';
  const [id = '--map id=COLUMN'] = idOptions(table);
  const lacking = [
    ...(mapping.id === undefined ? [id] : []),
    ...((mapping.date ?? mapping.year) === undefined ? ['--map date=COLUMN'] : []),
  ];
  const { sheet, encoding, dates, dataset } = said;
  const options = Object.entries({ sheet, encoding, dates, dataset }).flatMap(([option, value]) =>
    value === undefined ? [] : [`--${option} ${shellWord(value)}`],
  );
  return [
    'watchfloor import',
    ...options,
    ...lacking,
    '--save-profile',
    name,
    shellWord(file),
  ].join(' ');
}
