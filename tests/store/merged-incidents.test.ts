import { describe, expect, it } from 'vitest';
import { purgeRecord } from '../../src/store/writing/purge/purge-record.ts';
import { filterOf, openDatabase, type TestDatabase, TODAY } from '../support/database.ts';
import { entryOf } from '../support/entries.ts';
import { keptCounts, plainCounts } from '../support/kept-counts.ts';
import { WHOLE_LIST } from '../support/whole-list.ts';

const BEFORE = [
  'attack 2020-05-12 @Kabul,AFG by:ISKP src:Reuters/B2 killed:14 Hospital stormed',
  'attack 2020-05-12 @Kabul,AFG by:ISKP on:civilians src:AFP/B2 killed:24 claimed:ISKP #hospital Clinic attacked',
  'attack 2020-05-14 @Gardez,AFG by:Taliban src:Tolo/C3 killed:5 Lorry bomb',
  'quote 2020-05-13 speaker:"A. Nurse" about:I2 src:Tolo "We hid"',
];

async function withTwins(): Promise<TestDatabase> {
  const database = openDatabase();
  await database.add(...BEFORE.map(entryOf));
  return database;
}

const act = (database: TestDatabase, line: string) =>
  database.act({ kind: 'add', who: 'anna', entry: entryOf(line) });

const scope = { window: { kind: 'last', name: 'all' }, today: TODAY } as const;

async function found(database: TestDatabase, text: string): Promise<readonly number[]> {
  const { rows } = await database.ask('incidents', { ...WHOLE_LIST, filter: filterOf(text) });
  return rows.map(({ id }) => id);
}

async function counts(database: TestDatabase) {
  const all = { ...scope, filter: filterOf(''), limit: null };
  const { rows, counts } = await database.ask('actors', all);
  return [
    `${counts.incidents} incidents, ${counts.killed.best} killed`,
    ...rows.map(({ name, incidents }) => `${name} ${incidents}`),
  ];
}

const undo = (database: TestDatabase, action: number) =>
  database.act({ kind: 'undo', who: 'anna', action });

describe('a merged incident', () => {
  it('is in no list and no count, and its reports, actors, quotes and tags are read with the other’s', async () => {
    const database = await withTwins();
    const { title } = await act(database, 'merge I2 into:I1');
    expect(title).toBe('merged I2 into I1');
    expect(await found(database, '')).toEqual([3, 1]);
    expect(await counts(database)).toEqual([
      '2 incidents, 29 killed',
      'civilians 1',
      'ISKP 1',
      'Taliban 1',
    ]);
    const page = await database.ask('incident', { id: 1 });
    expect(page).toMatchObject({
      status: 'disputed',
      killed: { low: 14, high: 24 },
      sources: ['Reuters', 'AFP'],
      tags: ['hospital'],
      merged: [{ id: 2, title: 'Clinic attacked' }],
      mergedInto: null,
    });
    expect(page?.reports.map(({ source }) => source)).toEqual(['Reuters', 'AFP']);
    expect(page?.quotes.map(({ text }) => text)).toEqual(['We hid']);
    expect(keptCounts(database.sqlite)).toEqual(plainCounts(database.sqlite));
  });

  it('is found by what belongs to it as the other', async () => {
    const database = await withTwins();
    await act(database, 'merge I2 into:I1');
    for (const text of [
      'src:AFP',
      'on:civilians',
      'claimed:ISKP',
      '#hospital',
      'clinic',
      'nurse',
      'id:I2',
    ])
      expect([text, await found(database, text)]).toEqual([text, [1]]);
    expect(await found(database, '-src:AFP')).toEqual([3]);
    expect(await found(database, 'is:removed')).toEqual([]);
    const { rows } = await database.ask('quotes', {
      ...scope,
      filter: filterOf('killed:>9'),
      limit: null,
    });
    expect(rows.map(({ about }) => about)).toEqual([['I1']]);
  });

  it('has a page that names the other', async () => {
    const database = await withTwins();
    await act(database, 'merge I2 into:I1');
    expect(await database.ask('incident', { id: 2 })).toMatchObject({
      removed: false,
      killed: { best: 24 },
      reports: [{ source: 'AFP' }],
      mergedInto: { id: 1, title: 'Hospital stormed' },
    });
  });

  it('is an incident of its own again after undo, and after a split', async () => {
    const database = await withTwins();
    const before = await counts(database);
    const { action } = await act(database, 'merge I2 into:I1');
    const undone = await undo(database, action);
    expect([await counts(database), await found(database, 'src:AFP')]).toEqual([before, [2]]);
    await undo(database, undone.action);
    expect(await found(database, 'src:AFP')).toEqual([1]);
    const split = await act(database, 'split I2');
    expect(split.title).toBe('split I2 from I1');
    expect([await counts(database), await found(database, 'src:AFP')]).toEqual([before, [2]]);
    expect(await database.ask('incident', { id: 1 })).toMatchObject({
      status: 'reported',
      merged: [],
    });
    expect(keptCounts(database.sqlite)).toEqual(plainCounts(database.sqlite));
  });

  it('takes with it what was merged into it, and gives it back', async () => {
    const database = await withTwins();
    await act(database, 'merge I2 into:I1');
    await act(database, 'merge I1 into:I3');
    expect(await found(database, '')).toEqual([3]);
    expect(await found(database, 'src:AFP')).toEqual([3]);
    await act(database, 'split I1');
    expect(await found(database, 'src:AFP')).toEqual([1]);
    expect(keptCounts(database.sqlite)).toEqual(plainCounts(database.sqlite));
  });

  it('takes another report, which counts with the other’s', async () => {
    const database = await withTwins();
    await act(database, 'merge I2 into:I1');
    await act(database, 'report I2 src:Dawn/B2 killed:30');
    expect(await database.ask('incident', { id: 1 })).toMatchObject({
      killed: { low: 14, high: 30 },
    });
  });

  it('cannot be merged again, removed or restored by itself', async () => {
    const database = await withTwins();
    await act(database, 'merge I2 into:I1');
    await expect(act(database, 'merge I2 into:I3')).rejects.toThrow(
      'I2 was merged into I1 already. Split it first, or name I1.',
    );
    await expect(act(database, 'merge I3 into:I2')).rejects.toThrow(
      'I2 was merged into I1 already',
    );
    for (const kind of ['remove', 'restore'] as const) {
      const asked = database.act({ kind, who: 'anna', record: { kind: 'incident', id: 2 } });
      await expect(asked).rejects.toThrow('I2 is merged into I1. Part them first: split I2');
    }
    await expect(act(database, 'merge I1 into:I1')).rejects.toThrow('cannot be merged into itself');
    await expect(act(database, 'split I1')).rejects.toThrow(
      'I1 is not merged into another incident',
    );
  });

  it('is purged by itself, and what the other had of it goes; the other only once nothing is merged into it', async () => {
    const database = await withTwins();
    await act(database, 'merge I2 into:I1');
    const purge = (id: number) =>
      purgeRecord(database.db, {
        record: { kind: 'incident', id },
        who: 'anna',
        reason: 'endangers somebody',
      });
    await expect(purge(1)).rejects.toThrow(
      'I1 cannot be purged while I2 is merged into it. Split or purge that first.',
    );
    await purge(2);
    expect(await database.ask('incident', { id: 1 })).toMatchObject({
      killed: { low: 14, best: 14, high: 14 },
      sources: ['Reuters'],
      status: 'reported',
      merged: [],
    });
    expect(keptCounts(database.sqlite)).toEqual(plainCounts(database.sqlite));
    await purge(1);
    expect(await found(database, '')).toEqual([3]);
  });

  it('says in the log into which it was merged, and nothing of a removal', async () => {
    const database = await withTwins();
    await act(database, 'merge I2 into:I1 note:"the same hospital"');
    // On the pages of both.
    for (const id of [1, 2]) {
      const { changes } = (await database.ask('incident', { id })) ?? { changes: [] };
      expect(changes[0]).toMatchObject({
        title: 'merged I2 into I1 (the same hospital)',
        fields: [{ name: 'merged into', before: null, after: 'I1' }],
      });
    }
  });
});

describe('the preview of a merge', () => {
  const previewed = async (database: TestDatabase, line: string) => {
    const entry = entryOf(line);
    if (entry.kind !== 'merge incidents' && entry.kind !== 'split incident') throw new Error(line);
    return database.ask('preview', { entry });
  };

  it('shows both incidents, what moves, and what becomes of the figures and the status', async () => {
    const database = await withTwins();
    expect(await previewed(database, 'merge I2 into:I1')).toEqual([
      'I1: 12 May 2020 · Kabul, AFG · killed 14 · Hospital stormed',
      'I2: 12 May 2020 · Kabul, AFG · killed 24 · Clinic attacked',
      'I2 will be in no list or count; 1 report, 3 attributions and 1 quote will be read with those of I1',
      'I1: killed from 14 to 24 (14–24)',
      'I1: status from reported to disputed',
    ]);
  });

  it('says what a split gives back, and that two are not proposed again', async () => {
    const database = await withTwins();
    expect(await previewed(database, 'split I2 from:I1')).toEqual([
      'I2: 12 May 2020 · Kabul, AFG · killed 24 · Clinic attacked',
      'I1: 12 May 2020 · Kabul, AFG · killed 14 · Hospital stormed',
      'I2, I1 will not be proposed as duplicates again',
    ]);
    await act(database, 'merge I2 into:I1');
    expect(await previewed(database, 'split I2')).toEqual([
      'I2: 12 May 2020 · Kabul, AFG · killed 24 · Clinic attacked',
      'I2 will be in lists and counts again, with 1 report, 3 attributions and 1 quote',
      'I2, I1 will not be proposed as duplicates again',
    ]);
  });
});
