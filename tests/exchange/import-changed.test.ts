import { describe, expect, it } from 'vitest';
import { rowsOf, temporaryFolder, temporaryStore, writeOutside } from '../support/store.ts';

import { bring, changed, MYANMAR, plain, withCell } from './slices.ts';

describe('a row that its publisher changed', () => {
  it('updates only what differs, leaves a change line, and spares what was edited by hand', async () => {
    await using folder = await temporaryFolder();
    await using store = await temporaryStore();
    await bring(store, MYANMAR);
    const [row] = plain(MYANMAR);
    writeOutside(store.file, "update incident set narrative = 'edited by hand'");
    const lines = rowsOf(store.file, 'select id from change').length;
    const again = await bring(store, await withCell(folder.path, 'where_coordinates', 'Elsewhere'));
    expect(again.tally).toMatchObject({ added: 0, changed: 1 });
    expect(rowsOf(store.file, "select narrative from incident where place = 'Elsewhere'")).toEqual([
      { narrative: 'edited by hand' },
    ]);
    expect(rowsOf(store.file, 'select id from change')).toHaveLength(lines + 1);
    const [line] = rowsOf(
      store.file,
      "select before ->> 'place' as before, after ->> 'place' as after from change order by id desc limit 1",
    );
    expect(line).toEqual({ before: row?.where_coordinates, after: 'Elsewhere' });
  });

  it('shows its new figures, worked out anew', async () => {
    await using folder = await temporaryFolder();
    await using store = await temporaryStore();
    await bring(store, MYANMAR);
    const [row] = plain(MYANMAR);
    const again = await bring(store, await withCell(folder.path, 'high', '4321'));
    expect(again.tally.changed).toBe(1);
    expect(
      rowsOf(store.file, `select killed_high from incident where external_id = '${row?.id}'`),
    ).toEqual([{ killed_high: 4321 }]);
  });

  it('is no news when only the case of its texts has changed', async () => {
    await using folder = await temporaryFolder();
    await using store = await temporaryStore();
    await bring(store, MYANMAR);
    const file = await changed(folder.path, (text) => text.replaceAll(' State', ' state'));
    const { tally } = await bring(store, file);
    expect(tally.changed).toBe(0);
  });

  it('stays removed when somebody here has removed it', async () => {
    await using store = await temporaryStore();
    await bring(store, MYANMAR);
    await store.act({ kind: 'remove', record: { kind: 'incident', id: 1 }, who: 'ada' });
    await bring(store, MYANMAR);
    expect(rowsOf(store.file, 'select id from incident where removed_at is not null')).toEqual([
      { id: 1 },
    ]);
  });
});
