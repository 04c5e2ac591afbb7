import { setTimeout as wait } from 'node:timers/promises';
import type Database from 'better-sqlite3';

/** How long other programs may keep the log from being emptied before that is said. */
const PATIENCE_MS = 5_000;

/**
 * Erases what deleted rows leave behind: in the search index, in free pages of the file and in the write-ahead log.
 * Answers whether the log is still held by somebody who reads from it.
 */
export async function eraseTraces(
  sqlite: Database.Database,
  patienceMs = PATIENCE_MS,
): Promise<boolean> {
  // The index keeps deleted words until it is made anew.
  sqlite.exec(`insert into incident_text (incident_text) values ('rebuild')`);
  sqlite.exec(`insert into quote_text (quote_text) values ('rebuild')`);
  sqlite.pragma('secure_delete = on');
  sqlite.exec('vacuum');
  const until = Date.now() + patienceMs;
  while (isHeld(sqlite)) {
    if (Date.now() > until) return true;
    await wait(50);
  }
  return false;
}

/** Empties the log into the file; `busy` says that somebody else is reading from it. */
function isHeld(sqlite: Database.Database): boolean {
  const busy = sqlite.pragma('wal_checkpoint(truncate)', { simple: true });
  return busy !== 0;
}
