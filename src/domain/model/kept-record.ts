/** The kinds of lines in a file of Watchfloor's own records, in the order that each can name those before it. */
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

/** What a column of a record may hold. */
export type PlainValue = string | number | null;

/** A part of a record: a figure, a tag, an alias, a report. */
export type KeptPart = { readonly [column: string]: PlainValue | readonly KeptPart[] };

/**
 * One of Watchfloor's own records as a line of a file: its columns, with other records named by their uid, and its
 * parts in lists. `line` is where it stood, from 1.
 */
export type KeptRecord = {
  readonly line: number;
  readonly record: RecordLine;
  readonly values: KeptPart;
};

/** The text in a column; `null` where there is none. */
export function textAt(values: KeptPart, column: string): string | null {
  const value = values[column];
  return typeof value === 'string' ? value : null;
}

/** The parts in a list of a record; none where it has no such list. */
export function partsAt(values: KeptPart, list: string): readonly KeptPart[] {
  const value = values[list];
  return isList(value) ? value : [];
}

/** Whether a value is a list of parts. */
export function isList(
  value: PlainValue | readonly KeptPart[] | undefined,
): value is readonly KeptPart[] {
  return Array.isArray(value);
}
