import { statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { withoutWaiting } from './open.ts';

/** Longer than this (bytes) the log is only after a large write: SQLite itself begins it anew after 1,000 pages. */
const LONG = 8_000_000;
/** How many looks without a write it takes until the log is brought into the file. */
const QUIET_LOOKS = 2;
/** How many looks it takes at most until it is tried again while a reader is in the way. */
const MOST_LOOKS = 64;

/**
 * Brings the write-ahead log into the file a moment after the last write, and cuts it off where it is long. It waits for nobody
 * and keeps nobody waiting, and does nothing where nothing was written.
 */
export type LogKeeper = {
  /** Something was written, by whomever. */
  readonly wrote: () => void;
  /** To be called about once a second, between transactions. */
  readonly look: () => void;
  /** To be called before the end: only the last program to close a database empties the log by itself. */
  readonly finish: () => void;
};

export function keepLogShort(sqlite: Database.Database): LogKeeper {
  let left = QUIET_LOOKS;
  let pause = QUIET_LOOKS;
  let isDone = false;
  return {
    wrote: () => {
      isDone = false;
      left = QUIET_LOOKS;
      pause = QUIET_LOOKS;
    },
    look: () => {
      if (isDone) return;
      left -= 1;
      if (left > 0) return;
      isDone = withoutWaiting(sqlite, () => bringIn(sqlite));
      pause = Math.min(MOST_LOOKS, pause * 2);
      left = pause;
    },
    finish: () => {
      if (!isDone) withoutWaiting(sqlite, () => bringIn(sqlite));
    },
  };
}

/** Whether all of the log is in the file now, and the log not longer than it has to be. */
function bringIn(sqlite: Database.Database): boolean {
  try {
    return checkpointWhole(sqlite);
  } catch {
    // A full disk, for one: whoever writes next is told of it.
    return false;
  }
}

function checkpointWhole(sqlite: Database.Database): boolean {
  // This one lets others read and write meanwhile; what is left for the next, which does not, is next to nothing.
  const isWhole = checkpoint(sqlite, 'passive');
  const log = statSync(`${sqlite.name}-wal`, { throwIfNoEntry: false });
  if ((log?.size ?? 0) <= LONG) return isWhole;
  return isWhole && checkpoint(sqlite, 'truncate');
}

function checkpoint(sqlite: Database.Database, mode: 'passive' | 'truncate'): boolean {
  const { busy, log, checkpointed } = logState(sqlite, mode);
  return busy === 0 && log === checkpointed;
}

/** How many pages the log has and how many of them are in the file; `noop` only asks. */
export function logState(
  sqlite: Database.Database,
  mode: 'noop' | 'passive' | 'truncate',
): { readonly busy: number; readonly log: number; readonly checkpointed: number } {
  const [busy = 1, log = 0, checkpointed = 0] =
    sqlite.prepare<[], readonly number[]>(`pragma wal_checkpoint(${mode})`).raw().get() ?? [];
  return { busy, log, checkpointed };
}
