import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from '../store.ts';

/** Gives a finished file its name, where no file has it, so that both are there after a power cut. */
export function nameFinished(unfinished: string, file: string): void {
  sync(unfinished);
  try {
    linkSync(unfinished, file);
    rmSync(unfinished);
  } catch (error) {
    if (isCode(error, 'EEXIST')) {
      throw new StoreError(
        'refused',
        `${file} exists already. Give the name of a file that does not.`,
      );
    }
    // A file system without links; what has come to that name meanwhile is overwritten there.
    renameSync(unfinished, file);
  }
  sync(dirname(file));
}

/** Makes sure that what was written to a file, or which files a folder has, is on the disk. */
function sync(path: string): void {
  try {
    const descriptor = openSync(path, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    // Windows opens no folders.
    if (!isCode(error, 'EISDIR') && !isCode(error, 'EPERM') && !isCode(error, 'EACCES'))
      throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
