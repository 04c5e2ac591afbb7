import { describe, expect, it } from 'vitest';
import { readFilter } from '../../src/domain/filter/read-filter.ts';
import { importFile } from '../../src/exchange/import/import-file.ts';
import type { Store } from '../../src/store/port/store.ts';
import { entryOf } from '../support/entries.ts';
import { expectCountsKept } from '../support/kept-counts.ts';
import { rowsOf, temporaryFolder, temporaryStore, writeOutside } from '../support/store.ts';
import { importTable, publishedRows, TODAY } from './database.ts';
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

/** Publishers' rows, without the mark that an import has met them. */
const keptRows = (file: string) => publishedRows(file).map(({ seen_batch_id: _, ...row }) => row);

describe('an import that is undone', () => {
  it('leaves the rows of an earlier import as that one left them', async () => {
    await using store = await temporaryStore();
    await importTable(store, tableOf({}, {}));
    const before = standing(store);
    const kept = keptRows(store.file);
    await importTable(store, tableOf({ best: '9', side_b: 'JNIM' }, {}, {}));
    expect(standing(store)).not.toEqual(before);
    await undo(store, 2);
    expect(standing(store)).toEqual(before);
    expect(keptRows(store.file)).toEqual(kept);
    expect(rowsOf(store.file, "select name from actor where name = 'JNIM'")).toEqual([]);
    expect(
      (await importTable(store, tableOf({ best: '9', side_b: 'JNIM' }, {}, {}))).tally,
    ).toMatchObject({ added: 1, changed: 1 });
  });

  it('keeps what somebody has built on, and names it', async () => {
    await using store = await temporaryStore();
    await importTable(store, tableOf({}, {}));
    const entry = entryOf('report I1 src:AFP/C3 killed:27');
    await store.act({ kind: 'add', who: 'ada', entry });
    const page = await store.ask('incident', { id: 1 });
    expect((await undo(store, 1)).notes).toEqual([
      'kept I1: changed or used since by somebody or by a later import',
      'kept A1 (Government of Mali), A2 (AQIM), S1 (UCDP GED), S2 (AFP): in use, or edited since',
    ]);
    expect(standing(store)).toEqual([expect.objectContaining({ id: '1' })]);
    expect(await store.ask('incident', { id: 1 })).toEqual(page);
    expectCountsKept(store.file);
    expect((await importTable(store, tableOf({}, {}))).tally).toMatchObject({
      added: 1,
      unchanged: 1,
    });
  });

  it('keeps nothing that was only changed for a time', async () => {
    await using store = await temporaryStore();
    await importTable(store, tableOf({}, {}));
    const entry = entryOf('report I1 src:AFP/C3 killed:27');
    const { action } = await store.act({ kind: 'add', who: 'ada', entry });
    await store.act({ kind: 'undo', who: 'ada', action });
    await undo(store, 1);
    expect(standing(store)).toEqual([]);
  });

  it('keeps what a later import has changed, until that is undone', async () => {
    await using store = await temporaryStore();
    await importTable(store, tableOf({}, {}));
    await importTable(store, tableOf({ best: '3' }));
    expect((await undo(store, 1)).notes[0]).toMatch(/^kept I1: /);
    expect(standing(store)).toMatchObject([{ id: '1', killed: 3 }]);
    expectCountsKept(store.file);
    await undo(store, 2);
    expect(standing(store)).toMatchObject([{ id: '1', killed: 2 }]);
  });

  it('keeps what a later import has brought in other columns, so that undoing that restores the row before', async () => {
    await using store = await temporaryStore();
    await importTable(store, tableOf({}));
    await importTable(store, tableOf({ best: '3' }));
    const kept = keptRows(store.file);
    await importTable(store, tableOf({ best: '3', gwnob: '99' }));
    expect((await undo(store, 2)).notes[0]).toMatch(/^kept I1: /);
    await undo(store, 3);
    expect(keptRows(store.file)).toEqual(kept);
    expect(standing(store)).toMatchObject([{ id: '1', killed: 3 }]);
  });

  it('restores the older rows that it changed, apart from those that somebody changed since', async () => {
    await using store = await temporaryStore();
    await importTable(store, tableOf({}, {}));
    await importTable(store, tableOf({ best: '3' }, { best: '3' }, {}));
    const entry = entryOf('report I2 src:AFP/C3 killed:3');
    await store.act({ kind: 'add', who: 'ada', entry });
    const kept = await store.ask('incident', { id: 2 });
    expect((await undo(store, 2)).notes[0]).toMatch(/^kept I2: /);
    expect(standing(store)).toMatchObject([
      { id: '1', killed: 2 },
      { id: '2', killed: 3 },
    ]);
    expect(await store.ask('incident', { id: 2 })).toMatchObject({ reports: kept?.reports });
    expectCountsKept(store.file);
  });

  it('is refused the second time, and where there is none', async () => {
    await using store = await temporaryStore();
    await importTable(store, tableOf({}));
    await undo(store, 1);
    await expect(undo(store, 1)).rejects.toThrow('B1 was already undone');
    await expect(undo(store, 7)).rejects.toThrow('There is no import B7');
  });

  it('is listed as undone, and cannot be redone by its person', async () => {
    await using store = await temporaryStore();
    await importTable(store, tableOf({}));
    await undo(store, 1);
    const [batch] = await store.ask('imports', { limit: null });
    expect(batch?.takenBackAt).not.toBeNull();
    expect(await store.ask('lastUndone', { who: 'ada' })).toBeNull();
  });
});

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
