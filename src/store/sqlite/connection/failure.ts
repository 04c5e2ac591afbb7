import Database from 'better-sqlite3';
import { StoreError, type StoreErrorCode } from '../../port/store.ts';
import { isSystemError, systemSentence } from './system-error.ts';

/** Thrown by a running query when the question that it answers is given up. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp';
}

const SENTENCES: readonly (readonly [code: string, StoreErrorCode, sentence: string])[] = [
  [
    'SQLITE_BUSY',
    'busy',
    'Another program holds a lock on this database and did not release it within 5 seconds. Nothing was written; try again ' +
      'in a moment.',
  ],
  [
    'SQLITE_READONLY',
    'read-only',
    'The database is open read-only, so nothing was written. Start without --read-only to write.',
  ],
  ['SQLITE_FULL', 'refused', 'The disk is full, so nothing was written. Make room and try again.'],
  [
    'SQLITE_CORRUPT',
    'damaged',
    'The database file is damaged. watchfloor doctor --repair NEWFILE rescues what can be read; ' +
      'watchfloor restore FILE goes back to a copy.',
  ],
  [
    'SQLITE_NOTADB',
    'not-ours',
    'The file is not a database, or is encrypted. Give the path of a Watchfloor database.',
  ],
  [
    'SQLITE_CANTOPEN',
    'refused',
    'The database file cannot be opened. Check that it and its folder exist and are yours (ls -l).',
  ],
  [
    'SQLITE_IOERR',
    'damaged',
    'The disk failed while the database was read or written. Check the disk, then run watchfloor doctor.',
  ],
];

/** Whatever went wrong, as the store's own error: a code, and a sentence for a person. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  if (error instanceof GivenUp) return new StoreError('given-up', 'The question was given up.');
  if (!(error instanceof Error)) return new StoreError('internal', String(error));
  if (isSystemError(error)) return new StoreError('refused', systemSentence(error));
  if (!(error instanceof Database.SqliteError)) return new StoreError('internal', error.message);
  const known = SENTENCES.find(([code]) => error.code.startsWith(code));
  if (known !== undefined) return new StoreError(known[1], known[2]);
  if (error.code.startsWith('SQLITE_CONSTRAINT')) {
    return new StoreError('refused', `The database refused it: ${error.message}.`);
  }
  return new StoreError('internal', `${error.message} (${error.code})`);
}

/** Whether the disk has no room for what was to be written. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_FULL');
}

/** Whether SQLite refused a row because the row contradicts the schema. */
export function isContradiction(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(CONSTRAINT|MISMATCH)/.test(error.code);
}
