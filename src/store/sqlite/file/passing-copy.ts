import { rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { makeEmpty } from './file.ts';
import { openPassing } from './open.ts';

/** A copy in which something is only tried. */
export type PassingCopy = { readonly sqlite: Database.Database; readonly remove: () => void };

/**
 * Copies a database for a moment, beside it and private to its owner. Its name is that of an unfinished file, so that a copy
 * that a killed process left is found by the doctor and by purges.
 */
export function passingCopy(of: Database.Database): PassingCopy {
  const file = `${of.name}.${crypto.randomUUID()}.unfinished`;
  let sqlite: Database.Database | undefined;
  const remove = () => {
    sqlite?.close();
    for (const ending of ['', '-journal']) rmSync(`${file}${ending}`, { force: true });
  };
  try {
    makeEmpty(file);
    of.prepare('vacuum into ?').run(file);
    sqlite = openPassing(file);
    return { sqlite, remove };
  } catch (error) {
    remove();
    throw error;
  }
}
