/** Adds milestones as a program of its own: `writing-program.ts FILE WHO COUNT`; prints their names. */
import { openSqliteStore } from '../../src/store/sqlite/threads/client.ts';
import { migrationsFolder } from './empty-database.ts';
import { milestone } from './entries.ts';

const [file = '', who = '', count = '0'] = process.argv.slice(2);
const store = await openSqliteStore({ file, migrations: migrationsFolder });
for (let index = 0; index < Number(count); index += 1) {
  const entry = milestone({ name: `${who} ${index}` });
  const done = await store.act({ who, kind: 'add', entry });
  console.log(done.records[0]);
}
await store.close();
