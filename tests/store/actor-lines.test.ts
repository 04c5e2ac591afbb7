import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry/entry.ts';
import { filterOf, openDatabase, type TestDatabase, TODAY } from '../support/database.ts';
import { entryOf } from '../support/entries.ts';

async function withLines(...lines: readonly string[]): Promise<TestDatabase> {
  const database = openDatabase();
  await database.add(...lines.map(entryOf));
  return database;
}

const act = (database: TestDatabase, line: string) =>
  database.act({ kind: 'add', who: 'anna', entry: entryOf(line) });

const all = { filter: filterOf(''), window: { kind: 'last', name: 'all' }, today: TODAY } as const;

async function counted(database: TestDatabase) {
  const { rows } = await database.ask('actors', { ...all, limit: null });
  return rows.map(({ name, incidents }) => `${name} ${incidents}`);
}

async function previewed(database: TestDatabase, line: string) {
  const entry: Entry = entryOf(line);
  if (entry.kind !== 'merge' && entry.kind !== 'split' && entry.kind !== 'grade')
    throw new Error(`${line} has no preview`);
  return database.ask('preview', { entry });
}

const ATTACKS = [
  'attack 2020-05-01 by:ISKP src:A/B2 killed:3 One',
  'attack 2020-05-02 by:IS-K src:A/B2 killed:3 Two',
  'attack 2020-05-03 by:ISKP denied:IS-K src:A/B2 killed:3 Three',
  'attack 2020-05-04 by:Daesh src:A/B2 killed:3 Four',
  'quote 2020-05-05 speaker:B about:IS-K src:A "They are one."',
  'estimate IS-K strength 300 src:A',
];

describe('a merge', () => {
  it('takes several actors, apart by commas or white space, and says what will count where', async () => {
    const database = await withLines(...ATTACKS);
    expect(await previewed(database, 'merge IS-K,Daesh into:ISKP')).toEqual([
      '3 incidents, 1 quote and 1 estimate of IS-K, Daesh will count as ISKP (A1)',
      'these names will stand for ISKP: IS-K, Daesh',
      'named together in 1 incident',
      'the status would change: I3 from reported to disputed',
    ]);
    const { title } = await act(database, 'merge IS-K, Daesh into:ISKP');
    expect(title).toBe('merged A2, A3 into A1');
    expect(await counted(database)).toEqual(['ISKP 4']);
  });

  it('counts beforehand also what was merged into either of them earlier', async () => {
    const database = await withLines(...ATTACKS, 'merge Daesh into:IS-K');
    expect((await previewed(database, 'merge IS-K into:ISKP')).slice(0, 3)).toEqual([
      '3 incidents, 1 quote and 1 estimate of IS-K will count as ISKP (A1)',
      'these names will stand for ISKP: IS-K, Daesh',
      'named together in 1 incident',
    ]);
  });

  it('is refused while it is typed for the same reason as when it is entered', async () => {
    const database = await withLines(...ATTACKS, 'merge Daesh into:IS-K');
    for (const [line, why] of [
      ['merge ISKP into:iskp', 'ISKP and iskp are one actor already, A1.'],
      ['merge IS-K into:Daesh', 'IS-K and Daesh are one actor already, A2.'],
      ['merge Daesh into:ISKP', 'Daesh was merged into A2 already. Split it first, or name A2.'],
      ['merge A3 into:ISKP', 'A3 was merged into A2 already. Split it first, or name A2.'],
      ['merge ISKX into:ISKP', 'There is no actor "ISKX". Did you mean "ISKP"?'],
    ] as const) {
      expect(await previewed(database, line)).toEqual([why]);
      await expect(act(database, line)).rejects.toThrow(why);
    }
  });

  it('of a merged one splits off with what had been merged into it', async () => {
    const database = await withLines(...ATTACKS, 'merge Daesh into:IS-K', 'merge IS-K into:ISKP');
    expect(await previewed(database, 'split IS-K')).toEqual([
      '3 incidents, 1 quote and 1 estimate written with IS-K, Daesh will be its own again, no longer counted as ISKP',
      'the status would change: I3 from disputed to reported',
    ]);
    await act(database, 'split IS-K');
    expect(await counted(database)).toEqual(['IS-K 2', 'ISKP 2']);
  });
});

describe('an alias', () => {
  it('is split from the actor that is named, which keeps what was written', async () => {
    const database = await withLines(
      'actor ISKP kind:rebel alias:IS-K,Wilayat',
      ...ATTACKS.slice(0, 3),
    );
    expect(await previewed(database, 'split ISKP alias:is-k')).toEqual([
      'IS-K becomes an actor of its own; what was written stays with ISKP: 3 incidents, 0 quotes and 0 estimates',
    ]);
    const { title, action } = await act(database, 'split ISKP alias:is-k');
    expect(title).toBe('split A2 from A1');
    await act(database, 'attack 2020-05-06 by:IS-K src:A Five');
    expect(await counted(database)).toEqual(['ISKP 3', 'IS-K 1']);
    await expect(act(database, 'split ISKP alias:Daesh')).rejects.toThrow(
      '"Daesh" is neither a merged actor nor an alias. ISKP (A1) has the aliases Wilayat.',
    );
    const last = await database.ask('lastAction', { who: 'anna' });
    await database.act({ kind: 'undo', who: 'anna', action: last?.id ?? 0 });
    await database.act({ kind: 'undo', who: 'anna', action });
    expect(await counted(database)).toEqual(['ISKP 3']);
    await act(database, 'attack 2020-05-06 by:IS-K src:A Five');
    expect(await counted(database)).toEqual(['ISKP 4']);
  });
});

describe('names that are taken', () => {
  it('are refused for a new actor or source, also where several have them already', async () => {
    const database = await withLines('source Reuters', 'actor ISKP');
    database.sqlite.exec(
      "insert into actor (name) values ('iskp'); insert into source (name) values ('REUTERS')",
    );
    await expect(act(database, 'actor Iskp')).rejects.toThrow('Iskp means an actor already: A1');
    await expect(act(database, 'actor Other alias:A7')).rejects.toThrow(
      'A7 is how a record is named',
    );
    await expect(act(database, 'source reuters')).rejects.toThrow('already exists, as S1');
  });

  it('keep nobody from editing the actor that has one of them', async () => {
    const database = await withLines('actor ISKP', 'attack by:IS-K One', 'merge IS-K into:ISKP');
    database.sqlite.exec("insert into actor (name) values ('iskp')");
    for (const [id, line] of [
      [1, 'actor ISKP kind:rebel'],
      [2, 'actor IS-K kind:rebel'],
    ] as const) {
      const record = { kind: 'actor', id } as const;
      const kept = await database.ask('record', { record });
      if (kept === null) throw new Error(`no A${id}`);
      const { version, entry: before } = kept;
      const after = entryOf(line);
      await database.act({ kind: 'edit', who: 'anna', record, version, before, after });
      expect((await database.ask('record', { record }))?.entry).toEqual(after);
    }
  });
});

describe('the origin of a source', () => {
  it('is a source by its name or number, never itself, and never a copy', async () => {
    const database = await withLines('source AFP', 'source Dawn origin:S1', 'source Tolo');
    const page = await database.ask('source', { id: 2 });
    expect(page?.origin).toEqual({ id: 1, name: 'AFP' });
    await expect(act(database, 'source Loop origin:loop')).rejects.toThrow('its own origin');
    await expect(act(database, 'source Copy origin:Dawn')).rejects.toThrow(
      'Dawn passes on the material of AFP itself. Name that one: origin:AFP.',
    );
    const record = { kind: 'source', id: 1 } as const;
    const kept = await database.ask('record', { record });
    if (kept === null) throw new Error('no S1');
    const { version, entry: before } = kept;
    const after = entryOf('source AFP origin:Tolo');
    await expect(
      database.act({ kind: 'edit', who: 'anna', record, version, before, after }),
    ).rejects.toThrow(
      'Its own material is passed on by Dawn. Let that name Tolo as its origin first.',
    );
    expect((await database.ask('sources', {})).map(({ name }) => name)).toEqual([
      'AFP',
      'Dawn',
      'Tolo',
    ]);
  });
});

describe('a letter', () => {
  it('says beforehand what it was and which reports keep theirs, and takes S1 for the name', async () => {
    const database = await withLines(...ATTACKS.slice(0, 2));
    expect(await previewed(database, 'grade S1 D note:why')).toEqual([
      'A (S1) is B now; its 2 graded reports will not change',
    ]);
    const { title } = await act(database, 'grade S1 D note:why');
    expect(title).toBe('graded S1 D instead of B');
    expect(await previewed(database, 'grade A D note:why')).toEqual([
      'A (S1) is D now, so nothing changes',
    ]);
  });
});

describe('a pin', () => {
  it('is taken away by unpin, and nothing is where nothing was pinned', async () => {
    const database = await withLines(
      'attack src:A/B2 killed:27-32 wounded:80+ One',
      'pin I1 killed:30 wounded:81 note:"at the morgue"',
    );
    const { title, action } = await act(database, 'unpin I1 killed');
    expect(title).toBe('unpinned killed for I1');
    const best = async () => {
      const page = await database.ask('incident', { id: 1 });
      return [page?.killed.best, page?.wounded.best];
    };
    expect(await best()).toEqual([null, 81]);
    await expect(act(database, 'unpin I1 killed')).rejects.toThrow(
      'No killed figure of I1 is pinned.',
    );
    await database.act({ kind: 'undo', who: 'anna', action });
    expect(await best()).toEqual([30, 81]);
    await expect(act(database, 'pin I9 killed:3')).rejects.toThrow('I9 does not exist');
  });
});
