/** One thing that a table of incidents may say, and the column names and HXL tags by which it is guessed. */
export type TableField<N extends string = string> = {
  readonly name: N;
  readonly help: string;
  /** Header words, in lower case with single spaces, the most telling first. */
  readonly words: readonly string[];
  /** HXL hashtags with attributes in any order (https://hxlstandard.org), the most telling first. */
  readonly tags: readonly string[];
};

/** Makes a field. */
export function field<N extends string>(
  name: N,
  help: string,
  words: readonly string[],
  tags: readonly string[] = [],
): TableField<N> {
  return { name, help, words, tags };
}
