import { describe, expect, it } from 'vitest';
import { COUNTING_RULES, type CountingRuleName } from '../../src/domain/model/counting-rules.ts';
import type { ActorRow } from '../../src/store/port/rows.ts';
import { filterOf, openDatabase, type TestDatabase, TODAY } from '../support/database.ts';
import { entryOf } from '../support/entries.ts';

const DISCOUNTED = 'status:discounted note:"old footage"';

/** A database with what these lines say. */
async function holding(...lines: readonly string[]): Promise<TestDatabase> {
  const database = openDatabase();
  await database.add(...lines.map(entryOf));
  return database;
}

async function counted(database: TestDatabase, filter = '') {
  const window = { kind: 'last', name: 'all' } as const;
  const scope = { filter: filterOf(filter), window, today: TODAY };
  const { counts, rows } = await database.ask('actors', { ...scope, limit: null });
  return { ...counts, rows };
}

function rowOf(rows: readonly ActorRow[], name: string): ActorRow | undefined {
  return rows.find((row) => row.name === name);
}

/** Every rule that the documentation tells has its example here; the types see to it. */
const EXAMPLES: Readonly<Record<CountingRuleName, () => Promise<void>>> = {
  'an incident counts once': async () => {
    const database = await holding(
      'attack 2020-05-01 @Kabul,AFG by:ISKP claimed:ISKP on:ISKP killed:3 src:AFP/B2 One',
    );
    const { incidents, killed, rows } = await counted(database);
    expect([incidents, killed.best]).toEqual([1, 3]);
    expect(rowOf(rows, 'ISKP')).toMatchObject({ incidents: 1, killedBest: 3 });
  },
  'a discounted incident is in no count and no sum': async () => {
    const database = await holding(
      'attack 2020-05-01 @Kabul,AFG by:GroupX killed:10 src:A/B2 Bomb at a gate',
      `attack 2020-05-02 @Herat,AFG by:GroupX claimed:GroupX killed:50 src:B/E5 ${DISCOUNTED} A video`,
    );
    const beside = { incidents: 1, killed: 50, unknown: 0 };
    const before = await counted(database);
    expect(before).toMatchObject({ incidents: 1, claimed: 0, killed: { best: 10 } });
    expect(before.discounted).toEqual(beside);
    expect(rowOf(before.rows, 'GroupX')).toMatchObject({
      ...{ incidents: 1, asPerpetrator: 1, claimed: 0, killedBest: 10 },
      ...{ lastSeen: '2020-05-01', discounted: beside },
    });
    const page = await database.ask('actor', {
      ...{ id: 1, bars: 20, allTimeBars: 20, today: TODAY },
      window: { kind: 'last', name: 'all' },
    });
    expect(page?.sayers).toMatchObject([{ basis: 'reported', incidents: 1 }]);
    expect([page?.named, page?.incidents.length]).toEqual([2, 2]);
    expect(await counted(database, 'status:discounted')).toMatchObject({
      ...{ incidents: 0, discounted: beside },
      killed: { best: 0, unknown: 0 },
    });
  },
  'what was removed is not counted': async () => {
    const database = await holding(
      'attack 2020-05-01 @Kabul,AFG killed:10 src:A/B2 One',
      `attack 2020-05-02 @Herat,AFG killed:50 src:B/B2 ${DISCOUNTED} Two`,
    );
    database.sqlite.exec("update incident set removed_at = '2020-06-01T00:00:00.000Z'");
    expect(await counted(database)).toMatchObject({ incidents: 0, discounted: { incidents: 0 } });
    expect(await counted(database, 'is:removed')).toMatchObject({
      ...{ incidents: 1, discounted: { incidents: 1, killed: 50 } },
    });
  },
  'a period counts what surely lies in it': async () => {
    const database = await holding('attack 2020-04-30 @Kabul,AFG src:A/B2 One');
    expect((await counted(database, 'until:2020-04-30')).incidents).toBe(1);
    expect((await counted(database, 'since:2020-05-01')).incidents).toBe(0);
  },
  'several known days count in each period that they overlap': async () => {
    const database = await holding('attack 2020-03-28..2020-04-02 @Kabul,AFG src:A/B2 Siege');
    expect((await counted(database, 'until:2020-03-31')).incidents).toBe(1);
    expect((await counted(database, 'since:2020-04-01')).incidents).toBe(1);
  },
  'what may lie outside a period is counted separately': async () => {
    const database = await holding('attack 2020-04 @Kabul,AFG killed:3 src:A/B2 One');
    const part = await counted(database, 'since:2020-04-10');
    expect(part).toMatchObject({ incidents: 0, mayBe: 1, killed: { best: 0 } });
    const whole = await counted(database, 'since:2020-04-01 until:2020-04-30');
    expect(whole).toMatchObject({ incidents: 1, mayBe: 0, killed: { best: 3 } });
  },
  'a denial attributes nothing': async () => {
    const database = await holding(
      'attack 2020-05-01 @Kabul,AFG denied:Taliban killed:3 src:A/B2 One',
    );
    const { rows } = await counted(database);
    expect(rowOf(rows, 'Taliban')).toMatchObject({ incidents: 0, denied: 1, killedBest: 0 });
  },
  'a doubted attribution counts': async () => {
    const database = await holding('attack 2020-05-01 @Kabul,AFG by:ISKP? src:A/B2 One');
    const { rows } = await counted(database);
    expect(rowOf(rows, 'ISKP')).toMatchObject({ incidents: 1, asPerpetrator: 1 });
  },
  'a sum adds the best figure, else the low one': async () => {
    const database = await holding(
      'attack 2020-05-01 @Kabul,AFG killed:3 civilians:2 src:A/B2 One',
      'attack 2020-05-02 @Kabul,AFG killed:5-9 src:A/B2 Two',
    );
    const { killed, civilians } = await counted(database);
    expect(killed).toMatchObject({ low: 8, best: 8, high: 12, unknown: 0 });
    expect(civilians).toMatchObject({ best: 2, unknown: 1 });
  },
  'what has no figure is in no sum': async () => {
    const database = await holding(
      'attack 2020-05-01 @Kabul,AFG killed:0 src:A/B2 One',
      'attack 2020-05-02 @Kabul,AFG src:A/B2 Two',
    );
    expect((await counted(database)).killed).toMatchObject({ best: 0, unknown: 1 });
  },
  'contents of a database are counted as they are': async () => {
    const database = await holding(
      `attack 2020-05-02 @Herat,AFG killed:50 src:B/B2 ${DISCOUNTED} A video`,
    );
    const { incidents } = await database.ask('overview', { today: TODAY });
    const [source] = await database.ask('sources', {});
    expect([incidents, source?.reports]).toEqual([1, 1]);
    const found = await database.ask('matches', { filter: filterOf('@Herat'), today: TODAY });
    expect(found).toMatchObject({ found: 1, incidents: 0, discounted: 1 });
  },
};

describe('by the rules of counting,', () => {
  it.each(COUNTING_RULES)('$name', async ({ name }) => {
    await EXAMPLES[name]();
  });

  it('a verdict that is given or taken back moves the sums, whoever writes it', async () => {
    const database = await holding('attack 2020-05-01 @Kabul,AFG by:ISKP killed:10 src:A/B2 One');
    const told = async () => {
      const { incidents, killed, discounted, rows } = await counted(database);
      return [incidents, killed.best, discounted.killed, rowOf(rows, 'ISKP')?.incidents];
    };
    expect(await told()).toEqual([1, 10, 0, 1]);
    const verdict = database.sqlite.prepare('update incident set verdict = ?, verdict_note = ?');
    verdict.run('discounted', 'old footage');
    expect(await told()).toEqual([0, 0, 10, 0]);
    verdict.run(null, null);
    expect(await told()).toEqual([1, 10, 0, 1]);
  });
});
