import { describe, expect, it } from 'vitest';
import { filterOf, openDatabase, type TestDatabase } from '../support/database.ts';
import { entryOf } from '../support/entries.ts';
import { importedIncident, importHeader } from '../support/imported.ts';
import { keptCounts, plainCounts } from '../support/kept-counts.ts';
import { WHOLE_LIST } from '../support/whole-list.ts';
import { apart, enter, give, take, toldBy, twoDesks } from './desks.ts';
import { exportOf } from './exporting.ts';

type Row = ReturnType<typeof importedIncident>;

async function importRows(database: TestDatabase, rows: readonly Row[]) {
  const session = await database.beginImport(importHeader('UCDP GED'));
  await session.put({ kind: 'incidents', rows });
  return session.finish({ sha256: 'x', snapshot: null, doubts: [] });
}

/** The row with another best figure. */
function killing(row: Row, best: number): Row {
  const [own, ...articles] = row.reports;
  return {
    ...row,
    raw: { columns: ['id', 'best'], cells: [row.externalId, String(best)] },
    reports: [{ ...own, figures: { killed: { low: best, best, high: best } } }, ...articles],
  };
}

/** A desk's own incident, and the publisher's row of it, merged into that. */
async function withMergedRow() {
  const database = openDatabase();
  await database.add(
    entryOf('attack 2020-05-03 @Kabul,AFG by:Taliban src:Reuters/B2 killed:3 Fighting'),
  );
  await importRows(database, [importedIncident('X1')]);
  await enter(database, 'merge I2 into:I1');
  return database;
}

const killedIn = async (database: TestDatabase, id: number) =>
  (await database.ask('incident', { id }))?.killed;

describe('the next import of a merged incident’s dataset', () => {
  it('follows its row, and what it says counts with the other', async () => {
    const database = await withMergedRow();
    expect(await killedIn(database, 1)).toEqual({ low: 2, best: 3, high: 5 });
    const { tally } = await importRows(database, [killing(importedIncident('X1'), 9)]);
    expect(tally).toMatchObject({ changed: 1, added: 0, heldBack: 0 });
    expect(await killedIn(database, 1)).toMatchObject({ low: 3, high: 9 });
    expect(await database.ask('incident', { id: 2 })).toMatchObject({ mergedInto: { id: 1 } });
    expect(keptCounts(database.sqlite)).toEqual(plainCounts(database.sqlite));
  });

  it('takes it as it is where nothing has changed', async () => {
    const database = await withMergedRow();
    const { tally } = await importRows(database, [importedIncident('X1')]);
    expect(tally).toMatchObject({ changed: 0, added: 0, unchanged: 1 });
    expect(await database.ask('incident', { id: 2 })).toMatchObject({ mergedInto: { id: 1 } });
  });
});

describe('the dataset of a merged incident', () => {
  it('has as many incidents as its filter finds, and ends with its own newest row', async () => {
    const database = await withMergedRow();
    const [dataset] = await database.ask('datasets', {});
    const filter = filterOf(`dataset:"${dataset?.name}"`);
    const { rows } = await database.ask('incidents', { ...WHOLE_LIST, filter });
    expect(rows.map(({ id }) => id)).toEqual([1]);
    expect(dataset).toMatchObject({ incidents: 1, newest: '2020-05-03' });
  });
});

describe('a withdrawal by its publisher', () => {
  const withdraw = async (database: TestDatabase, externalId: string) => {
    const session = await database.beginImport(importHeader('UCDP GED'));
    const rows = [{ externalId, line: 2, at: null }];
    await session.put({ kind: 'withdrawals', rows });
    await session.finish({ sha256: 'y', snapshot: null, doubts: [] });
  };

  it('of the merged one parts and removes it, and the other stands without it', async () => {
    const database = await withMergedRow();
    await withdraw(database, 'X1');
    expect(await database.ask('incident', { id: 1 })).toMatchObject({
      merged: [],
      killed: { low: 3, best: 3, high: 3 },
    });
    expect(await database.ask('incident', { id: 2 })).toMatchObject({ removed: true });
    expect(keptCounts(database.sqlite)).toEqual(plainCounts(database.sqlite));
  });

  it('of the other makes the merged one an incident of its own again', async () => {
    const database = await withMergedRow();
    await enter(database, 'split I2', 'merge I1 into:I2');
    await withdraw(database, 'X1');
    expect(await database.ask('incident', { id: 2 })).toMatchObject({ removed: true, merged: [] });
    expect(await database.ask('incident', { id: 1 })).toMatchObject({
      removed: false,
      mergedInto: null,
      status: 'reported',
    });
    await database.act({ kind: 'undo-import', who: 'anna', batch: 2 });
    expect(await database.ask('incident', { id: 2 })).toMatchObject({ merged: [{ id: 1 }] });
    expect(keptCounts(database.sqlite)).toEqual(plainCounts(database.sqlite));
  });
});

it('undoing the import of a merged incident keeps both, since somebody has merged them', async () => {
  const database = await withMergedRow();
  await database.act({ kind: 'undo-import', who: 'anna', batch: 1 });
  expect(await database.ask('incident', { id: 1 })).toMatchObject({ merged: [{ id: 2 }] });
  expect(database.sqlite.pragma('foreign_key_check')).toEqual([]);
  expect(keptCounts(database.sqlite)).toEqual(plainCounts(database.sqlite));
});

describe('complete records', () => {
  it('bring a merge and a split to another desk', async () => {
    const [one, other] = await twoDesks();
    await enter(one, 'attack 2020-05-12 @Kabul,AFG by:ISKP src:Tolo/B2 killed:4 Twin');
    await take(other, await give(one));
    await enter(one, 'merge I2 into:I1');
    expect(await take(other, await give(one))).toMatchObject({ changed: 1, rejected: [] });
    expect(await other.ask('incident', { id: 1 })).toMatchObject({ merged: [{ id: 2 }] });
    expect(apart(await toldBy(one), await toldBy(other))).toEqual([]);
    await enter(other, 'split I2');
    await take(one, await give(other));
    expect(await one.ask('incident', { id: 2 })).toMatchObject({
      removed: false,
      mergedInto: null,
    });
    expect(keptCounts(one.sqlite)).toEqual(plainCounts(one.sqlite));
  });

  it('of a filter have what was merged into what matches', async () => {
    const [one] = await twoDesks();
    await enter(
      one,
      'attack 2020-05-12 @Kabul,AFG by:ISKP src:Tolo/B2 killed:4 Twin',
      'attack 2020-05-13 @Herat,AFG src:Tolo/B2 killed:1 Other',
      'merge I2 into:I1',
    );
    const { text } = await exportOf(one, { format: 'ndjson', filter: 'id:I1' });
    const other = openDatabase();
    expect(await take(other, text)).toMatchObject({ rejected: [] });
    const page = await other.ask('incident', { id: 1 });
    expect(page?.merged.map(({ title }) => title)).toEqual(['Twin']);
    expect(page?.sources).toEqual(['Reuters', 'Tolo']);
  });

  it('of a new desk have what was merged, with its reports', async () => {
    const [one] = await twoDesks();
    await enter(
      one,
      'attack 2020-05-12 @Kabul,AFG by:ISKP src:Tolo/B2 killed:4 Twin',
      'merge I2 into:I1',
    );
    const other = openDatabase();
    expect(await take(other, await give(one))).toMatchObject({ rejected: [] });
    const page = await other.ask('incident', { id: 1 });
    expect(page?.reports.map(({ source }) => source)).toEqual(['Reuters', 'Tolo']);
    expect(keptCounts(other.sqlite)).toEqual(plainCounts(other.sqlite));
  });
});

describe('what several say of merged incidents', () => {
  const LINES = [
    'attack 2020-05-12 @Kabul,AFG by:ISKP src:Reuters/B2 killed:4 One',
    'attack 2020-05-12 @Kabul,AFG by:ISKP claimed:ISKP src:AFP/B2 killed:4 Twin',
    'attack 2020-05-13 @Kabul,AFG src:Tolo/B2 rel:I1,I2 Aftermath',
    'merge I2 into:I1',
  ];

  it('is one row for each actor, role and basis to a script', async () => {
    const database = openDatabase();
    await enter(database, ...LINES);
    const { text } = await exportOf(database, { format: 'csv', filter: 'id:I1' });
    expect(text).toContain('"ISKP (perpetrator, reported); ISKP (perpetrator, claimed)"');
  });

  it('is one line of a redacted report, which does not say who says it', async () => {
    const database = openDatabase();
    await enter(database, ...LINES);
    const { text } = await exportOf(database, { format: 'md', redact: true });
    expect(text.match(/Reported perpetrator: ISKP/g)).toHaveLength(1);
  });

  it('is one relation where both are related to another', async () => {
    const database = openDatabase();
    await enter(database, ...LINES);
    for (const [id, other] of [
      [1, 3],
      [3, 1],
    ] as const) {
      const page = await database.ask('incident', { id });
      expect(page?.relations.map((one) => one.id)).toEqual([other]);
    }
  });
});
