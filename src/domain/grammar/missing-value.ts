import type { Problem } from '../entry/entry.ts';
import type { WordToken } from './lexer.ts';

/** What the message about a key without a value needs of the key. */
type Key = { readonly key: string; readonly example: string };

/**
 * The error about a word that is a key without its value, such as `killed:`; `undefined` for other words. `find` says
 * which keys are known: a word that ends in a colon, such as `Breaking:`, is otherwise only a word.
 */
export function missingValue(
  { text, quoted, span }: WordToken,
  find: (name: string) => Key | undefined,
): Problem | undefined {
  const name = quoted ? undefined : /^([a-z-]+):$/i.exec(text)?.[1];
  const key = name === undefined ? undefined : find(name.toLowerCase());
  if (key === undefined) return undefined;
  return {
    span,
    message: `\`${key.key}:\` has no value; write it directly after the colon, as in \`${key.example}\`; to use it as a word, quote it`,
  };
}
