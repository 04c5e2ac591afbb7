import { describe, expect, it } from 'vitest';
import { printEntry } from '../../src/domain/editing/print-entry.ts';
import { filterOf, openDatabase, type TestDatabase, TODAY } from '../support/database.ts';
import { entryOf } from '../support/entries.ts';
import { importedIncident, importRows } from '../support/imported.ts';

async function withLines(...lines: readonly string[]): Promise<TestDatabase> {
  const database = openDatabase();
  await database.add(...lines.map(entryOf));
  return database;
}

const act = (database: TestDatabase, line: string) =>
  database.act({ kind: 'add', who: 'anna', entry: entryOf(line) });

async function counted(database: TestDatabase) {
  const { rows } = await database.ask('actors', {
    filter: filterOf(''),
    window: { kind: 'last', name: 'all' },
    today: TODAY,
    limit: null,
  });
  return rows.map(({ shortName, name, incidents }) => `${shortName ?? name} ${incidents}`);
}

const ATTACKS = [
  'attack 2020-05-01 by:ISKP src:A/B2 killed:3 One',
  'attack 2020-05-02 by:IS-K src:A/B2 killed:3 Two',
  'attack 2020-05-03 by:ISKP denied:IS-K src:A/B2 killed:3 Three',
];

describe('an actor', () => {
  it('has a kind and other names, by which every name lookup finds it', async () => {
    const database = await withLines(
      'actor Islamic State Khorasan short:ISKP kind:rebel alias:IS-K,"Daesh Khorasan"',
      ...ATTACKS.slice(0, 2),
    );
    expect(await counted(database)).toEqual(['ISKP 2']);
    expect(
      await database.ask('matches', { filter: filterOf('by:"daesh khorasan"'), today: TODAY }),
    ).toMatchObject({ incidents: 2 });
  });

  it('is found by an alias in what a publisher names, also after a merge', async () => {
    const database = await withLines('actor "Afghan Taliban" short:TB alias:Taliban', ...ATTACKS);
    await act(database, 'merge ISKP into:TB');
    const row = importedIncident('1');
    const attribution = {
      kind: 'rebel',
      role: 'target',
      basis: 'reported',
      doubted: false,
    } as const;
    await importRows(database, [
      { ...row, attributions: [...row.attributions, { ...attribution, actor: 'ISKP' }] },
    ]);
    expect(await counted(database)).toEqual(['TB 3', 'IS-K 1']);
  });

  it('is not made a second time by one of its names', async () => {
    const database = await withLines('actor Islamic State short:IS alias:Daesh');
    await expect(act(database, 'actor DAESH kind:rebel')).rejects.toThrow(
      'DAESH means an actor already: A1, Islamic State.',
    );
  });

  it('is edited as its line', async () => {
    const database = await withLines('actor Islamic State short:IS alias:Daesh');
    const record = { kind: 'actor', id: 1 } as const;
    const kept = await database.ask('record', { record });
    if (kept === null) throw new Error('no A1');
    const { version, entry: before } = kept;
    const line = printEntry(before).replace('alias:Daesh', 'kind:rebel alias:ISIL');
    await database.act({
      kind: 'edit',
      who: 'anna',
      record,
      version,
      before,
      after: entryOf(line),
    });
    const after = await database.ask('record', { record });
    expect(after && printEntry(after.entry)).toBe(
      'actor "Islamic State" short:IS kind:rebel alias:ISIL',
    );
  });
});

describe('actors that are one', () => {
  it('are counted as one, keep what was written, and come apart again', async () => {
    const database = await withLines(...ATTACKS);
    expect(await counted(database)).toEqual(['ISKP 2', 'IS-K 1']);
    const { action, title } = await act(database, 'merge IS-K into:ISKP note:"same group"');
    expect(title).toBe('merged A2 into A1');
    expect(await counted(database)).toEqual(['ISKP 3']);
    expect((await database.ask('incident', { id: 3 }))?.status).toBe('disputed');
    const undone = await database.act({ kind: 'undo', who: 'anna', action });
    expect(await counted(database)).toEqual(['ISKP 2', 'IS-K 1']);
    expect((await database.ask('incident', { id: 3 }))?.status).toBe('reported');
    await database.act({ kind: 'undo', who: 'anna', action: undone.action });
    await act(database, 'split IS-K');
    expect(await counted(database)).toEqual(['ISKP 2', 'IS-K 1']);
  });

  it('are not merged twice, into themselves or in a circle', async () => {
    const database = await withLines(...ATTACKS, 'attack by:Daesh src:A Four');
    await act(database, 'merge IS-K into:ISKP');
    await expect(act(database, 'merge IS-K into:ISKP')).rejects.toThrow(
      'are one actor already, A1',
    );
    await expect(act(database, 'merge A2 into:Daesh')).rejects.toThrow(
      'was merged into A1 already',
    );
    await expect(act(database, 'merge ISKP into:A2')).rejects.toThrow('was merged into A1 already');
    await expect(act(database, 'merge Nobody into:ISKP')).rejects.toThrow(
      'There is no actor "Nobody"',
    );
  });

  it('let an alias go its own way', async () => {
    const database = await withLines('actor ISKP kind:rebel alias:Daesh', ...ATTACKS);
    const { title } = await act(database, 'split Daesh');
    expect(title).toBe('split A3 from A1');
    await expect(act(database, 'split ISKP')).rejects.toThrow(
      'is neither a merged actor nor an alias',
    );
  });
});

describe('a known source', () => {
  it('gets another letter only with its reason, and no report changes', async () => {
    const database = await withLines(...ATTACKS);
    const { action, title } = await act(database, 'grade A D note:"two stories were made up"');
    expect(title).toBe('graded S1 D instead of B');
    const letters = () =>
      database.sqlite
        .prepare(
          'select s.reliability as usual, r.reliability as given from source s join report r on r.source_id = s.id',
        )
        .all();
    expect(letters()[0]).toEqual({ usual: 'D', given: 'B' });
    expect(database.sqlite.prepare('select reason from action where id = ?').get(action)).toEqual({
      reason: 'two stories were made up',
    });
    await database.act({ kind: 'undo', who: 'anna', action });
    expect(letters()[0]).toEqual({ usual: 'B', given: 'B' });
    await expect(act(database, 'grade A B note:same')).rejects.toThrow('S1 is graded B already.');
  });

  it('that passes on another one’s material is one origin with it', async () => {
    const database = await withLines(
      'source Dawn origin:AFP',
      'attack src:AFP/B2 killed:3 src:Dawn/B2 killed:3 One',
    );
    expect((await database.ask('incident', { id: 1 }))?.status).toBe('reported');
  });
});

describe('a pinned figure', () => {
  it('is the best one until it is taken away', async () => {
    const database = await withLines('attack src:A/B2 killed:27-32 One');
    const killed = async () => (await database.ask('incident', { id: 1 }))?.killed;
    await act(database, 'pin I1 killed:30 note:"counted at the morgue"');
    expect(await killed()).toEqual({ low: 27, best: 30, high: 32 });
    expect((await database.ask('incident', { id: 1 }))?.pins).toMatchObject([
      { measure: 'killed', best: 30, who: 'anna', reason: 'counted at the morgue' },
    ]);
    const { action } = await act(database, 'pin I1 killed:?');
    expect(await killed()).toEqual({ low: 27, best: null, high: 32 });
    await database.act({ kind: 'undo', who: 'anna', action });
    expect(await killed()).toEqual({ low: 27, best: 30, high: 32 });
  });
});
