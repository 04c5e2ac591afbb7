import type Database from 'better-sqlite3';
import { beginWriting, isBusy, sleep } from '../connection/waiting.ts';
import { keepLogShort } from '../file/checkpoints.ts';

/** How long (ms) a slice is to hold the write lock. */
const SLICE_MS = 75;
/** The pauses of a millisecond between two slices: as often as that, those who wait for the lock try for it. */
const PAUSES = 5;
/** The rows of the first slice, and the most of any. */
const FIRST_SLICE = 250;
const MOST_IN_SLICE = 10_000;
/** How long (ms) others may hold the lock until the work gives up. */
const PATIENCE_MS = 600_000;

/** The pace of a large write in slices: transactions that hold the lock for a moment each, with others let in between. */
export type SlicePace = {
  /** How many rows the next slice is to write. */
  readonly rows: () => number;
  /** Begins the transaction of a slice. Others are waited for, for minutes, since a part of the work is done already. */
  readonly begin: () => void;
  /** After the commit of a slice that wrote so many rows: lets others in, and sets the size of the next one. */
  readonly rest: (rows: number) => void;
};

export function createSlicePace(sqlite: Database.Database): SlicePace {
  let wanted = FIRST_SLICE;
  let startedAt = 0;
  return {
    rows: () => wanted,
    begin: () => {
      const until = Date.now() + PATIENCE_MS;
      while (!isBegun(sqlite, until));
      startedAt = performance.now();
    },
    rest: (rows) => {
      // As many as the lock is to be held for, at the speed of this slice; growing by steps.
      const atThisSpeed = Math.floor((rows / (performance.now() - startedAt)) * SLICE_MS);
      wanted = Math.max(1, Math.min(MOST_IN_SLICE, wanted * 2, atThisSpeed));
      // On a busy machine, where those who wait are late for a try, each of these pauses takes as much longer.
      for (let pauses = 0; pauses < PAUSES; pauses += 1) sleep(1);
      keepLogShort(sqlite);
    },
  };
}

function isBegun(sqlite: Database.Database, until: number): boolean {
  try {
    beginWriting(sqlite);
    return true;
  } catch (error) {
    if (!isBusy(error) || Date.now() > until) throw error;
    return false;
  }
}
