import { parse, TomlError } from 'smol-toml';
import { WorkError } from './failure.ts';

/** Parses TOML. Throws a `WorkError` that begins with `what`, the name of the file, if it is not valid. */
export function parseToml(text: string, what: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [first] = error.message.split('\n');
    throw new WorkError(
      `${what} is not valid TOML: line ${error.line}, column ${error.column}: ${first}.`,
    );
  }
}

/**
 * The line, from 1, that sets the entry at a path (`keys.filter.open`) in a text of TOML; the line of the table that it is in
 * if no line sets it alone, and 0 if there is none.
 */
export function lineOfEntry(text: string, path: string): number {
  let table = '';
  let nearest = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const header = /^\s*\[([^[\]]+)\]/.exec(line)?.[1];
    const key = /^\s*([^=#]+?)\s*=/.exec(line)?.[1];
    if (header !== undefined) table = bare(header);
    const set = key === undefined || table === '' ? bare(key ?? table) : `${table}.${bare(key)}`;
    if (set === path && key !== undefined) return index + 1;
    if ((header ?? key) !== undefined && path.startsWith(`${set}.`)) nearest = index + 1;
  }
  return nearest;
}

/** A key of TOML without quotes and spaces. */
function bare(key: string): string {
  return key.replace(/["'\s]/g, '');
}
