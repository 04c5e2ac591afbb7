import type { TableField } from '../fields/field.ts';
import { type Mapping, TABLE_FIELDS, type TableFieldName } from '../fields/table-fields.ts';
import { textIn } from '../rows/cells.ts';
import type { FirstRow, Layout } from '../rows/format.ts';
import { isShortened } from '../rows/row-id.ts';
import { TEXTS, type Values } from '../values/values.ts';
import { isWithdrawn } from './withdrawal.ts';

/** Attributes that make a date something other than the date of the event. */
const OTHER_DATES = new Set('end year month day report reported published updated'.split(' '));
/** Attributes of a total; with others, a count covers only a part. */
const WHOLE_COUNTS = new Set(
  'total all num number count best est estimate reported people'.split(' '),
);

/**
 * Guesses which column is which field: by its HXL tag first, then by the words of its header if it has no tag or no tag
 * matched; never one whose values do not fit the field, such as an id that is not unique. Each column is at most one
 * field.
 */
export function guessMapping(layout: Layout): Mapping {
  const found = new Map<TableFieldName, string>();
  const guesses = [
    [byTag(layout), ownValues],
    [byWords(layout, WHOLE), ownValues],
    [byWords(layout, ENDING), ownValues],
    [byWords(layout, SURELY), () => TEXTS],
  ] as const;
  const fits = valuesFit(layout);
  const [deleted] = TABLE_FIELDS.filter(({ name }) => name === 'deleted').flatMap((field) =>
    guesses.flatMap(
      ([guess, valuesOf]) => guess(field, (name) => fits(valuesOf(field), name)) ?? [],
    ),
  );
  const standing =
    deleted === undefined
      ? layout.rows
      : layout.rows.filter((row) => !isWithdrawn(row, { deleted }));
  for (const [guess, valuesOf] of guesses) {
    for (const field of TABLE_FIELDS) {
      if (found.has(field.name)) continue;
      const taken = new Set(found.values());
      const isFree = (name: string) =>
        !taken.has(name) &&
        fits(valuesOf(field), name) &&
        (field.name !== 'id' || tellsApart(standing, name));
      const column = guess(field, isFree);
      if (column !== undefined) found.set(field.name, column);
    }
  }
  for (const name of needless(found)) found.delete(name);
  const { id, ...others } = Object.fromEntries(found);
  return { ...others, ...(id === undefined ? {} : { id: [id] }) };
}

/** Whether a column has values, and different ones in different rows. */
function tellsApart(rows: readonly FirstRow[], column: string): boolean {
  const known = new Map<string, string>();
  for (const row of rows) {
    const value = row.get(column)?.trim() ?? '';
    // Values that a spreadsheet has shortened are reported where the ids are read.
    if (isShortened(value)) return true;
    if (value === '') continue;
    const whole = JSON.stringify([...row.values()]);
    if ((known.get(value) ?? whole) !== whole) return false;
    known.set(value, whole);
  }
  return known.size > 0 || rows.length === 0;
}

/** Fields that repeat what another column says as a whole, and parts of a date that mean nothing without its year. */
function needless(found: ReadonlyMap<TableFieldName, string>): readonly TableFieldName[] {
  const points = found.has('lat') && found.has('lon') ? (['point', 'lon-lat'] as const) : [];
  const orders = found.has('point') ? (['lon-lat'] as const) : [];
  const isDated = found.has('date') || !found.has('year');
  return [...points, ...orders, ...(isDated ? (['year', 'month', 'day'] as const) : [])];
}

type IsFree = (column: string) => boolean;
type Guess = (field: TableField, isFree: IsFree) => string | undefined;

const ownValues = ({ values }: TableField) => values;

/** Whether the values of a column in the file's first rows fit a field. */
function valuesFit({ rows }: Layout): (values: Values, column: string) => boolean {
  const known = new Map<string, readonly string[]>();
  const valuesOf = (column: string) =>
    rows.map((row) => textIn(row, column)).filter((text) => text !== null);
  return (values, column) => {
    const its = known.get(column) ?? valuesOf(column);
    known.set(column, its);
    return values.fit(its);
  };
}

function byTag({ names, tags }: Layout): Guess {
  const columns = names.map((name, index) => ({ name, tag: parseTag(tags?.[index] ?? '') }));
  return ({ tags: wanted }, isFree) => {
    for (const one of wanted.map(parseTag)) {
      const fitting = columns.filter(
        ({ name, tag }) => name !== '' && isTagOf(tag, one) && isFree(name),
      );
      const [best] = fitting.toSorted((a, b) => a.tag.attributes.length - b.tag.attributes.length);
      if (best !== undefined) return best.name;
    }
    return undefined;
  };
}

function isTagOf(tag: Tag, wanted: Tag): boolean {
  const others = tag.attributes.filter((attribute) => !wanted.attributes.includes(attribute));
  const hasAll = tag.attributes.length - others.length === wanted.attributes.length;
  if (tag.base !== wanted.base || !hasAll) return false;
  if (tag.base === '#affected') return others.every((attribute) => WHOLE_COUNTS.has(attribute));
  return (
    tag.base !== '#date' ||
    wanted.attributes.length > 0 ||
    !others.some((attribute) => OTHER_DATES.has(attribute))
  );
}

function byWords({ header, names }: Layout, fits: Fits): Guess {
  const columns = names.map((name, index) => ({ name, words: plainHeader(header[index] ?? name) }));
  const headers = new Set(columns.map(({ words }) => words));
  return (field, isFree) => {
    for (const wanted of fits.wordsOf(field, headers)) {
      const column = columns.find(
        ({ name, words }) => name !== '' && fits.isSo(words, wanted) && isFree(name),
      );
      if (column !== undefined) return column.name;
    }
    return undefined;
  };
}

/** How a header is compared with the words of a field. */
type Fits = {
  readonly wordsOf: (field: TableField, headers: ReadonlySet<string>) => readonly string[];
  readonly isSo: (header: string, wanted: string) => boolean;
};
const WHOLE: Fits = {
  wordsOf: ({ words, unlessBeside }, headers) =>
    words.filter((word) => unlessBeside[word]?.some((other) => headers.has(other)) !== true),
  isSo: (header, word) => header === word,
};
const SURELY: Fits = { wordsOf: ({ surely }) => surely, isSo: WHOLE.isSo };
/** `SiND Event ID` is an event id. */
const ENDING: Fits = {
  wordsOf: ({ endings }) => endings,
  isSo: (header, ending) => header.endsWith(` ${ending}`),
};

/** `Date_Start` and `dateStart` as `date start`, `Année` as `annee`. */
export function plainHeader(name: string): string {
  return name
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

type Tag = { readonly base: string; readonly attributes: readonly string[] };

export function parseTag(tag: string): Tag {
  const [base = '', ...attributes] = tag.split('+');
  return { base, attributes };
}
