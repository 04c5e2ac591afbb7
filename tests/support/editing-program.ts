/** Edits records as a program of its own: `editing-program.ts FILE WHO COUNT SECONDS`; prints each edit that was done. */
import { printEntry } from '../../src/domain/editing/print-entry.ts';
import { StoreError } from '../../src/store/port/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/threads/client.ts';
import { migrationsFolder } from './empty-database.ts';
import { entryOf } from './entries.ts';

const [file = '', who = '', count = '0', seconds = '0'] = process.argv.slice(2);
const store = await openSqliteStore({ file, migrations: migrationsFolder });
const until = Date.now() + Number(seconds) * 1000;
let done = 0;
// Each adds one to the killed of an incident that both edit: an update that got lost would be missing from the sum.
while (done < Number(count) || Date.now() < until) {
  const record = { kind: 'incident', id: 1 + (done % 2) } as const;
  const kept = await store.ask('record', { record });
  if (kept === null) throw new Error('the incident is gone');
  const { version, entry: before } = kept;
  const killed = Number(/killed:(\d+)/.exec(printEntry(before))?.[1]);
  const line = printEntry(before).replace(/killed:\d+/, `killed:${killed + 1}`);
  try {
    const { action } = await store.act({
      kind: 'edit',
      who,
      record,
      version,
      before,
      after: entryOf(line),
    });
    console.log(`${action} ${record.id}`);
    done += 1;
  } catch (error) {
    // The other one was faster: look again.
    if (!(error instanceof StoreError) || error.code !== 'conflict') throw error;
  }
}
await store.close();
