import { describe, expect, it } from 'vitest';
import { readFilter } from '../../src/domain/filter/read-filter.ts';
import { importFile } from '../../src/exchange/import/import-file.ts';
import type { Store } from '../../src/store/port/store.ts';
import { entryOf } from '../support/entries.ts';
import { rowsOf, temporaryFolder, temporaryStore, writeOutside } from '../support/store.ts';
import { importTable, TODAY } from './database.ts';
import { importText } from './exporting.ts';
import { type Table, tableOf, writeTable } from './tables.ts';

/** Imports a table under a name that tells its version, perhaps as the whole of a scope. */
async function importAs(store: Store, name: string, table: Table, scope?: string) {
  await using folder = await temporaryFolder();
  const file = await writeTable(folder.path, table, name);
  const clock = { now: '2026-01-01T00:00:00.000Z', zone: 'UTC' };
  const snapshot =
    scope === undefined
      ? {}
      : { snapshot: { filter: readFilter(scope, clock).filter, words: scope } };
  return await importFile({ store, file, who: 'ada', today: TODAY, ...snapshot });
}

const undo = (store: Store, batch: number) => store.act({ kind: 'undo-import', who: 'ada', batch });
const standing = (store: { readonly file: string }) =>
  rowsOf(
    store.file,
    'select external_id as id, killed_best as killed, title from incident where removed_at is null order by 1',
  );

describe('a file that is all there is of a scope', () => {
  it('withdraws what it does not have, and nothing outside the scope', async () => {
    await using store = await temporaryStore();
    await importAs(
      store,
      'ged231.csv',
      tableOf({}, {}, { date_start: '2020-01-01', date_end: '2020-01-01' }),
    );
    const result = await importAs(store, 'ged241.csv', tableOf({}), 'until:2019-12-31');
    expect(result.tally).toMatchObject({ withdrawn: 1, unchanged: 1 });
    expect(standing(store)).toMatchObject([{ id: '1' }, { id: '3' }]);
    expect(rowsOf(store.file, 'select scope from batch where id = 2')).toEqual([
      { scope: 'until:2019-12-31' },
    ]);
    await undo(store, 2);
    expect(standing(store)).toHaveLength(3);
  });

  it('leaves a tombstone that an older release cannot lift, and a newer one does', async () => {
    await using store = await temporaryStore();
    await importAs(store, 'ged231.csv', tableOf({}, {}));
    await importAs(store, 'ged241.csv', tableOf({}), '');
    const older = await importAs(store, 'ged221.csv', tableOf({}, {}));
    expect(older.tally).toMatchObject({ added: 0, changed: 0, heldBack: 2 });
    expect(standing(store)).toHaveLength(1);
    const newer = await importAs(store, 'ged251.csv', tableOf({}, {}));
    expect(newer.tally).toMatchObject({ changed: 1, heldBack: 0 });
    expect(standing(store)).toHaveLength(2);
  });

  it('withdraws nothing where a row of it could not be read, and nothing is imported', async () => {
    await using store = await temporaryStore();
    await importAs(store, 'ged231.csv', tableOf({}, {}));
    await expect(importAs(store, 'ged241.csv', tableOf({ best: 'many' }), '')).rejects.toThrow(
      /without --full-snapshot/,
    );
    expect(standing(store)).toHaveLength(2);
    expect(rowsOf(store.file, 'select count(*) as n from batch')).toEqual([{ n: 1 }]);
    expect((await importAs(store, 'ged241.csv', tableOf({}))).tally.unchanged).toBe(1);
  });

  it('that is not said to be so withdraws nothing', async () => {
    await using store = await temporaryStore();
    await importAs(store, 'ged231.csv', tableOf({}, {}));
    expect((await importAs(store, 'ged241.csv', tableOf({}))).tally.withdrawn).toBe(0);
    expect(standing(store)).toHaveLength(2);
  });
});

describe('a list of deletions', () => {
  it('withdraws what it names, of the dataset that it names, and leaves what that is said to be', async () => {
    await using store = await temporaryStore();
    await importAs(store, 'ged231.csv', tableOf({}, {}));
    await importText(
      store,
      'dataset,external_id,deleted_on\nucdp-ged,2,2024-05-01\nucdp-ged,9,2024-05-01\n',
    );
    expect(standing(store)).toMatchObject([{ id: '1' }]);
    expect(rowsOf(store.file, 'select name, licence from dataset')).toEqual([
      { name: 'ucdp-ged', licence: 'CC BY 4.0' },
    ]);
    const held = await importAs(store, 'ged231.csv', tableOf({}, {}, { id: '9' }));
    expect(held.tally).toMatchObject({ added: 0, heldBack: 2 });
  });
});

describe('a release older than what is here', () => {
  it('changes nothing back', async () => {
    await using store = await temporaryStore();
    await importAs(store, 'ged221.csv', tableOf({ best: '2' }));
    await importAs(store, 'ged231.csv', tableOf({ best: '3' }));
    const { tally } = await importAs(store, 'ged221.csv', tableOf({ best: '2' }));
    expect(tally).toMatchObject({ changed: 0, heldBack: 1 });
    expect(standing(store)).toMatchObject([{ killed: 3 }]);
  });
});

describe('a candidate event', () => {
  it('is the same incident, with what was added to it, when the final release has it', async () => {
    await using store = await temporaryStore();
    await importAs(store, 'GEDEvent_v23_0_5.csv', tableOf({}, {}));
    await store.act({ kind: 'add', who: 'ada', entry: entryOf('report I1 src:AFP/C3 killed:2') });
    expect(rowsOf(store.file, 'select distinct tag from tag')).toEqual([{ tag: 'candidate' }]);
    const final = await importAs(store, 'ged231.csv', tableOf({}));
    expect(final.tally).toMatchObject({ added: 0, changed: 1 });
    expect(rowsOf(store.file, 'select id, dataset from incident order by id')).toEqual([
      { id: 1, dataset: 'ucdp-ged' },
      { id: 2, dataset: 'ucdp-candidate' },
    ]);
    expect(
      rowsOf(
        store.file,
        'select count(*) as n from report where incident_id = 1 and batch_id is null',
      ),
    ).toEqual([{ n: 1 }]);
    expect((await importAs(store, 'GEDEvent_v23_0_5.csv', tableOf({}, {}))).tally).toMatchObject({
      added: 0,
      heldBack: 1,
      unchanged: 1,
    });
  });
});

describe('what was changed by hand', () => {
  it('stays when its publisher changes the same, and the page shows both', async () => {
    await using store = await temporaryStore();
    await importTable(store, tableOf({}));
    writeOutside(
      store.file,
      "update incident set place = 'Kidal airport'; update figure set best = 7 where measure = 'killed'",
    );
    const { changed } = await importTable(
      store,
      tableOf({ where_coordinates: 'Kidal region', best: '5', high: '5' }),
    );
    expect(changed[0]?.fields).toEqual([
      { field: 'place', before: 'Kidal town', after: 'Kidal region', ours: 'Kidal airport' },
      { field: 'killed', before: '2 (1–3)', after: '5 (1–5)', ours: '7 (1–3)' },
    ]);
    const page = await store.ask('incident', { id: 1 });
    expect(page?.place).toBe('Kidal airport');
    expect(page?.differs).toEqual([
      { field: 'place', theirs: 'Kidal region', ours: 'Kidal airport' },
      { field: 'killed', theirs: '5 (1–5)', ours: '7 (1–3)' },
    ]);
  });

  it('is not mentioned if nobody changed anything', async () => {
    await using store = await temporaryStore();
    await importTable(store, tableOf({}));
    const page = await store.ask('incident', { id: 1 });
    expect(page?.differs).toEqual([]);
    expect(page?.revisions).toEqual([]);
  });
});

it('a figure that its publisher revised is shown as revised, with the release', async () => {
  await using store = await temporaryStore();
  await importAs(store, 'ged221.csv', tableOf({}));
  await importAs(store, 'ged231.csv', tableOf({ best: '3' }));
  const page = await store.ask('incident', { id: 1 });
  expect(page?.revisions).toMatchObject([
    { measure: 'killed', before: '2 (1–3)', after: '3 (1–3)', batch: 'B2', version: '23.1' },
  ]);
});

it('rows that did not go in are kept as they came, with the reason, also where the import changes nothing else', async () => {
  await using store = await temporaryStore();
  await importTable(store, tableOf({ best: 'many' }, {}));
  const rows = await store.ask('rejectedRows', { batch: 1 });
  expect(rows?.rows).toMatchObject([
    { line: 2, column: 'best', value: 'many', raw: { id: '1', best: 'many', side_b: 'AQIM' } },
  ]);
});
