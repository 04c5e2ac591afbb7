import { ANYTHING, type Values } from '../values/values.ts';

/** A field of a table of incidents, and how its column is guessed. */
export type TableField<N extends string = string> = {
  readonly name: N;
  readonly help: string;
  /** Whole header words, in lower case without accents and with single spaces, the strongest first. */
  readonly words: readonly string[];
  /** Words that mean something else in a table that also has one of these headers. */
  readonly unlessBeside: Readonly<Record<string, readonly string[]>>;
  /** Whole headers that mean the field even if its values repeat. */
  readonly surely: readonly string[];
  /** What a header may end with after other words (`SiND Event ID`). */
  readonly endings: readonly string[];
  /** HXL hashtags with attributes in any order (https://hxlstandard.org), the strongest first. */
  readonly tags: readonly string[];
  /** What the column's values must be; a header alone is too weak. */
  readonly values: Values;
};

type Guessed = {
  readonly words: readonly string[];
  readonly unlessBeside?: TableField['unlessBeside'];
  readonly surely?: readonly string[];
  readonly endings?: readonly string[];
  readonly tags?: readonly string[];
  readonly values?: Values;
};

/** Makes a field. */
export function field<N extends string>(
  name: N,
  help: string,
  { words, unlessBeside = {}, surely = [], endings = [], tags = [], values = ANYTHING }: Guessed,
): TableField<N> {
  return { name, help, words, unlessBeside, surely, endings, tags, values };
}
