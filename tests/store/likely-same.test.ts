import { describe, expect, it } from 'vitest';
import { recordChecks } from '../../src/store/queries/upkeep/record-checks.ts';
import { filterOf, openDatabase, type TestDatabase } from '../support/database.ts';
import { entryOf } from '../support/entries.ts';
import { importedIncident, importRows } from '../support/imported.ts';
import { WHOLE_LIST } from '../support/whole-list.ts';

async function withTwins(): Promise<TestDatabase> {
  const database = openDatabase();
  await importRows(database, [importedIncident('X1'), importedIncident('X2')]);
  const own = 'battle 2020-05-03 @Kabul,AFG by:Taliban src:Reuters/B2 killed:3 Fighting in Kabul';
  await database.add(entryOf(own), entryOf('attack 2020-05-03 @Herat,AFG by:ISKP src:AFP Shots'));
  return database;
}

const act = (database: TestDatabase, line: string) =>
  database.act({ kind: 'add', who: 'anna', entry: entryOf(line) });

async function proposed(database: TestDatabase) {
  const { rows, total } = await database.ask('likelySame', { batch: null, limit: 9 });
  expect(total).toBe(rows.length);
  return rows.map(({ incident, into, why }) => `I${incident.id} I${into.id} ${why}`);
}

async function found(database: TestDatabase, text: string) {
  const { rows } = await database.ask('incidents', { ...WHOLE_LIST, filter: filterOf(text) });
  return rows.map(({ id }) => id).toSorted();
}

const WHY = 'same day, same place, same actor, same type, 3 killed';

describe('incidents that are likely the same', () => {
  it('are counted by the doctor, who says where they are listed', async () => {
    const lines = await recordChecks((await withTwins()).db, 'UTC');
    expect(lines.find(({ check }) => check === 'duplicates')).toMatchObject({
      found: '2 pairs of incidents likely the same',
      advice: expect.stringContaining('I on the dashboard lists them'),
    });
  });

  it('are proposed in pairs, to be merged into what was entered here', async () => {
    const database = await withTwins();
    expect(await proposed(database)).toEqual([`I2 I3 ${WHY}`, `I1 I3 ${WHY}`]);
  });

  it('are told apart by the import that added one of them', async () => {
    const database = await withTwins();
    const ofBatch = async (batch: number) =>
      (await database.ask('likelySame', { batch, limit: 0 })).total;
    expect([await ofBatch(1), await ofBatch(2)]).toEqual([2, 0]);
  });

  it('are found by a filter, and the others by its negation', async () => {
    const database = await withTwins();
    expect(await found(database, 'is:duplicate')).toEqual([1, 2, 3]);
    expect(await found(database, '-is:duplicate')).toEqual([4]);
    expect(await found(database, 'is:duplicate killed:>3')).toEqual([]);
  });

  it('are proposed no more once they are merged, until that is undone', async () => {
    const database = await withTwins();
    const { action } = await act(database, 'merge I2 into:I3');
    expect(await proposed(database)).toEqual([`I1 I3 ${WHY}`]);
    await database.act({ kind: 'undo', who: 'anna', action });
    expect(await proposed(database)).toHaveLength(2);
  });

  it('are proposed no more once somebody has declared them distinct, related or removed', async () => {
    const database = await withTwins();
    const { title } = await act(database, 'split I2 from:I3');
    expect(title).toBe('declared I2 and I3 distinct');
    expect(await proposed(database)).toEqual([`I1 I3 ${WHY}`]);
    await expect(act(database, 'split I3 from:I2')).rejects.toThrow('already declared distinct');
    await database.act({ kind: 'remove', who: 'anna', record: { kind: 'incident', id: 1 } });
    expect(await proposed(database)).toEqual([]);
  });
});
