import type {
  ImportEnd,
  ImportHeader,
  Ingested,
  Position,
  StoppedImport,
} from '../../port/importing.ts';
import { StoreError } from '../../port/store.ts';
import { keepHeard } from '../../writing/import/import-batch.ts';
import { type ImportInTransactions, startImport } from '../../writing/import/import-session.ts';
import { isContradiction, isDiskFull } from '../connection/failure.ts';
import type { Connection } from '../connection/kysely.ts';
import { beginWriting, isBusy, sleep } from '../connection/waiting.ts';
import { checkpointByHand, keepLogShort } from '../file/checkpoints.ts';
import { newRunner, stopImport } from './import-runner.ts';
import type { Stage } from './import-stage.ts';

/** How long (ms) a slice is to hold the write lock. */
const SLICE_MS = 90;
/** The pauses of a millisecond between two slices: as often as that, those who wait for the lock try for it. */
const PAUSES = 5;
/** The rows of the first slice, and the most of any. */
export const FIRST_SLICE = 250;
const MOST_IN_SLICE = 10_000;
/** How long (ms) others may hold the lock until the import gives up. */
const PATIENCE_MS = 600_000;
/** How often (ms) an import that waits for its file says that it is there. */
const HEARD_MS = 5_000;

/** Where an import is written. */
export type ImportRoom = {
  readonly connection: Connection;
  /** Throws if another program has migrated the database meanwhile. */
  readonly expectSchema: () => void;
  /** Runs work when no call is under way. */
  readonly inLine: (work: () => Promise<void>) => Promise<void>;
  readonly stage: Stage;
  /** Takes note of what became of rows. */
  readonly noted: (ingested: Ingested) => void;
};

/** Writes rows that wait, in one transaction or in slices. */
export type RowsWriter = {
  /** Writes those that are ready. */
  readonly drain: () => Promise<void>;
  /** Writes the rest and the end of the import; answers with the batch. */
  readonly finish: (end: ImportEnd) => Promise<number>;
  /** Works out what `finish` would do, where that can be taken back. */
  readonly rehearse: (end: ImportEnd) => Promise<void>;
  /** Takes back what is not committed; answers with an import that stays with a part of its rows in. */
  readonly leave: () => StoppedImport | null;
};

/** Writes an import in slices, each a transaction of its own, with others let in between. */
export function createSlices(
  { connection: { sqlite, db }, expectSchema, inLine, stage, noted }: ImportRoom,
  header: ImportHeader,
): RowsWriter {
  const runner = newRunner();
  let work: ImportInTransactions | undefined;
  let at: Position = { rows: 0, bytes: 0 };
  let wanted = FIRST_SLICE;
  let dataVersion: unknown;
  let isDone = false;
  const heard = setInterval(() => inLine(stayHeard), HEARD_MS);
  heard.unref();
  const checkpointAsBefore = checkpointByHand(sqlite);

  /** Runs one slice; answers with how long it held the lock. */
  const slice = async (write: (into: ImportInTransactions) => Promise<void>): Promise<number> => {
    patiently(() => beginWriting(sqlite));
    const startedAt = performance.now();
    expectSchema();
    const version = sqlite.pragma('data_version', { simple: true });
    if (work === undefined) work = await startImport(db, { header, runner, isContradiction });
    else await work.goOn(version !== dataVersion);
    dataVersion = version;
    await write(work);
    sqlite.exec('commit');
    return performance.now() - startedAt;
  };
  const drain = async (least: number) => {
    while (stage.ready() >= Math.max(1, least)) {
      const piece = stage.take(wanted);
      if (piece === undefined) return;
      const took = await slice(async (into) => {
        for (const rows of piece.rows) noted(await into.put(rows));
        await into.pause(piece.at);
      });
      at = piece.at;
      wanted = nextSlice(wanted, piece.count / took);
      letOthersIn();
      keepLogShort(sqlite);
    }
  };
  const withdrawAll = async (end: ImportEnd) => {
    if (end.snapshot === null) return;
    let isMore = true;
    let most = FIRST_SLICE;
    while (isMore) {
      const took = await slice(async (into) => {
        for (const rows of stage.takeAll()) noted(await into.put(rows));
        isMore = await into.withdraw(end, most);
      });
      most = nextSlice(most, most / took);
      letOthersIn();
      keepLogShort(sqlite);
    }
  };
  async function stayHeard(): Promise<void> {
    if (work === undefined || sqlite.inTransaction) return;
    // While another program writes, it is tried again.
    await keepHeard(db, runner).catch(() => {});
  }

  return {
    drain: () => toTheEnd(() => drain(wanted)),
    finish: (end: ImportEnd) =>
      toTheEnd(async () => {
        await drain(1);
        await withdrawAll(end);
        await slice(async (into) => {
          for (const rows of stage.takeAll()) noted(await into.put(rows));
          noted(await into.finish(end));
        });
        isDone = true;
        return work?.batch ?? 0;
      }),
    rehearse: async () => {},
    leave: (): StoppedImport | null => {
      clearInterval(heard);
      checkpointAsBefore();
      if (isDone || work === undefined) return null;
      try {
        stopImport(sqlite, runner);
      } catch {
        // Such as a full disk: the next writer finds that this process is gone.
      }
      const progress = { state: 'stopped', ...at, totalBytes: header.bytes } as const;
      return { batch: work.batch, progress };
    },
  };
}

/** As many rows as the lock was held for, at the speed (rows in a millisecond) of the last slice; growing by steps. */
export function nextSlice(before: number, speed: number): number {
  return Math.max(1, Math.min(MOST_IN_SLICE, before * 2, Math.floor(speed * SLICE_MS)));
}

/** On a busy machine, where those who wait are late for a try, each of these pauses takes as much longer. */
export function letOthersIn(): void {
  for (let pauses = 0; pauses < PAUSES; pauses += 1) sleep(1);
}

/** Waits for the lock for minutes: a part of the import is in already. */
export function patiently(begin: () => void): void {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      begin();
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
    }
  }
}

/** What is written when the disk is full is not all, but not nothing either. */
async function toTheEnd<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isDiskFull(error) ? new StoreError('refused', 'The disk is full.') : error;
  }
}
