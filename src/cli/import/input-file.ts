import { createWriteStream, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { temporaryFolder } from '../session/temporary-folder.ts';

/** A file to be read more than once. */
export type InputFile = {
  readonly path: string;
  /** As a person named it. */
  readonly name: string;
  /** What it is called without its folders, and without what is meant in it. */
  readonly title: string;
  /** What of it is meant, as it stands behind `#`: a file of an archive, a sheet. */
  readonly within: string | null;
  readonly remove: () => void;
};

/**
 * A file as it was named on the command line, and what of it is meant (`ged.zip#ged.csv`); `-`, the standard input, is
 * first written to a private file.
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

/** A file's own name may have a `#` in it, and then it is that file. */
function parted(named: string): { readonly file: string; readonly within: string | null } {
  if (existsSync(named)) return { file: named, within: null };
  for (let at = named.indexOf('#'); at > 0; at = named.indexOf('#', at + 1)) {
    const file = named.slice(0, at);
    if (file === '-' || existsSync(file)) return { file, within: named.slice(at + 1) || null };
  }
  return { file: named, within: null };
}
