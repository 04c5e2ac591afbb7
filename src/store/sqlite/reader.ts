import { queries } from '../queries/index.ts';
import type { Answer, Params, Question } from '../questions.ts';
import { StoreError } from '../store.ts';
import { backUp } from './backup.ts';
import { serveGazetteer } from './gazetteer-file.ts';
import { type Connection, connect } from './kysely.ts';
import { readMigrations } from './migrate.ts';
import { openForReading } from './open.ts';
import type { Handlers, Setup } from './protocol.ts';

/** The thread that answers questions, on a connection that cannot write. */
export function createReader({ file, migrations, gazetteer, giveUp }: Setup): Handlers {
  let connection: Connection | undefined;
  return {
    open: async () => {
      const sqlite = openForReading(file, readMigrations(migrations));
      serveGazetteer(sqlite, gazetteer);
      connection = connect(sqlite, () => Atomics.load(giveUp, 0) === 0);
      return null;
    },
    ask: async ({ question, params }) => {
      if (connection === undefined) throw new StoreError('closed', 'The database is closed.');
      return answer(connection, question, params);
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

async function answer<Q extends Question>(
  { sqlite, db }: Connection,
  question: Q,
  params: Params<Q>,
): Promise<Answer<Q>> {
  // All that a question reads is of one moment, whatever others write meanwhile.
  sqlite.exec('begin');
  try {
    return await queries[question](db, params);
  } finally {
    sqlite.exec('commit');
  }
}
