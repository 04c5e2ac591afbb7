import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { shellWord } from '../../../domain/grammar/quoting.ts';
import { StoreError } from '../../port/store.ts';
import { filesIn } from './file.ts';

const BEFORE_RESTORE = '.before-restore-';
const RESTORED = '.restored-';

/** The names that a restore at that moment gives to the previous database, and to the copy until it has replaced it. */
export function restoreNames(database: string, stamp: string) {
  return {
    aside: `${database}${BEFORE_RESTORE}${stamp}`,
    restored: `${database}${RESTORED}${stamp}`,
  };
}

/** The databases that restores have set aside next to this one, newest first. */
export function databasesSetAside(database: string): readonly string[] {
  return beside(database, (ending) => ending.startsWith(BEFORE_RESTORE)).toReversed();
}

/** Unfinished files next to a database, of programs that were killed; nobody needs them. */
export function unfinishedFiles(database: string): readonly string[] {
  return beside(
    database,
    (ending) => ending.startsWith(RESTORED) || ending.endsWith('.unfinished'),
  );
}

function beside(database: string, is: (ending: string) => boolean): readonly string[] {
  const folder = dirname(database);
  const name = basename(database);
  return filesIn(folder)
    .filter((other) => other.startsWith(name) && is(other.slice(name.length)))
    .filter((other) => !/-(wal|shm|journal)$/.test(other))
    .toSorted()
    .map((other) => join(folder, other));
}

/**
 * Throws if a database is missing but something of it exists (what a restore set aside, or its log), so that no empty one is
 * created in its place.
 */
export function expectNoLeftovers(database: string): void {
  if (existsSync(database)) return;
  const [aside] = databasesSetAside(database);
  if (aside !== undefined) {
    throw new StoreError(
      'missing',
      `There is no database at ${database}, but ${aside} is there: a restore set it aside. Put it back: mv ${shellWord(aside)} ${shellWord(database)} ` +
        '(or move it to another folder to begin a new database).',
    );
  }
  const log = `${database}-wal`;
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) === 0) return;
  throw new StoreError(
    'missing',
    `There is no database at ${database}, but its log is there (${log}), which has the latest writes. Put the database back ` +
      'beside it (or move the log to another folder to begin a new database).',
  );
}
