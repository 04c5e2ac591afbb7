/** The kinds of lines in a file of complete records, ordered so that each can refer to those before it. */
export const RECORD_LINES = [
  'dataset',
  'source',
  'actor',
  'incident',
  'quote',
  'estimate',
  'milestone',
] as const;
export type RecordLine = (typeof RECORD_LINES)[number];

/** A value in a column of a record. */
export type PlainValue = string | number | null;

/** A part of a record: a figure, a tag, an alias, a report. */
export type NativePart = { readonly [column: string]: PlainValue | readonly NativePart[] };

/**
 * A complete record as a line of a file: its columns, with other records named by uid, and its parts in lists. `line`
 * is its line number, from 1.
 */
export type NativeRecord = {
  readonly line: number;
  readonly record: RecordLine;
  readonly values: NativePart;
};

/** The text in a column; `null` if there is none. */
export function textAt(values: NativePart, column: string): string | null {
  const value = values[column];
  return typeof value === 'string' ? value : null;
}

/** The parts in a list of a record; empty if it has no such list. */
export function partsAt(values: NativePart, list: string): readonly NativePart[] {
  const value = values[list];
  return isList(value) ? value : [];
}

/** Whether a value is a list of parts. */
export function isList(
  value: PlainValue | readonly NativePart[] | undefined,
): value is readonly NativePart[] {
  return Array.isArray(value);
}
