import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from '../../port/store.ts';
import { isCode, makeEmpty } from './file.ts';

/**
 * Creates a file that is private to its owner (0600), by writing it under another name first, so that a file of this name is
 * always complete, even after a power cut. Throws if the file exists; leaves nothing behind if `write` throws.
 */
export function makeNewFile<T>(file: string, write: (unfinished: string) => T): T {
  if (existsSync(file)) throw existsAlready(file);
  // The global `crypto` loads its code at the first use, which keeps it out of the start of threads.
  const unfinished = `${file}.${crypto.randomUUID()}.unfinished`;
  try {
    makeEmpty(unfinished);
    const written = write(unfinished);
    nameFinished(unfinished, file);
    return written;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Gives a finished file its final name, unless that exists; both survive a power cut. */
export function nameFinished(unfinished: string, file: string): void {
  sync(unfinished);
  try {
    linkSync(unfinished, file);
    rmSync(unfinished);
  } catch (error) {
    if (isCode(error, 'EEXIST')) throw existsAlready(file);
    // The file system has no links; a file that got this name meanwhile is overwritten.
    renameSync(unfinished, file);
  }
  sync(dirname(file));
}

function existsAlready(file: string): StoreError {
  return new StoreError(
    'refused',
    `${file} exists already. Give the name of a file that does not.`,
  );
}

/** Flushes a file, or the list of files in a folder, to disk. */
export function sync(path: string): void {
  try {
    const descriptor = openSync(path, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    // Windows cannot open folders.
    if (!['EISDIR', 'EPERM', 'EACCES'].some((code) => isCode(error, code))) throw error;
  }
}
