import { describe, expect, it } from 'vitest';
import { importFile } from '../../src/exchange/import/import-file.ts';
import { UCDP_GED } from '../../src/formats/publishers/ucdp/ged.ts';
import type { IncidentFormat } from '../../src/formats/rows/format.ts';
import type { Store } from '../../src/store/port/store.ts';
import { importedIncident, importHeader } from '../support/imported.ts';
import { rowsOf, temporaryFolder, temporaryStore, writeOutside } from '../support/store.ts';
import { importTable, TODAY } from './database.ts';
import { type Table, tableOf, withCells, writeTable } from './tables.ts';

/** Rows of which every second has an unknown country. */
const ROWS = 600;
const TABLE = tableOf(
  ...Array.from({ length: ROWS }, (_, index) => ({
    best: `${index % 9}`,
    ...(index % 2 === 0 ? {} : { country: 'Atlantis' }),
  })),
);
const FIRST = TABLE.rows[0]?.id;

/** Imports a table with a format of which it is counted how many rows it reads. */
async function counted(store: Store, table: Table) {
  await using folder = await temporaryFolder();
  const file = await writeTable(folder.path, table);
  let read = 0;
  const counting: IncidentFormat = {
    ...UCDP_GED,
    reader: (layout) => {
      const inner = UCDP_GED.reader(layout);
      return (row) => {
        read += 1;
        return inner(row);
      };
    },
  };
  const options = { store, file, who: 'ada', today: TODAY, own: [counting] };
  const { tally, doubts } = await importFile({ ...options, format: 'ucdp-ged' });
  return { tally, doubts, read };
}

describe('a row that is here as it is in the file', () => {
  it('is not read, counts as unchanged, and what was doubtful about it is not told again', async () => {
    await using store = await temporaryStore();
    const first = await counted(store, TABLE);
    expect(first.tally).toMatchObject({ added: ROWS });
    expect(first.doubts).toMatchObject([{ kind: 'country', count: ROWS / 2 }]);
    const again = await counted(store, TABLE);
    expect(again.tally).toMatchObject({ added: 0, changed: 0, unchanged: ROWS });
    expect(again.doubts).toEqual([]);
    expect(first.read - again.read).toBe(ROWS);
  });

  it('is found among rows that changed, and stays known after an import that was undone', async () => {
    await using store = await temporaryStore();
    await counted(store, TABLE);
    const changed = await counted(store, withCells(TABLE, FIRST, { best: '50' }));
    expect(changed.tally).toMatchObject({ changed: 1, unchanged: ROWS - 1 });
    await store.act({ kind: 'undo-import', who: 'ada', batch: 2 });
    const again = await counted(store, withCells(TABLE, FIRST, { best: '50' }));
    expect(again.tally).toMatchObject({ changed: 1, unchanged: ROWS - 1 });
  });

  it('is refused where the file has it a second time, further up and with other content', async () => {
    await using store = await temporaryStore();
    await importTable(store, TABLE);
    const [row = {}] = TABLE.rows;
    const twice = { ...TABLE, rows: [{ ...row, best: '50' }, ...TABLE.rows.slice(1), row] };
    const { tally, rejected } = await importTable(store, twice);
    expect(tally).toMatchObject({ changed: 1, unchanged: ROWS - 1, rejected: 1 });
    expect(rejected).toMatchObject([
      { line: ROWS + 2, column: 'id', raw: { id: FIRST, best: '0' } },
    ]);
  });

  it('is read where it was removed here, or written by a shell that knows no hash', async () => {
    await using store = await temporaryStore();
    await counted(store, TABLE);
    await store.act({ who: 'ada', kind: 'remove', record: { kind: 'incident', id: 1 } });
    writeOutside(store.file, 'update publisher_row set hash = null where incident_id = 2');
    const { tally, read } = await counted(store, TABLE);
    expect(tally).toMatchObject({ unchanged: ROWS });
    const { read: readOfNone } = await counted(store, TABLE);
    expect(read - readOfNone).toBe(1);
  });
});

it('a row that was changed or purged after it was found unchanged is imported by what it says', async () => {
  await using store = await temporaryStore({ readers: 1 });
  const fingerprint = '0123456789abcdef';
  const begin = () => store.beginImport(importHeader('UCDP GED'));
  const end = { sha256: 'x', snapshot: null, doubts: [] };
  const first = await begin();
  const rows = ['X1', 'X2', 'X3'].map((id) => ({ ...importedIncident(id), fingerprint }));
  await first.put({ kind: 'incidents', rows });
  await first.finish(end);
  const second = await begin();
  const [one, two] = rows.map((row) => ({ ...row, title: 'Another', fingerprint: 'f'.repeat(16) }));
  await second.put({ kind: 'incidents', rows: [one, two].filter((row) => row !== undefined) });
  await second.finish(end);
  await store.purge({ record: { kind: 'incident', id: 2 }, who: 'ada', reason: 'why' });
  const third = await begin();
  const unchanged = ['X1', 'X2', 'X3'].map((externalId, at) => ({
    ...{ incident: at + 1, externalId, line: at + 2, fingerprint },
  }));
  await third.put({ kind: 'unchanged', rows: unchanged });
  expect((await third.finish(end)).tally).toMatchObject({ changed: 1, purged: 1, unchanged: 1 });
  expect(rowsOf(store.file, 'select title from incident where id = 1')).toEqual([
    { title: rows[0]?.title },
  ]);
});
