import fc from 'fast-check';
import { expect, it } from 'vitest';
import { entry } from '../domain/arbitrary.ts';
import { attempt, attempts } from '../support/acting.ts';
import { openDatabase } from '../support/database.ts';
import { temporaryStore } from '../support/store.ts';
import { importInto } from './database.ts';
import { exportOf, importText } from './exporting.ts';
import { fixture } from './tables.ts';

/** The lines of an export, without the first, which says when it was made. */
const records = (text: string) => text.split('\n').slice(1);

it('whatever records there are, their complete export imported into an empty database gives the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 12 }), attempts, async (entries, all) => {
      const database = openDatabase();
      for (const one of entries) {
        await database.act({ who: 'anna', kind: 'add', entry: one }).catch(() => undefined);
      }
      for (const tried of all) await attempt(database, 'anna', tried);
      const { text } = await exportOf(database, { format: 'ndjson' });
      await using other = await temporaryStore();
      const { tally, rejected } = await importText(other, text, 'records.ndjson');
      expect(rejected).toEqual([]);
      const again = await exportOf(other, { format: 'ndjson' });
      expect(records(again.text)).toEqual(records(text));
      expect(tally.added).toBe(records(text).length - 1);
      const second = await importText(other, text, 'records.ndjson');
      expect(second.tally).toMatchObject({ added: 0, changed: 0, unchanged: tally.added });
      database.sqlite.close();
    }),
    { numRuns: 25 },
  );
}, 120_000);

it('what was imported comes back with its publisher’s own rows, and its next release still finds it', async () => {
  await using store = await temporaryStore();
  await importInto(store, fixture('ged231-countries.csv'));
  const { text } = await exportOf(store, { format: 'ndjson' });
  await using other = await temporaryStore();
  await importText(other, text, 'records.ndjson');
  const again = await exportOf(other, { format: 'ndjson' });
  expect(records(again.text)).toEqual(records(text));
  const { tally } = await importInto(other, fixture('ged231-countries.csv'));
  expect(tally).toMatchObject({ added: 0, changed: 0, rejected: 0 });
});

it('a file that somebody has changed by hand changes a record, which an older one does not change back', async () => {
  await using store = await temporaryStore();
  await importInto(store, fixture('ged191-myanmar.csv'));
  const { text, exported } = await exportOf(store, { format: 'ndjson' });
  await store.rememberExported(exported);
  const changed = text.replace(/("record":"incident".*?"title":")[^"]*"/, '$1by hand"');
  expect((await importText(store, changed, 'records.ndjson')).tally).toMatchObject({
    changed: 1,
    conflicts: 0,
  });
  expect((await importText(store, text, 'records.ndjson')).tally).toMatchObject({
    changed: 0,
    conflicts: 0,
  });
});
