import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { temporaryFolder } from './temporary-folder.ts';

/** A file to be read more than once. */
export type InputFile = {
  readonly path: string;
  readonly name: string;
  readonly remove: () => void;
};

/** A file as it was named on the command line; `-`, the standard input, is first written to a private file. */
export async function inputFile(named: string, signal: AbortSignal): Promise<InputFile> {
  if (named !== '-') return { path: named, name: named, remove: () => {} };
  const folder = temporaryFolder('watchfloor-input-');
  const path = join(folder.path, 'standard-input');
  await pipeline(process.stdin, createWriteStream(path, { mode: 0o600 }), { signal });
  return { path, name: 'standard input', remove: folder.remove };
}
