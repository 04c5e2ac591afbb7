import {
  EMPTY_TALLY,
  type ImportHeader,
  type ImportSession,
  type Ingested,
  type Position,
} from '../../port/importing.ts';
import { expectNoOther } from '../../writing/import/import-batch.ts';
import { type ImportInTransactions, startImport } from '../../writing/import/import-session.ts';
import type { SentRows } from '../../writing/import/staged-rows.ts';
import { isContradiction } from '../connection/failure.ts';
import { connect } from '../connection/kysely.ts';
import { expectKnown, schemaVersion } from '../connection/schema-version.ts';
import { beginWriting } from '../connection/waiting.ts';
import { CACHE_KB, IMPORT_CACHE_KB } from '../file/open.ts';
import { passingCopy } from '../file/passing-copy.ts';
import { createSlices, type ImportRoom, type RowsWriter } from './import-slices.ts';
import { createStage } from './import-stage.ts';

/** An import as the writer's thread sees it. */
export type RunningImport = Omit<ImportSession, 'put'> & {
  readonly put: (rows: SentRows, at: Position | undefined) => Promise<Ingested>;
};

type Surroundings = Pick<ImportRoom, 'connection' | 'inLine'> & {
  /** The newest schema of this program. */
  readonly known: number;
  /** Up to this many rows, an import is one transaction, all or nothing. */
  readonly mostInOne: number;
};

/**
 * Begins an import on the writer's connection. Its rows wait until the file ends or they are too many for one transaction; then
 * they are written in slices. Records, which may name others further down in their file, stay in one transaction, which is open
 * from there to the end; many rows that are only tried are written to a copy, so that nobody waits for them.
 */
export async function beginImport(
  { connection, inLine, known, mostInOne }: Surroundings,
  header: ImportHeader,
): Promise<RunningImport> {
  const { sqlite, db } = connection;
  await expectNoOther(db, header);
  const stage = createStage();
  const outcomes = createOutcomes();
  const room: ImportRoom = {
    connection,
    expectSchema: () => expectKnown(schemaVersion(sqlite), known),
    inLine,
    stage,
    noted: outcomes.add,
  };
  const isResumed = header.continues !== null && !header.isStream;
  let writer: RowsWriter | undefined;
  const hold = (kilobytes: number) => sqlite.pragma(`cache_size = -${kilobytes}`);
  const open = (create: typeof createSlices) => {
    hold(IMPORT_CACHE_KB);
    writer ??= create(room, header);
    return writer;
  };
  const leave = () => {
    if (sqlite.inTransaction) sqlite.exec('rollback');
    hold(CACHE_KB);
    return writer?.leave() ?? null;
  };
  /** How the rows are written, as soon as that is known. */
  const writerFor = ({ kind }: SentRows): RowsWriter | undefined => {
    if (writer !== undefined) return writer;
    if (isResumed) return open(createSlices);
    if (kind === 'named') return open(createWhole);
    if (stage.count() <= mostInOne) return undefined;
    if (header.isTrial) return open(createOnCopy);
    if (kind === 'records') return open(createWhole);
    return stage.ready() === 0 ? undefined : open(createSlices);
  };

  let failure: unknown;
  /** After a failure nothing more is written: rows that were put meanwhile would go in without those that failed. */
  const orFail = async <T>(work: () => Promise<T>): Promise<T> => {
    if (failure !== undefined) throw failure;
    try {
      return await work();
    } catch (error) {
      failure = error;
      throw error;
    }
  };

  return {
    put: (rows, at) =>
      orFail(async () => {
        stage.put(rows, at);
        await writerFor(rows)?.drain();
        return outcomes.take();
      }),
    finish: (end) =>
      orFail(async () => {
        const batch = await (writer ?? open(isResumed ? createSlices : createWhole)).finish(end);
        leave();
        return { ...outcomes.take(), batch: `B${batch}` };
      }),
    abandon: async (end) => {
      try {
        if (end !== null) await (writer ?? open(createWhole)).rehearse(end);
      } catch (error) {
        leave();
        throw error;
      }
      return { ...outcomes.take(), stopped: leave() };
    },
  };
}

/** The same on a copy of the database, which goes at the end. */
function createOnCopy(room: ImportRoom, header: ImportHeader): RowsWriter {
  const { sqlite, remove } = passingCopy(room.connection.sqlite);
  sqlite.pragma(`cache_size = -${IMPORT_CACHE_KB}`);
  const whole = createWhole({ ...room, connection: connect(sqlite, () => true) }, header);
  return {
    ...whole,
    leave: () => {
      remove();
      return null;
    },
  };
}

/** Writes everything in one transaction, which begins with the first rows. */
function createWhole(
  { connection: { sqlite, db }, expectSchema, stage, noted }: ImportRoom,
  header: ImportHeader,
): RowsWriter {
  let work: ImportInTransactions | undefined;
  const writeAll = async (): Promise<ImportInTransactions> => {
    if (work === undefined) {
      beginWriting(sqlite);
      expectSchema();
      work = await startImport(db, { header, runner: null, isContradiction });
    }
    for (const rows of stage.takeAll()) noted(await work.put(rows));
    return work;
  };
  return {
    drain: async () => {
      await writeAll();
    },
    finish: async (end) => {
      const into = await writeAll();
      noted(await into.finish(end));
      sqlite.exec('commit');
      return into.batch;
    },
    rehearse: async (end) => {
      const into = await writeAll();
      noted(await into.rehearse(end));
    },
    leave: () => null,
  };
}

/** What became of rows since it was last asked. */
function createOutcomes() {
  let now: Ingested = { tally: EMPTY_TALLY, rejected: [], changed: [] };
  return {
    add: ({ tally, rejected, changed }: Ingested) => {
      now = {
        tally,
        rejected: [...now.rejected, ...rejected],
        changed: [...now.changed, ...changed],
      };
    },
    take: (): Ingested => {
      const taken = now;
      now = { tally: taken.tally, rejected: [], changed: [] };
      return taken;
    },
  };
}
