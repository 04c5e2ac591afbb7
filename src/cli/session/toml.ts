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
