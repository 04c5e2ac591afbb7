import { statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { sleep, withoutWaiting } from '../connection/waiting.ts';

/** The log exceeds this size (bytes) only after a large write: SQLite itself restarts it after 1,000 pages. */
const LONG_LOG = 8_000_000;
/** The number of calls without a write after which the log is checkpointed. */
const QUIET_CALLS = 2;
/** The most calls until a checkpoint that a reader blocked is tried again. */
const MOST_CALLS = 64;

/**
 * Checkpoints the write-ahead log into the file a moment after the last write, and truncates a long one. It never waits,
 * blocks nobody, and does nothing if nothing was written.
 */
export type Checkpointer = {
  /** Something was written, by any program. */
  readonly wrote: () => void;
  /** Call it about once a second, between transactions. */
  readonly checkpointIfQuiet: () => void;
  /** Call it before closing: SQLite empties the log by itself only for the last program to close the database. */
  readonly finish: () => void;
};

export function createCheckpointer(sqlite: Database.Database): Checkpointer {
  let left = QUIET_CALLS;
  let pause = QUIET_CALLS;
  let isDone = false;
  return {
    wrote: () => {
      isDone = false;
      left = QUIET_CALLS;
      pause = QUIET_CALLS;
    },
    checkpointIfQuiet: () => {
      if (isDone) return;
      left -= 1;
      if (left > 0) return;
      isDone = withoutWaiting(sqlite, () => checkpointOrLater(sqlite));
      pause = Math.min(MOST_CALLS, pause * 2);
      left = pause;
    },
    finish: () => {
      if (!isDone) withoutWaiting(sqlite, () => checkpointOrLater(sqlite));
    },
  };
}

/** Whether the whole log is in the file, and the log is not too long. */
function checkpointOrLater(sqlite: Database.Database): boolean {
  try {
    return checkpointWhole(sqlite);
  } catch {
    // Such as a full disk, which the next write will report.
    return false;
  }
}

function checkpointWhole(sqlite: Database.Database): boolean {
  // This one does not block others; it leaves little to do for the next one, which does.
  const isWhole = checkpoint(sqlite, 'passive');
  const log = statSync(`${sqlite.name}-wal`, { throwIfNoEntry: false });
  if ((log?.size ?? 0) <= LONG_LOG) return isWhole;
  return isWhole && checkpoint(sqlite, 'truncate');
}

/** From this many pages of the log on, a large write copies them into the file; 4 KB each. */
const LONG_LOG_PAGES = 16_000;
/** From this size (bytes) of the log on, a large write waits for readers so that the log can begin anew. */
const TOO_LONG_LOG = 128_000_000;
/** How long (ms) it waits for them at most, and between two tries. */
const READERS_MS = 5_000;
const TRY_MS = 20;

/**
 * Ends the checkpoints that commits make by themselves until the answer is called. A large write in many transactions changes the
 * same pages of indexes again and again, and `keepLogShort` copies them into the file once for many transactions.
 */
export function checkpointByHand(sqlite: Database.Database): () => void {
  const before = sqlite.pragma('wal_autocheckpoint', { simple: true });
  sqlite.pragma('wal_autocheckpoint = 0');
  return () => {
    sqlite.pragma(`wal_autocheckpoint = ${Number(before)}`);
  };
}

/**
 * Keeps the log short during a large write, between its transactions. Once all of it is in the file and nobody reads it, the next
 * transaction begins at its start, and writing over its pages costs less than adding new ones. A reader that stays for longer
 * is not waited for.
 */
export function keepLogShort(sqlite: Database.Database): void {
  const { log, checkpointed } = logState(sqlite, 'noop');
  if (log - checkpointed < LONG_LOG_PAGES) return;
  withoutWaiting(sqlite, () => checkpoint(sqlite, 'passive'));
  const until = Date.now() + READERS_MS;
  const isTooLong = () =>
    (statSync(`${sqlite.name}-wal`, { throwIfNoEntry: false })?.size ?? 0) > TOO_LONG_LOG;
  while (isTooLong() && !withoutWaiting(sqlite, () => truncated(sqlite)) && Date.now() < until) {
    sleep(TRY_MS);
  }
}

function truncated(sqlite: Database.Database): boolean {
  return checkpoint(sqlite, 'passive') && checkpoint(sqlite, 'truncate');
}

function checkpoint(sqlite: Database.Database, mode: 'passive' | 'truncate'): boolean {
  const { busy, log, checkpointed } = logState(sqlite, mode);
  return busy === 0 && log === checkpointed;
}

/** How many pages the log has, and how many of them are in the file; `noop` only reads these numbers. */
export function logState(
  sqlite: Database.Database,
  mode: 'noop' | 'passive' | 'truncate',
): { readonly busy: number; readonly log: number; readonly checkpointed: number } {
  const [busy = 1, log = 0, checkpointed = 0] =
    sqlite.prepare<[], readonly number[]>(`pragma wal_checkpoint(${mode})`).raw().get() ?? [];
  return { busy, log, checkpointed };
}
