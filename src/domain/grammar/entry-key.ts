import type { LineKind } from './line-kinds.ts';

/** How a key's value is read. */
export type EntryShape =
  | 'date'
  | 'point'
  | 'figure'
  | 'attributions'
  | 'source'
  | 'link'
  | 'verdict'
  | 'relations'
  | 'about'
  | 'quote'
  | 'report'
  | 'actor-kind'
  | 'letter'
  | 'names'
  | 'text';

/** One key of an entry: the lines that it belongs to, how its value is read, and how the help explains it. */
export type EntryKey = {
  readonly key: string;
  readonly lines: readonly LineKind[];
  readonly shape: EntryShape;
  /** A repeated key adds to the previous value; otherwise repeating it is an error. */
  readonly repeats: boolean;
  readonly help: string;
  readonly example: string;
};

/** A key with a text value, at most once in a line. */
export function textKey(
  key: string,
  lines: readonly LineKind[],
  help: string,
  example: string,
): EntryKey {
  return { key, lines, shape: 'text', repeats: false, help, example };
}
