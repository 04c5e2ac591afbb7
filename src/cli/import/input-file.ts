import { createWriteStream, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { temporaryFolder } from '../session/temporary-folder.ts';

/** An input file, which can be read more than once. */
export type InputFile = {
  readonly path: string;
  /** The name as the person gave it. */
  readonly name: string;
  /** The name without its folders and without the part after `#`. */
  readonly title: string;
  /** The part after `#`: a file in an archive, or a sheet. */
  readonly within: string | null;
  readonly remove: () => void;
};

/**
 * The file named on the command line, such as `ged.zip#ged.csv`; standard input (`-`) is first written to a private
 * file.
 */
export async function inputFile(named: string, signal: AbortSignal): Promise<InputFile> {
  const { file, within } = parted(named);
  if (file !== '-') {
    return { path: file, name: named, title: basename(file), within, remove: () => {} };
  }
  const folder = temporaryFolder('watchfloor-input-');
  const path = join(folder.path, 'standard-input');
  await pipeline(process.stdin, createWriteStream(path, { mode: 0o600 }), { signal });
  const title = 'standard input';
  return { path, name: title, title, within, remove: folder.remove };
}

/** Splits a name at `#`, unless the `#` belongs to the name of an existing file. */
function parted(named: string): { readonly file: string; readonly within: string | null } {
  if (existsSync(named)) return { file: named, within: null };
  for (let at = named.indexOf('#'); at > 0; at = named.indexOf('#', at + 1)) {
    const file = named.slice(0, at);
    if (file === '-' || existsSync(file)) return { file, within: named.slice(at + 1) || null };
  }
  return { file: named, within: null };
}
