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
import { checkpointByHand } from '../file/checkpoints.ts';
import { newRunner, stopImport } from './import-runner.ts';
import type { Stage } from './import-stage.ts';
import { createSlicePace, type SlicePace } from './slice-pace.ts';

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
  const pace = createSlicePace(sqlite);
  let dataVersion: unknown;
  let isDone = false;
  const heard = setInterval(() => inLine(stayHeard), HEARD_MS);
  heard.unref();
  // Of what was rolled back nothing is there; of an import that goes on, all that was there before is.
  const progressOf = sqlite.prepare<[number], Position>(
    'select rows_read as rows, bytes_read as bytes from batch where id = ?',
  );
  const checkpointAsBefore = checkpointByHand(sqlite);

  const slice = async (
    { begin }: SlicePace,
    write: (into: ImportInTransactions) => Promise<void>,
  ): Promise<void> => {
    begin();
    expectSchema();
    const version = sqlite.pragma('data_version', { simple: true });
    if (work === undefined) work = await startImport(db, { header, runner, isContradiction });
    else await work.goOn(version !== dataVersion);
    dataVersion = version;
    await write(work);
    sqlite.exec('commit');
  };
  const drain = async (least: number) => {
    while (stage.ready() >= Math.max(1, least)) {
      const piece = stage.take(pace.rows());
      if (piece === undefined) return;
      await slice(pace, async (into) => {
        for (const rows of piece.rows) noted(await into.put(rows));
        await into.pause(piece.at);
      });
      pace.rest(piece.count);
    }
  };
  const withdrawAll = async (end: ImportEnd) => {
    if (end.snapshot === null) return;
    const withdrawals = createSlicePace(sqlite);
    let isMore = true;
    while (isMore) {
      await slice(withdrawals, async (into) => {
        for (const rows of stage.takeAll()) noted(await into.put(rows));
        isMore = await into.withdraw(end, withdrawals.rows());
      });
      withdrawals.rest(withdrawals.rows());
    }
  };
  async function stayHeard(): Promise<void> {
    if (work === undefined || sqlite.inTransaction) return;
    // While another program writes, it is tried again.
    await keepHeard(db, runner).catch(() => {});
  }

  return {
    drain: () => toTheEnd(() => drain(pace.rows())),
    finish: (end: ImportEnd) =>
      toTheEnd(async () => {
        await drain(1);
        await withdrawAll(end);
        await slice(pace, async (into) => {
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
      const left = progressOf.get(work.batch);
      if (left === undefined) return null;
      const progress = { state: 'stopped', ...left, totalBytes: header.bytes } as const;
      return { batch: work.batch, progress };
    },
  };
}

/** What is written when the disk is full is not all, but not nothing either. */
async function toTheEnd<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isDiskFull(error) ? new StoreError('refused', 'The disk is full.') : error;
  }
}
