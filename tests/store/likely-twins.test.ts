import { beforeEach, describe, expect, it } from 'vitest';
import { actorNames } from '../../src/store/queries/upkeep/doctor-names.ts';
import { give, take } from '../exchange/desks.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { entryOf } from '../support/entries.ts';

let database: TestDatabase;

const act = (line: string) => database.act({ kind: 'add', who: 'anna', entry: entryOf(line) });
const undo = (action: number) => database.act({ kind: 'undo', who: 'anna', action });

/** What is proposed, in the words of the names. */
async function proposed(of: TestDatabase = database): Promise<readonly string[]> {
  const { rows } = await of.ask('twins', { batch: null, limit: 9 });
  return rows.map(
    ({ actor, into, why }) =>
      `${actor.name} ${actor.incidents} ${into.name} ${into.incidents} ${why}`,
  );
}

/** The lines that the doctor says to add. */
async function advised(): Promise<readonly string[]> {
  const lines = await actorNames(database.db);
  return lines.flatMap(({ advice = '' }) =>
    [...advice.matchAll(/watchfloor add '([^']+)'/g)].map(([, line = '']) => line),
  );
}

const SHABAAB = ['al-Shabāb 1 Al-Shabaab 2 the same sound'];

beforeEach(async () => {
  database = openDatabase();
  await act('attack 2020-05-01 by:al-Shabāb src:A One');
  await act('attack 2020-05-02 by:Al-Shabaab src:A Two');
  await act('attack 2020-05-03 by:"Al Shabaab" src:A Three');
});

describe('actors that look alike', () => {
  it('are proposed with how much is of each, and are one once the line of the doctor is added', async () => {
    expect(await proposed()).toEqual(SHABAAB);
    const [merge = ''] = await advised();
    const { action } = await act(merge);
    expect(await proposed()).toEqual([]);
    await undo(action);
    expect(await proposed()).toEqual(SHABAAB);
  });

  it('are not proposed again once somebody has declared them distinct, until that is undone', async () => {
    const [, split = ''] = await advised();
    const { action, title } = await act(split);
    expect(title).toBe('declared A1 and A2 distinct');
    expect(await proposed()).toEqual([]);
    expect(await advised()).toEqual([]);
    await expect(act('split A2 from:A1')).rejects.toMatchObject({ code: 'refused' });
    const { rows } = await database.ask('log', {
      before: null,
      limit: 1,
      record: { kind: 'actor', id: 1 },
    });
    expect(rows[0]?.changes.map(({ after }) => after)).toHaveLength(1);
    await undo(action);
    expect(await proposed()).toEqual(SHABAAB);
  });

  it('are not proposed again after a merge and a split', async () => {
    await act('merge A1 into:A2');
    await act('split A1 from:A2');
    expect(await proposed()).toEqual([]);
    await expect(act('split A1 from:A1')).rejects.toMatchObject({ code: 'refused' });
  });

  it('are distinct in another database too, once it has imported the complete records', async () => {
    await act('split A1 from:A2');
    const other = openDatabase();
    await take(other, await give(database));
    expect(await proposed(other)).toEqual([]);
    await take(database, await give(other));
    expect(await proposed()).toEqual([]);
  });

  it('are reported after an import that created them', async () => {
    database.sqlite.exec(`insert into batch (dataset, format, file, sha256, who) values ('d', 'd', 'f', 'x', 'anna');
      update actor set batch_id = 1 where id = 1`);
    expect(await database.ask('twins', { batch: 1, limit: 0 })).toEqual({ rows: [], total: 1 });
    expect(await database.ask('twins', { batch: 2, limit: 0 })).toEqual({ rows: [], total: 0 });
  });
});
