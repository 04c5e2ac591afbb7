import { describe, expect, it } from 'vitest';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { entryOf } from '../support/entries.ts';
import { keptCounts, plainCounts } from '../support/kept-counts.ts';

async function withThree(): Promise<TestDatabase> {
  const database = openDatabase();
  const days = [1, 2, 3];
  await database.add(...days.map((day) => entryOf(`attack 2020-05-0${day} #old src:A Shots`)));
  return database;
}

const act = (database: TestDatabase, line: string) =>
  database.act({ kind: 'add', who: 'anna', entry: entryOf(line) });

const tagsOf = (database: TestDatabase) =>
  database.sqlite
    .prepare("select incident_id || ' ' || tag from tag order by incident_id, tag")
    .pluck()
    .all();

describe('a line that tags', () => {
  it('tags several incidents as one action, also those that have the tag, and takes tags off', async () => {
    const database = await withThree();
    const { title } = await act(database, 'tag I1,I2 #checked #old');
    expect(title).toBe('tagged 2 incidents');
    expect(tagsOf(database)).toEqual(['1 checked', '1 old', '2 checked', '2 old', '3 old']);
    expect((await act(database, 'untag I1 I3 #old')).title).toBe('untagged 2 incidents');
    expect(tagsOf(database)).toEqual(['1 checked', '2 checked', '2 old']);
    await expect(act(database, 'untag I3 #checked')).rejects.toThrow('None of I3 has #checked.');
    await expect(act(database, 'tag I9 #checked')).rejects.toThrow('I9 does not exist');
    expect(keptCounts(database.sqlite)).toEqual(plainCounts(database.sqlite));
  });

  it('is undone as a whole', async () => {
    const database = await withThree();
    const { action } = await act(database, 'tag I1,I2,I3 #checked');
    await database.act({ kind: 'undo', who: 'anna', action });
    expect(tagsOf(database)).toEqual(['1 old', '2 old', '3 old']);
  });
});

it('several records are removed as one action, all or none', async () => {
  const database = await withThree();
  const incident = (id: number) => ({ kind: 'incident', id }) as const;
  const remove = (...[first = 0, ...others]: readonly number[]) =>
    database.act({
      kind: 'remove-all',
      who: 'anna',
      records: [incident(first), ...others.map(incident)],
    });
  database.sqlite.exec('savepoint none');
  await expect(remove(1, 9)).rejects.toThrow('There is no I9');
  database.sqlite.exec('rollback to none; release none');
  const { title, action } = await remove(1, 3);
  expect(title).toBe('removed I1, I3');
  const left = () =>
    database.sqlite
      .prepare('select id from incident where removed_at is null order by id')
      .pluck()
      .all();
  expect(left()).toEqual([2]);
  await database.act({ kind: 'undo', who: 'anna', action });
  expect(left()).toEqual([1, 2, 3]);
});
