import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry/entry.ts';
import { StoreError } from '../../src/store/port/store.ts';
import { readMigrations } from '../../src/store/sqlite/connection/migrate.ts';
import { rescue } from '../../src/store/sqlite/file/rescue.ts';
import { migrationsFolder } from '../support/empty-database.ts';
import { entryOf, incident, quote } from '../support/entries.ts';
import { expectCountsKept } from '../support/kept-counts.ts';
import { openStore, rowsOf, temporaryFolder } from '../support/store.ts';

const migrations = readMigrations(migrationsFolder);
const PAGE = 4096;
const TITLES = 'select id, title from incident';

it('what can be read of a damaged database is rescued into a whole one, and nothing is invented', async () => {
  await using folder = await temporaryFolder();
  const whole = join(folder.path, 'whole.db');
  const store = await openStore(whole);
  for (let index = 0; index < 150; index += 1) {
    await store.act({
      who: 'anna',
      kind: 'add',
      entry: incident({ title: `Row ${index} ${'x'.repeat(300)}` }),
    });
    if (index % 10 === 0) await store.act({ who: 'anna', kind: 'add', entry: quote() });
  }
  await store.close();
  const bytes = readFileSync(whole);
  const titles = new Map(rowsOf(whole, TITLES).map((row) => [JSON.stringify(row), true]));
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: bytes.length / PAGE - 1 }), {
        minLength: 1,
        maxLength: 8,
      }),
      fc.constantFrom(0, 0xa5),
      async (pages, filler) => {
        const damaged = join(folder.path, `damaged-${run}.db`);
        const file = join(folder.path, `rescued-${run}.db`);
        run += 1;
        const harmed = Buffer.from(bytes);
        for (const page of pages) harmed.fill(filler, page * PAGE, (page + 1) * PAGE);
        writeFileSync(damaged, harmed);
        try {
          rescue(damaged, file, migrations);
        } catch (error) {
          // The pages that say what tables there are may be among them.
          expect(error).toBeInstanceOf(StoreError);
          return;
        }
        const found = rowsOf(file, TITLES).map((row) => JSON.stringify(row));
        expect(found.filter((row) => !titles.has(row))).toEqual([]);
        await using rescued = await openStore(file);
        expect(
          (await rescued.ask('doctor', { zone: 'UTC' })).filter(({ mark }) => mark === 'problem'),
        ).toEqual([]);
        expectCountsKept(file);
        expect(readFileSync(damaged)).toEqual(harmed);
      },
    ),
    { numRuns: 12 },
  );
}, 60_000);

it.each([
  ['incident', 40],
  ['tag', null],
])(
  'a rescue tells which rows were lost where none of a table can be read, as far as that is known: %s',
  async (table, to) => {
    await using folder = await temporaryFolder();
    const whole = join(folder.path, 'whole.db');
    const store = await openStore(whole);
    for (let index = 1; index <= 40; index += 1) {
      await store.act({
        who: 'anna',
        kind: 'add',
        entry: incident({ title: `Row ${index}`, tags: ['x'] }),
      });
    }
    await store.close();
    const [{ page }] = rowsOf(
      whole,
      `select rootpage as page from sqlite_master where name = '${table}'`,
    ) as [{ page: number }];
    const harmed = readFileSync(whole);
    harmed.fill(0, (page - 1) * PAGE, page * PAGE);
    const damaged = join(folder.path, 'damaged.db');
    writeFileSync(damaged, harmed);
    const { tables } = rescue(damaged, join(folder.path, 'rescued.db'), migrations);
    expect(tables.find((one) => one.table === table)).toEqual({
      table,
      rows: 0,
      lost: [{ from: 1, to }],
    });
  },
);

it('a rescue never takes the place of a file', async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'incidents.db');
  await (await openStore(file)).close();
  expect(() => rescue(file, file, migrations)).toThrow('exists already');
});

it('a rescue parts what was merged into an incident that cannot be read, and keeps other merges', async () => {
  await using folder = await temporaryFolder();
  const damaged = join(folder.path, 'damaged.db');
  const store = await openStore(damaged);
  const add = (entry: Entry) => store.act({ who: 'anna', kind: 'add', entry });
  for (const title of ['One', 'Two', 'Three', 'Four']) await add(incident({ title }));
  await add(entryOf('merge I2 into:I1'));
  await add(entryOf('merge I4 into:I3'));
  await store.close();
  const shell = new Database(damaged);
  shell.pragma('foreign_keys = off');
  shell.exec('delete from incident where id = 1');
  shell.close();
  const rescued = join(folder.path, 'rescued.db');
  rescue(damaged, rescued, migrations);
  const merges = 'select id, merged_into from incident where removed_at is null or merged_into > 0';
  expect(rowsOf(rescued, merges)).toEqual([
    { id: 2, merged_into: null },
    { id: 3, merged_into: null },
    { id: 4, merged_into: 3 },
  ]);
  expectCountsKept(rescued);
});
