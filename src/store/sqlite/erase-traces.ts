import { setTimeout as wait } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { toStoreError } from './failure.ts';

/** How long other programs may keep the log from being emptied before that is said. */
const PATIENCE_MS = 5_000;

/**
 * Erases what deleted rows leave behind: in the search index, in free pages of the file and in the write-ahead log.
 * Answers with what is left and what to do, where somebody else keeps the log from being emptied; `null` where nothing is.
 */
export async function eraseTraces(
  sqlite: Database.Database,
  patienceMs = PATIENCE_MS,
): Promise<string | null> {
  // The index keeps deleted words until it is made anew.
  sqlite.exec(`insert into incident_text (incident_text) values ('rebuild')`);
  sqlite.exec(`insert into quote_text (quote_text) values ('rebuild')`);
  sqlite.pragma('secure_delete = on');
  sqlite.exec('vacuum');
  const until = Date.now() + patienceMs;
  while (isHeld(sqlite)) {
    if (Date.now() > until) return HELD;
    await wait(50);
  }
  return null;
}

/** What to say where the row is gone and its traces could not be erased. */
export function leftBehind(error: unknown): string {
  const { message } = toStoreError(error);
  return `The record is gone from the tables, but its traces in the file are not: ${message} Purging any other record erases them too.`;
}

const HELD =
  'Another program keeps the write-ahead log from being emptied, so the text may still be in it and in the file. Close every program on this database: the last one to close empties it.';

/** Empties the log into the file; `busy` says that somebody else is reading from it. */
function isHeld(sqlite: Database.Database): boolean {
  const busy = sqlite.pragma('wal_checkpoint(truncate)', { simple: true });
  return busy !== 0;
}
