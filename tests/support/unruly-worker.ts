/**
 * A store's thread with a question that never ends (`overview`), one that ends the thread (`matches`), an
 * act that does (by "crash"), and a writer that ends as it opens a database with a file `.deadly` beside it, which it deletes.
 */
import { existsSync, rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { sql } from 'kysely';
import type { Queries } from '../../src/store/queries/index.ts';
import { stillWanted } from '../../src/store/schema/sql-words.ts';
import type { Request } from '../../src/store/sqlite/threads/protocol.ts';
import { answers } from '../../src/store/sqlite/threads/reader.ts';

const unruly: Partial<Queries> = {
  overview: async (db) => {
    const id = sql.ref<number>('c.id');
    const { rows } =
      await sql`select count(*) from incident a cross join incident b cross join incident c
      where ${stillWanted(id)}`.execute(db);
    throw new Error(`It ended: ${JSON.stringify(rows)}`);
  },
  matches: () => process.exit(7),
};
Object.assign(answers, unruly);

const deadly = `${workerData.file}.deadly`;
if (workerData.role === 'writer' && existsSync(deadly)) {
  rmSync(deadly);
  process.exit(7);
}

await import('../../src/store/sqlite/threads/worker.ts');
parentPort?.on('message', ({ call, params }: Request) => {
  if (call === 'act' && JSON.stringify(params).includes('"crash"')) process.exit(7);
});
