/** A text that needs no quotes in any part of a value: nothing in it separates, opens a quote or ends a name. */
const PLAIN_NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._'\u2019&()+-]*$/u;

/** A text in quotes, as in a token: `\"` and `\\` are the only escapes. */
export function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** A name as part of a value: quoted if white space, a comma or another character would end it. */
export function nameToken(name: string): string {
  return PLAIN_NAME.test(name) ? name : quoted(name);
}

/** A text as one word of a shell command, for a person to copy. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
