import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/port/store.ts';
import { rowsOf, temporaryStore, writeOutside } from '../support/store.ts';
import { dumpWithoutImports, importInto, importTable, publishedCells } from './database.ts';
import { fixture, readTable, type Table, tableOf, withCells } from './tables.ts';

const MYANMAR = readTable(fixture('ged191-myanmar.csv'));
const [FIRST] = MYANMAR.rows;

/** The lines of the newest action, as what each field was before and is after. */
function newestLines(file: string): readonly unknown[] {
  return rowsOf(
    file,
    `select tab, old.key as field, old.value as before, new.value as after
      from change join json_each(change.before) as old join json_each(change.after) as new on new.key = old.key
      where action_id = (select max(id) from action) and old.value is not new.value
        and old.key not in ('version', 'updated_at', 'removed_at')
      order by change.id, old.key`,
  );
}

/** Imports a table, and then the same with cells of its first row changed. */
async function importChanged(store: Store, table: Table, cells: Readonly<Record<string, string>>) {
  await importTable(store, table);
  return await importTable(store, withCells(table, table.rows[0]?.id, cells));
}

describe('a row that its publisher changed', () => {
  it('updates the one field that differs, with a line of what it was and is, and no other row', async () => {
    await using store = await temporaryStore();
    await importTable(store, MYANMAR);
    const before = dumpWithoutImports(store.file);
    const cells = { adm_2: 'Elsewhere' };
    const { tally } = await importTable(store, withCells(MYANMAR, FIRST?.id, cells));
    expect(tally).toEqual({
      added: 0,
      changed: 1,
      conflicts: 0,
      unchanged: MYANMAR.rows.length - 1,
      rejected: 0,
      purged: 0,
      withdrawn: 0,
      heldBack: 0,
    });
    expect(newestLines(store.file)).toEqual([
      { tab: 'incident', field: 'admin2', before: FIRST?.adm_2 || null, after: 'Elsewhere' },
    ]);
    const { change, incident, publisher_row, spelling, ...others } = dumpWithoutImports(store.file);
    expect(before).toMatchObject(others);
    expect(change).toHaveLength(1);
    expect(spelling).toContainEqual(
      expect.objectContaining({ field: 'admin2', word: 'Elsewhere' }),
    );
    expect(incident?.slice(1)).toEqual(before.incident?.slice(1));
    expect(publisher_row?.slice(1)).toEqual(before.publisher_row?.slice(1));
    expect(publishedCells(store.file)[0]).toMatchObject({ adm_2: 'Elsewhere' });
  });

  it('spares what somebody here has changed in other fields', async () => {
    await using store = await temporaryStore();
    await importTable(store, tableOf({}));
    writeOutside(store.file, "update incident set narrative = 'by hand', title = 'by hand'");
    await importTable(store, tableOf({ where_coordinates: 'Elsewhere' }));
    expect(rowsOf(store.file, 'select title, narrative, place from incident')).toEqual([
      { title: 'by hand', narrative: 'by hand', place: 'Elsewhere' },
    ]);
  });

  it('leaves what was changed by hand alone as long as it says what it said', async () => {
    await using store = await temporaryStore();
    await importTable(store, tableOf({}));
    writeOutside(store.file, "update incident set place = 'by hand', title = 'by hand'");
    const before = dumpWithoutImports(store.file);
    expect((await importTable(store, tableOf({}))).tally.unchanged).toBe(1);
    expect(dumpWithoutImports(store.file)).toEqual(before);
  });

  it('shows its new figures, reassessed, with a line of the old ones', async () => {
    await using store = await temporaryStore();
    await importChanged(store, tableOf({}, {}), { best: '12', high: '17', deaths_civilians: '4' });
    const shown = 'select killed_low, killed_best, killed_high, civilians_best from incident';
    expect(rowsOf(store.file, shown)).toEqual([
      { killed_low: 1, killed_best: 12, killed_high: 17, civilians_best: 4 },
      { killed_low: 1, killed_best: 2, killed_high: 3, civilians_best: 0 },
    ]);
    expect(newestLines(store.file)).toEqual([
      { tab: 'figure', field: 'best', before: 2, after: 12 },
      { tab: 'figure', field: 'high', before: 3, after: 17 },
      { tab: 'figure', field: 'best', before: 0, after: 4 },
    ]);
  });

  it('removes a figure, and adds it again unless somebody here added it meanwhile', async () => {
    await using store = await temporaryStore();
    await importChanged(store, tableOf({}), { deaths_civilians: '' });
    const civilians = "select best from figure where measure = 'civilians'";
    expect(rowsOf(store.file, civilians)).toEqual([]);
    writeOutside(
      store.file,
      "insert into figure (report_id, measure, best) values (1, 'civilians', 8)",
    );
    await importTable(store, tableOf({ deaths_civilians: '1' }));
    expect(rowsOf(store.file, civilians)).toEqual([{ best: 8 }]);
    writeOutside(store.file, "delete from figure where measure = 'civilians'");
    await importTable(store, tableOf({ deaths_civilians: '2' }));
    await importTable(store, tableOf({ deaths_civilians: '' }));
    await importTable(store, tableOf({ deaths_civilians: '3' }));
    expect(rowsOf(store.file, civilians)).toEqual([{ best: 3 }]);
  });

  it('removes articles that are no longer named and adds the new ones', async () => {
    await using store = await temporaryStore();
    const source_article = '"AFP,2019-01-03,Clash near Kidal";"Reuters,2019-01-04,Six dead"';
    await importChanged(store, tableOf({}), { source_article });
    await importTable(store, tableOf({ source_article: '"Reuters,2019-01-04,Six dead"' }));
    const reports = `select source.name, report.removed_at is null as there from report
      join source on source.id = source_id order by report.id`;
    expect(rowsOf(store.file, reports)).toEqual([
      { name: 'UCDP GED', there: 1 },
      { name: 'AFP', there: 0 },
      { name: 'Reuters', there: 1 },
    ]);
  });

  it('follows a side that is called otherwise, and leaves the other side as it is', async () => {
    await using store = await temporaryStore();
    await importChanged(store, tableOf({}), { side_b: 'JNIM' });
    const attributions = `select actor.name, attribution.removed_at is null as there from attribution
      join actor on actor.id = actor_id order by attribution.id`;
    expect(rowsOf(store.file, attributions)).toEqual([
      { name: 'Government of Mali', there: 1 },
      { name: 'AQIM', there: 0 },
      { name: 'JNIM', there: 1 },
    ]);
  });

  it('makes no actor only to take an attribution away that was renamed here', async () => {
    await using store = await temporaryStore();
    await importTable(store, tableOf({}));
    writeOutside(store.file, "update actor set name = 'Al-Qaida' where name = 'AQIM'");
    await importTable(store, tableOf({ side_b: 'JNIM' }));
    expect(rowsOf(store.file, 'select name from actor order by id')).toEqual([
      { name: 'Government of Mali' },
      { name: 'Al-Qaida' },
      { name: 'JNIM' },
    ]);
  });

  it('finds the attribution of an actor that was merged meanwhile', async () => {
    await using store = await temporaryStore();
    await importTable(store, tableOf({}, { side_b: 'JNIM' }));
    writeOutside(store.file, "update actor set merged_into = 3 where name = 'AQIM'");
    await importTable(store, tableOf({ side_b: 'FLA' }, { side_b: 'JNIM' }));
    const gone = 'select incident_id, actor_id from attribution where removed_at is not null';
    expect(rowsOf(store.file, gone)).toEqual([{ incident_id: 1, actor_id: 2 }]);
  });

  it('finds its own report also after its source was renamed here', async () => {
    await using store = await temporaryStore();
    await importTable(store, tableOf({}));
    writeOutside(store.file, "update source set name = 'Uppsala' where name = 'UCDP GED'");
    await importTable(store, tableOf({ best: '3' }));
    expect(rowsOf(store.file, 'select killed_best from incident')).toEqual([{ killed_best: 3 }]);
  });

  it('is unchanged if only the case of its texts has changed, and that case is not updated with other changes either', async () => {
    await using store = await temporaryStore();
    const quieter = { side_b: 'Aqim', where_coordinates: 'KIDAL TOWN' };
    expect((await importChanged(store, tableOf({}), quieter)).tally.changed).toBe(0);
    expect((await importTable(store, tableOf({ best: '3' }))).tally.changed).toBe(1);
    expect(newestLines(store.file)).toEqual([
      { tab: 'figure', field: 'best', before: 2, after: 3 },
    ]);
  });

  it('changes back when its publisher does', async () => {
    await using store = await temporaryStore();
    await importChanged(store, tableOf({}), { best: '3' });
    expect((await importTable(store, tableOf({}))).tally.changed).toBe(1);
    expect(rowsOf(store.file, 'select killed_best from incident')).toEqual([{ killed_best: 2 }]);
  });
});

describe('a removed incident', () => {
  it('stays removed, whether its row comes back as it was or changed', async () => {
    await using store = await temporaryStore();
    await importTable(store, tableOf({}));
    await store.act({ kind: 'remove', record: { kind: 'incident', id: 1 }, who: 'ada' });
    const before = dumpWithoutImports(store.file);
    await importTable(store, tableOf({}));
    expect((await importTable(store, tableOf({ best: '3' }))).tally.unchanged).toBe(1);
    expect(dumpWithoutImports(store.file)).toEqual(before);
  });

  it('follows its row again once the removal was undone', async () => {
    await using store = await temporaryStore();
    await importTable(store, tableOf({}));
    const { action } = await store.act({
      kind: 'remove',
      record: { kind: 'incident', id: 1 },
      who: 'ada',
    });
    await importTable(store, tableOf({ best: '3' }));
    await store.act({ kind: 'undo', action, who: 'ada' });
    expect((await importTable(store, tableOf({ best: '3' }))).tally.changed).toBe(1);
    expect(rowsOf(store.file, 'select killed_best from incident')).toEqual([{ killed_best: 3 }]);
  });
});

it('the same events in another release, with other columns, are unchanged', async () => {
  await using store = await temporaryStore();
  const [row] = MYANMAR.rows;
  await importInto(store, fixture('ged191-myanmar.csv'));
  const newer: Table = {
    header: [...MYANMAR.header.toReversed(), 'relid', 'code_status'],
    rows: MYANMAR.rows.map((each) => ({ ...each, relid: 'x', code_status: 'Clear' })),
  };
  expect((await importTable(store, newer)).tally.unchanged).toBe(MYANMAR.rows.length);
  expect(publishedCells(store.file)[0]).toMatchObject({ relid: 'x', id: row?.id });
});
