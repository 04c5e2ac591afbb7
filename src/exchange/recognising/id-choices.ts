import { hash } from 'node:crypto';
import {
  type Mapping,
  TABLE_FIELDS,
  type TextFieldName,
} from '../../formats/fields/table-fields.ts';
import { GEOMETRY_COLUMNS } from '../../formats/rows/geometry.ts';
import { firstOfName, isNumbered } from '../../formats/tables/column-names.ts';
import {
  distinguishesRows,
  distinguishingSets,
  keyOf,
} from '../../formats/tables/distinctive-columns.ts';
import { plainHeader } from '../../formats/tables/guess-mapping.ts';
import { isWithdrawn } from '../../formats/tables/withdrawal.ts';
import type { FileFacts } from '../reading/file-facts.ts';
import { type FileLayout, unitOf } from '../reading/layout.ts';
import { readRows } from '../reading/read-rows.ts';
import { createDamagedIdDetector } from './damaged-ids.ts';

/** The possible ids of the rows of a file, checked against the whole file. */
export type IdChoices = {
  /** Columns that distinguish every row, those intended as ids first. */
  readonly single: readonly string[];
  /** The fewest columns that do so together; `null` if not needed or if there are none. */
  readonly together: readonly string[] | null;
  /** Why the column that was taken for the id is unusable, in a sentence. */
  readonly fault: string | null;
};

type File = {
  readonly facts: FileFacts;
  readonly layout: FileLayout;
  /** The guessed mapping of columns to fields. */
  readonly mapping: Mapping;
  readonly signal: AbortSignal | undefined;
};

/** Rows that are held to search for sets of columns. */
const HELD = 2000;
/** Sets of columns that are checked against the rest of a larger file. */
const SETS = 8;
/** An average cell length (characters) from which on a column is text and not an id. */
const LONG = 60;

/** Fields that can form an id, the most stable first; figures cannot, since they are revised. */
const STEADY = [
  ...(['date', 'place', 'admin2', 'admin1', 'country', 'type', 'subtype', 'by', 'on'] as const),
  ...(['title', 'url', 'lat', 'lon', 'date-end', 'with', 'with-too', 'source'] as const),
] satisfies readonly TextFieldName[];

/**
 * Reads a file completely, and determines which columns can identify its rows. Rows that are equal in all cells count
 * once.
 */
export async function idChoicesOf(file: File): Promise<IdChoices> {
  const { names } = file.layout;
  const guessed = file.mapping.id?.[0];
  const at = names.indexOf(guessed ?? '');
  const columns = names.map((_, index) => createColumn(index === at));
  const watch = createDamagedIdDetector(file.layout, guessed ?? '');
  const held: (readonly string[])[] = [];
  let count = 0;
  for await (const { cells, line } of differentRows(file)) {
    count += 1;
    if (held.length < HELD) held.push(cells);
    watch.add(cells[at], line);
    for (const [index, column] of columns.entries()) column.take(cells[index] ?? '', line);
  }
  const fault = watch.fault() ?? repeatedIn(file.layout, at, columns[at]?.repeated() ?? null);
  if (guessed !== undefined && fault === null) return { single: [], together: null, fault };
  const fields = fieldsIn(file.mapping);
  const ranked = names
    .filter(
      (name, index) => columns[index]?.isTelling(count) === true && !fields.has(firstOfName(name)),
    )
    .map((name) => ({ name, rank: rankOfId(name, held[0]?.[names.indexOf(name)] ?? '') }))
    .toSorted((one, other) => one.rank - other.rank);
  return {
    single: ranked.map(({ name }) => name),
    together: ranked.some(({ rank }) => rank <= CODES) ? null : await togetherIn(file, held, count),
    fault,
  };
}

/** The distinct rows of a file, without those that only withdraw another. */
async function* differentRows({
  facts,
  layout,
  mapping,
  signal,
}: File): AsyncGenerator<{ readonly cells: readonly string[]; readonly line: number }> {
  const known = new Set<string>();
  for await (const { row } of readRows(facts, layout, signal)) {
    if (row === undefined || isWithdrawn(row.byName, mapping)) continue;
    const cells = layout.names.map((name) => row.byName.get(name)?.trim() ?? '');
    const whole = hash('sha1', JSON.stringify(cells), 'base64');
    if (known.has(whole)) continue;
    known.add(whole);
    yield { cells, line: row.line };
  }
}

type Repeated = { readonly value: string; readonly places: readonly number[] };

function repeatedIn(layout: FileLayout, index: number, repeated: Repeated | null): string | null {
  if (repeated === null) return null;
  return `Its column ${layout.header[index]} is not an id: ${repeated.value} occurs in ${unitOf(layout)}s ${repeated.places.join(' and ')}, which differ.`;
}

/**
 * Watches whether a column distinguishes rows. A row without a guessed id is rejected anyway, and says nothing about
 * the column.
 */
function createColumn(isGuessed: boolean) {
  const seen = new Map<string, number>();
  let letters = 0;
  let isTelling = true;
  let repeated: Repeated | null = null;
  return {
    take: (value: string, line: number): void => {
      if (!isTelling || (value === '' && isGuessed)) return;
      const before = seen.get(value);
      if (before === undefined && value !== '') {
        seen.set(value, line);
        letters += value.length;
        return;
      }
      isTelling = false;
      repeated = { value, places: before === undefined ? [line] : [before, line] };
      seen.clear();
    },
    repeated: () => repeated,
    isTelling: (rows: number) => isTelling && rows > 0 && letters <= LONG * rows,
  };
}

/** The rank of columns that look like codes: after those named as ids, and before words that happen to differ. */
const CODES = 100;

/** Columns that are fields other than an id; a link may be an id as well. */
function fieldsIn({ url: _, ...mapping }: Mapping): ReadonlySet<string> {
  return new Set([...Object.values(mapping).flat(), ...GEOMETRY_COLUMNS]);
}

function rankOfId(name: string, example: string): number {
  const plain = plainHeader(name);
  const words: readonly string[] = TABLE_FIELDS[0].words;
  const at = words.findIndex((word) => plain === word || plain.endsWith(` ${word}`));
  if (at >= 0) return at;
  if (/^#\d+$/.test(name)) return CODES + 1;
  return /\d/.test(example) ? CODES : CODES + 2;
}

/** The fewest columns that together distinguish rows: those held, and then those of the whole file. */
async function togetherIn(
  file: File,
  held: readonly (readonly string[])[],
  count: number,
): Promise<readonly string[] | null> {
  const { names } = file.layout;
  const columns = likely(file, held);
  if (count <= held.length) {
    const [set] = distinguishingSets({ rows: held, columns }, 1);
    return set?.map((index) => names[index] ?? '') ?? null;
  }
  const sets = distinguishingSets({ rows: held, columns }, SETS);
  const keys: string[][] = [];
  for await (const { cells } of differentRows(file))
    keys.push(sets.map((set) => keyOf(cells, set)));
  const set = sets.find((_, index) => distinguishesRows(keys, [index]));
  return set?.map((index) => names[index] ?? '') ?? null;
}

/** The columns that can form an id, the most stable first. */
function likely(
  { layout, mapping }: File,
  held: readonly (readonly string[])[],
): readonly number[] {
  const { names } = layout;
  const steady = STEADY.flatMap((field) => {
    const at = names.indexOf(mapping[field] ?? '');
    return at < 0 ? [] : [at];
  });
  const fields = fieldsIn(mapping);
  const others = names.flatMap((name, index) => {
    const letters = held.reduce((sum, row) => sum + (row[index]?.length ?? 0), 0);
    const isNone =
      fields.has(firstOfName(name)) || isNumbered(name, index) || letters > LONG * held.length;
    return isNone ? [] : [index];
  });
  const differs = (index: number) => held.some((row) => row[index] !== held[0]?.[index]);
  return [...new Set([...steady, ...others])].filter(differs);
}
