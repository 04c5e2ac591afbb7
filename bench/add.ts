import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type Store, StoreError } from '../src/store/port/store.ts';
import { openSqliteStore } from '../src/store/sqlite/threads/client.ts';
import { PROGRAM } from '../tests/e2e/home.ts';
import { migrationsFolder } from '../tests/support/empty-database.ts';
import { incident } from '../tests/support/entries.ts';
import { drawFrom } from './draw.ts';
import { type Figure, figure } from './figures.ts';
import { removeDatabase } from './import-run.ts';
import { makeCsv } from './make-csv.ts';
import type { Subject } from './subject.ts';

/** More rows than are imported while incidents are added. */
const IMPORTED = 200_000;
const TIMES = 100;
const LONGEST_PAUSE = 300;

/** How long a person's incident takes to be saved while another process imports into the same database. */
export async function measureAdd({
  home,
  database,
  incidents,
}: Subject): Promise<readonly Figure[]> {
  const csv = home.file('more.csv');
  await makeCsv(csv, IMPORTED, { first: incidents + 1 });
  // Not in the database that others are measured on, since the import is killed.
  const copy = `${database}.add`;
  copyFileSync(database, copy);
  const store = await openSqliteStore({ file: copy, migrations: migrationsFolder });
  const importer = spawn(process.execPath, [PROGRAM, '--db', copy, 'import', csv], {
    env: { ...home.env },
    stdio: 'ignore',
  });
  const ended = once(importer, 'exit');
  const draw = drawFrom(11);
  const taken: number[] = [];
  try {
    await pause(2_000);
    while (taken.length < TIMES && importer.exitCode === null) {
      await pause(draw.below(LONGEST_PAUSE));
      taken.push(await add(store, `Added while importing, ${taken.length}`));
    }
  } finally {
    importer.kill('SIGKILL');
    await ended;
    await store.close();
    removeDatabase(copy);
  }
  if (taken.length === 0) throw new Error('the import ended before anything could be added');
  const measure = '`add` while another process imports';
  return [figure({ measure, incidents, unit: 'ms' }, taken)];
}

/** Adds an incident, again and again where the database is busy; returns how long (ms) it took until it was saved. */
async function add(store: Store, title: string): Promise<number> {
  const started = performance.now();
  for (;;) {
    try {
      await store.act({ who: 'ada', kind: 'add', entry: incident({ title }) });
      return performance.now() - started;
    } catch (error) {
      if (!(error instanceof StoreError && error.code === 'busy')) throw error;
    }
  }
}
