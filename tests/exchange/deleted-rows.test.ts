import { describe, expect, it } from 'vitest';
import { rowsOf, temporaryStore } from '../support/store.ts';
import { importText } from './exporting.ts';
import { importTable } from './plain-tables.ts';

const here = (store: { readonly file: string }) =>
  rowsOf(
    store.file,
    'select external_id as id from incident where removed_at is null order by external_id',
  ).map((row) => (row as { id: string }).id);
const table = (...rows: readonly string[]) => ['id,date,title,killed,deleted', ...rows];
const SHOP = 'd1,2024-01-01,Shooting at a market,1,false';
const GAS = 'd2,2024-01-02,Explosion that turned out to be a gas bottle,7,';

describe('a row that its file marks as deleted', () => {
  it('stays out and is counted where it was never here', async () => {
    await using store = await temporaryStore();
    const { tally, rejected } = await importTable(store, table(SHOP, `${GAS}true`));
    expect({ here: here(store), tally, rejected }).toMatchObject({
      here: ['d1'],
      tally: { added: 1, heldBack: 1, withdrawn: 0 },
      rejected: [],
    });
  });

  it('is withdrawn if it is here, and restored once its publisher reinstates it', async () => {
    await using store = await temporaryStore();
    await importTable(store, table(SHOP, `${GAS}false`));
    const { tally } = await importTable(store, table(SHOP, `${GAS}1`));
    expect({ here: here(store), tally }).toMatchObject({
      here: ['d1'],
      tally: { added: 0, unchanged: 1, withdrawn: 1 },
    });
    expect((await importTable(store, table(SHOP, `${GAS}1`))).tally).toMatchObject({
      unchanged: 2,
    });
    await importTable(store, table(SHOP, GAS));
    expect(here(store)).toEqual(['d1', 'd2']);
  });

  it('stays removed if somebody here has removed it, whatever its publisher says', async () => {
    await using store = await temporaryStore();
    await importTable(store, table(`${GAS}no`));
    await store.act({ kind: 'remove', record: { kind: 'incident', id: 1 }, who: 'ada' });
    await importTable(store, table(`${GAS}yes`));
    await importTable(store, table(`${GAS}no`));
    expect(here(store)).toEqual([]);
  });

  it('needs nothing else but its id, and is back when the import is undone', async () => {
    await using store = await temporaryStore();
    await importTable(store, table(`${GAS}no`));
    const { batch } = await importTable(store, table('d2,,,,x'));
    expect(here(store)).toEqual([]);
    await store.act({ kind: 'undo-import', who: 'ada', batch: Number(batch?.slice(1)) });
    expect(here(store)).toEqual(['d2']);
  });

  it('is taken in the order of the file', async () => {
    await using store = await temporaryStore();
    const { tally } = await importTable(store, table(`${GAS}no`, 'd2,,,,yes', SHOP));
    expect({ here: here(store), tally }).toMatchObject({
      here: ['d1'],
      tally: { added: 2, withdrawn: 1 },
    });
  });

  it.each([
    ['deleted_at', '2024-05-01T10:00:00Z'],
    ['is_retracted', 'yes'],
    ['withdrawn', 'x'],
    ['Removed', 'TRUE'],
  ])('may be marked in %s with %s', async (header, mark) => {
    await using store = await temporaryStore();
    await importTable(store, [`id,date,${header}`, `d1,2024-01-01,`, `d2,2024-01-02,${mark}`]);
    expect(here(store)).toEqual(['d1']);
  });

  it('may be one of JSON, with HXL tags, or of GeoJSON', async () => {
    await using store = await temporaryStore();
    const feature = (id: string, deleted: boolean) => ({
      type: 'Feature',
      properties: { id, date: '2024-01-01', title: `Thing ${id}`, deleted },
      geometry: null,
    });
    const features = [feature('g1', false), feature('g2', true)];
    await importText(store, JSON.stringify({ type: 'FeatureCollection', features }), 'x.geojson');
    expect(here(store)).toEqual(['g1']);
  });

  it('by the word of a column that a person names, where other words are none', async () => {
    await using store = await temporaryStore();
    const rows = [
      'id,date,status',
      'd1,2024-01-01,published',
      'd2,2024-01-02,retracted',
      'd3,2024-01-03,odd',
    ];
    await using unsaid = await temporaryStore();
    await importTable(unsaid, rows);
    expect(here(unsaid)).toEqual(['d1', 'd2', 'd3']);
    const { doubts } = await importTable(store, rows, [['deleted', 'status']]);
    expect(here(store)).toEqual(['d1', 'd3']);
    expect(doubts).toMatchObject([
      { kind: 'deletion-mark', count: 1, examples: [{ text: 'odd', line: 4 }] },
    ]);
  });
});
