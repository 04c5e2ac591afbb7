import Database from 'better-sqlite3';

/** How long (ms) a connection waits for another program's lock. */
export const BUSY_TIMEOUT_MS = 5_000;
/** The time (ms) between two tries for a lock. */
const TRY_AGAIN_MS = 1;

const clock = new Int32Array(new SharedArrayBuffer(4));

/** Runs `work` so that it fails at once with SQLITE_BUSY instead of waiting for another program's lock. */
export function withoutWaiting<T>(sqlite: Database.Database, work: () => T): T {
  sqlite.pragma('busy_timeout = 0');
  try {
    return work();
  } finally {
    sqlite.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  }
}

/**
 * Begins a transaction that holds the write lock, once nobody else holds it. SQLite's own waiting sleeps up to 100 ms between
 * two tries, and would miss the pauses that an import makes for others. Throws SQLITE_BUSY after five seconds.
 */
export function beginWriting(sqlite: Database.Database): void {
  onceFree(() => withoutWaiting(sqlite, () => sqlite.exec('begin immediate')));
}

/** Runs `work` again every millisecond while it fails because of another program's lock, for five seconds at most. */
export function onceFree<T>(work: () => T): T {
  const until = Date.now() + BUSY_TIMEOUT_MS;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
      sleep(TRY_AGAIN_MS);
    }
  }
}

/** Blocks the thread for some milliseconds. */
export function sleep(milliseconds: number): void {
  Atomics.wait(clock, 0, 0, milliseconds);
}

/** Whether another program held a lock. */
export function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
