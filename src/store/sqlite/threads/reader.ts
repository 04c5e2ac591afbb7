import type { Answer, Params, Question } from '../../port/questions.ts';
import { StoreError } from '../../port/store.ts';
import { type Queries, queries } from '../../queries/index.ts';
import { onOneSnapshot } from '../../schema/cache-until-write.ts';
import { type Connection, connect } from '../connection/kysely.ts';
import { readMigrations } from '../connection/migrate.ts';
import { doctor } from '../doctor/doctor.ts';
import { backUp } from '../file/backup.ts';
import { serveGazetteer } from '../file/gazetteer-file.ts';
import { openForReading } from '../file/open.ts';
import type { Handlers, Setup } from './protocol.ts';

/** The query for each question on SQLite. */
export const answers: Queries = { ...queries, doctor };

/** The thread that answers questions, on a read-only connection. */
export function createReader({ file, migrations, gazetteer, giveUp }: Setup): Handlers {
  let connection: Connection | undefined;
  let isFrozen = false;
  let versionAtOpen: unknown;
  return {
    open: async () => {
      const sqlite = openForReading(file, readMigrations(migrations));
      serveGazetteer(sqlite, gazetteer);
      connection = connect(sqlite, () => Atomics.load(giveUp, 0) === 0);
      versionAtOpen = dataVersion(connection);
      return null;
    },
    hasChanged: async () => connection !== undefined && dataVersion(connection) !== versionAtOpen,
    ask: async ({ question, params }) => {
      if (connection === undefined) throw new StoreError('closed', 'The database is closed.');
      return isFrozen
        ? answer(connection, question, params)
        : answerAtOnce(connection, question, params);
    },
    freeze: async () => {
      if (connection === undefined) throw new StoreError('closed', 'The database is closed.');
      // A transaction's snapshot is taken at its first read.
      connection.sqlite.exec('begin');
      connection.sqlite.prepare('select 1 from sqlite_schema').get();
      isFrozen = true;
      return null;
    },
    copyTo: async ({ file }) => {
      if (connection === undefined) throw new StoreError('closed', 'The database is closed.');
      backUp(connection.sqlite, file);
      return null;
    },
    close: async () => {
      connection?.sqlite.close();
      connection = undefined;
      return null;
    },
  };
}

/** A number that changes when another connection has committed. */
function dataVersion({ sqlite }: Connection): unknown {
  return sqlite.pragma('data_version', { simple: true });
}

/** Runs a question on one snapshot, whatever others write meanwhile. */
async function answerAtOnce<Q extends Question>(
  connection: Connection,
  question: Q,
  params: Params<Q>,
): Promise<Answer<Q>> {
  connection.sqlite.exec('begin');
  try {
    return await answer(connection, question, params);
  } finally {
    connection.sqlite.exec('commit');
  }
}

/** Answers a question on a connection that is in a snapshot. */
export function answer<Q extends Question>(
  { db }: Pick<Connection, 'db'>,
  question: Q,
  params: Params<Q>,
): Promise<Answer<Q>> {
  return onOneSnapshot(db, () => answers[question](db, params));
}
