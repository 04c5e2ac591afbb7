import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/port/store.ts';
import { entryOf } from '../support/entries.ts';
import { expectCountsKept } from '../support/kept-counts.ts';
import { rowsOf, temporaryStore } from '../support/store.ts';
import { importTable, publishedRows } from './database.ts';
import { tableOf } from './tables.ts';

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
