import { beforeEach, describe, expect, it } from 'vitest';
import { filterOf, openDatabase, type TestDatabase, TODAY } from '../support/database.ts';
import { entryOf } from '../support/entries.ts';
import { importedIncident, importHeader } from '../support/imported.ts';

const WHO = 'anna';
const all = { filter: filterOf(''), window: { kind: 'last', name: 'all' }, today: TODAY } as const;

let database: TestDatabase;
let merge: number;

const act = (line: string) => database.act({ kind: 'add', who: WHO, entry: entryOf(line) });
const undo = async (action: number) =>
  (await database.act({ kind: 'undo', who: WHO, action })).action;

/** `Wilayat` is an alias of ISKP; `Daesh` is merged into it, and has the alias `ISIL` itself. */
beforeEach(async () => {
  database = openDatabase();
  await act('actor "Islamic State Khorasan" short:ISKP alias:Wilayat');
  await act('actor Daesh alias:ISIL');
  await act('attack 2020-05-01 by:Wilayat src:A One');
  await act('attack 2020-05-02 by:ISIL src:A Two');
  merge = (await act('merge Daesh into:ISKP')).action;
});

async function incidentsOf(name: string): Promise<number> {
  const { rows } = await database.ask('actors', { ...all, limit: null });
  return rows.find((row) => row.name === name)?.incidents ?? 0;
}

async function found(filter: string): Promise<number> {
  return (await database.ask('matches', { filter: filterOf(filter), today: TODAY })).incidents;
}

async function imported(actor: string): Promise<void> {
  const session = await database.beginImport(importHeader(`set of ${actor}`));
  const attribution = {
    kind: 'rebel',
    role: 'perpetrator',
    basis: 'reported',
    doubted: false,
  } as const;
  const row = { ...importedIncident('1'), attributions: [{ ...attribution, actor }] };
  await session.put({ kind: 'incidents', rows: [row] });
  await session.finish({ sha256: actor, snapshot: null, doubts: [] });
}

async function suggested(text: string): Promise<readonly string[]> {
  const rows = await database.ask('suggestions', {
    field: 'actor',
    text,
    limit: 5,
    forEntry: false,
  });
  return rows.map((row) => `${row.text}: ${row.hint}`);
}

const NAMES = ['Wilayat', 'wilayat', 'Daesh', 'ISIL'] as const;

describe.each(NAMES)('the other name %s', (name) => {
  it('means the actor in an entry, a quote and an estimate', async () => {
    await act(`attack 2020-05-03 by:${name} src:A Three`);
    await act(`quote speaker:B about:${name} src:A "They hide."`);
    await act(`estimate ${name} strength 300 src:A`);
    expect(await incidentsOf('Islamic State Khorasan')).toBe(3);
    const page = await database.ask('actor', {
      id: 1,
      bars: 8,
      allTimeBars: 8,
      window: all.window,
      today: TODAY,
    });
    expect([page?.quotes.length, page?.estimates.length, page?.named]).toEqual([1, 1, 3]);
  });

  it('means the actor in a filter', async () => {
    expect(await found(`by:${name}`)).toBe(2);
    expect(await found(`-actor:${name}`)).toBe(0);
  });

  it('means the actor in what a publisher names', async () => {
    await imported(name);
    expect(await incidentsOf('Islamic State Khorasan')).toBe(3);
  });

  it('is suggested as the actor’s', async () => {
    expect(await suggested(name.slice(0, 4))).toContainEqual(
      expect.stringMatching(/: alias of Islamic State Khorasan$/),
    );
  });
});

describe.each(['Daesh', 'ISIL'])('once the merge is undone, %s', (name) => {
  it('means its own actor again in an entry, a filter, an import and a suggestion', async () => {
    await undo(merge);
    await act(`attack 2020-05-03 by:${name} src:A Three`);
    expect(await found(`by:${name}`)).toBe(2);
    expect(await found('by:ISKP')).toBe(1);
    await imported(name);
    expect([await incidentsOf('Daesh'), await incidentsOf('Islamic State Khorasan')]).toEqual([
      3, 1,
    ]);
    expect(await suggested(name)).not.toContainEqual(expect.stringContaining('Khorasan'));
  });

  it('means the other one once more where the merge is done again', async () => {
    const undone = await undo(merge);
    await act(`attack 2020-05-03 by:${name} src:A Three`);
    await undo(undone);
    expect(await found(`by:${name}`)).toBe(3);
    expect(await incidentsOf('Islamic State Khorasan')).toBe(3);
  });
});

describe('merging', () => {
  it('leaves every attribution with the actor that it was written with', async () => {
    const written = () =>
      database.sqlite.prepare('select actor_id from attribution order by id').pluck().all();
    expect(written()).toEqual([1, 2]);
    await undo(merge);
    expect(written()).toEqual([1, 2]);
    await act('merge Daesh into:ISKP');
    await act('split Daesh');
    expect(written()).toEqual([1, 2]);
  });
});
