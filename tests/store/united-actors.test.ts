import { beforeEach, describe, expect, it } from 'vitest';
import type { ImportedAttribution } from '../../src/domain/entry/imported.ts';
import { actorNames } from '../../src/store/queries/upkeep/doctor-names.ts';
import { filterOf, openDatabase, type TestDatabase, TODAY } from '../support/database.ts';
import { entryOf } from '../support/entries.ts';
import { importedIncident, importHeader } from '../support/imported.ts';

type Sides = readonly (readonly [role: ImportedAttribution['role'], actor: string])[];

let database: TestDatabase;

const act = (line: string) => database.act({ kind: 'add', who: 'anna', entry: entryOf(line) });

async function imported(...rows: readonly Sides[]): Promise<void> {
  const session = await database.beginImport(importHeader('a set'));
  const incidents = rows.map((sides, at) => ({
    ...importedIncident(`${at}`),
    attributions: sides.map(
      ([role, actor]) =>
        ({ actor, kind: 'rebel', role, basis: 'reported', doubted: false }) as const,
    ),
  }));
  await session.put({ kind: 'incidents', rows: incidents });
  await session.finish({ sha256: JSON.stringify(rows), snapshot: null, doubts: [] });
}

/** Whom incidents are attributed to, one after the other. */
function written(): readonly unknown[] {
  return database.sqlite
    .prepare(
      `select incident_id || ' ' || role || ' ' || name from attribution join actor on actor.id = actor_id
        where attribution.removed_at is null order by incident_id, attribution.id`,
    )
    .pluck()
    .all();
}

async function found(filter: string): Promise<number> {
  return (await database.ask('matches', { filter: filterOf(filter), today: TODAY })).incidents;
}

/** What the doctor says of names. */
async function told(): Promise<readonly string[]> {
  const lines = await actorNames(database.db);
  return lines.map(({ mark, found, advice }) => `${mark} ${found}: ${advice}`);
}

beforeEach(() => {
  database = openDatabase();
});

describe('names that an older program took for one', () => {
  /** As it left them: with every attribution to the first of them, which alone is an actor. */
  beforeEach(async () => {
    await imported(
      [['perpetrator', 'राम']],
      [['perpetrator', 'रमा']],
      [
        ['perpetrator', 'राम'],
        ['target', 'रमा'],
      ],
      [
        ['participant', 'रमा'],
        ['participant', 'राम'],
      ],
    );
    database.sqlite.exec('update attribution set actor_id = 1; delete from actor where id = 2');
    await act('attack 2020-05-01 by:राम src:A Written by a person');
  });

  it('stay one actor, whom no new row of the other name joins', async () => {
    expect([await found('by:राम'), await found('by:रमा')]).toEqual([4, 0]);
    await act('attack 2020-05-02 by:रमा src:A Two');
    expect([await found('by:राम'), await found('by:रमा')]).toEqual([4, 1]);
  });

  it.each(['split A1 alias:रमा', 'split राम alias:रमा'])(
    'are parted by %s as their publishers name them, undoably',
    async (line) => {
      const before = written();
      const { action } = await act(line);
      expect(written()).toEqual([
        '1 perpetrator राम',
        '2 perpetrator रमा',
        '3 perpetrator राम',
        '3 target रमा',
        '4 participant रमा',
        '4 participant राम',
        '5 perpetrator राम',
      ]);
      expect([await found('actor:राम'), await found('actor:रमा')]).toEqual([4, 3]);
      await database.act({ kind: 'undo', who: 'anna', action });
      expect(written()).toEqual(before);
    },
  );

  it('are parted into the actor that has the name by now', async () => {
    await act('attack 2020-05-02 by:रमा src:A Two');
    const actors = 'select count(*) from actor';
    expect(database.sqlite.prepare(actors).pluck().get()).toBe(2);
    await act('split राम alias:रमा');
    expect(database.sqlite.prepare(actors).pluck().get()).toBe(2);
    expect(await found('actor:रमा')).toBe(4);
  });

  it('are named by the doctor, with the line that parts them', async () => {
    expect(await told()).toEqual([
      'problem रमा is counted as राम (A1) in 3 incidents of publishers, because an older version ignored its marks: To separate them, add: split A1 alias:रमा',
    ]);
    await act('split A1 alias:रमा');
    expect(await told()).toEqual(['ok ok: undefined']);
  });

  it('are listed before the line is entered', async () => {
    const entry = entryOf('split राम alias:रमा');
    if (entry.kind !== 'split') throw new Error(entry.kind);
    expect(await database.ask('preview', { entry })).toEqual([
      '3 incidents that publishers attribute to रमा will be its own; what people wrote stays with राम',
    ]);
  });

  it('follow their publisher, who names another one', async () => {
    await imported([['perpetrator', 'राम']], [['perpetrator', 'Taliban']]);
    expect(written().slice(0, 2)).toEqual(['1 perpetrator राम', '2 perpetrator Taliban']);
    expect(await found('actor:रमा')).toBe(0);
  });

  it('stay one where a row of the other name changes in something else', async () => {
    await imported(
      [['perpetrator', 'राम']],
      [
        ['perpetrator', 'रमा'],
        ['target', 'Police'],
      ],
    );
    expect(written().slice(1, 3)).toEqual(['2 perpetrator राम', '2 target Police']);
    expect(database.sqlite.prepare('select name from actor order by id').pluck().all()).toEqual([
      'राम',
      'Police',
    ]);
  });

  it('cannot be split by a name that belongs to no other actor', async () => {
    await expect(act('split राम alias:Kabul')).rejects.toThrow('"Kabul" is neither');
  });
});

describe('actors that an older program kept apart by a hyphen', () => {
  it('are named by the doctor, with the line that makes them one', async () => {
    await imported([['perpetrator', 'Tahrir al-Sham']]);
    database.sqlite.exec("insert into actor (name) values ('Tahrir al- Sham')");
    expect(await told()).toEqual([
      'note Tahrir al-Sham (A1) and Tahrir al- Sham (A2) have names that count as the same: If they are the same, add: merge A2 into:A1',
    ]);
    await act('merge A2 into:A1');
    expect(await told()).toEqual(['ok ok: undefined']);
  });

  it('are only counted if there are many', async () => {
    const values = Array.from({ length: 12 }, (_, at) => `('Group-X${at}a'), ('GroupX${at}a')`);
    database.sqlite.exec(`insert into actor (name) values ${values.join(', ')}`);
    const lines = await told();
    expect(lines).toHaveLength(11);
    expect(lines.at(-1)).toContain('2 more actors with names that count as the same');
  });
});
