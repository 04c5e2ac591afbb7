import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from '../../port/store.ts';
import { isCode, makeEmpty } from './file.ts';

/**
 * Makes a file by writing to an empty one under another name, so that what has the name is whole, also after a power cut;
 * for its owner alone (0600). Refuses a file that exists; leaves nothing behind when `write` throws.
 */
export function makeNewFile<T>(file: string, write: (unfinished: string) => T): T {
  if (existsSync(file)) throw existsAlready(file);
  // The global one loads what it needs when it is first asked, which no thread needs at its start.
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

/** Gives a finished file its name, where no file has it, so that both are there after a power cut. */
export function nameFinished(unfinished: string, file: string): void {
  sync(unfinished);
  try {
    linkSync(unfinished, file);
    rmSync(unfinished);
  } catch (error) {
    if (isCode(error, 'EEXIST')) throw existsAlready(file);
    // A file system without links; what has come to that name meanwhile is overwritten there.
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

/** Makes sure that what was written to a file, or which files a folder has, is on the disk. */
export function sync(path: string): void {
  try {
    const descriptor = openSync(path, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    // Windows opens no folders.
    if (!['EISDIR', 'EPERM', 'EACCES'].some((code) => isCode(error, code))) throw error;
  }
}
