import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/time/days.ts';
import {
  type GivenDays,
  isAllTime,
  lengthOf,
  partsOf,
  periodBefore,
} from '../../src/domain/time/period.ts';
import type { ActorCount } from '../../src/store/counts/totals.ts';
import { totalsFromIncidents } from '../../src/store/counts/totals-from-incidents.ts';
import { totalsFromRollups } from '../../src/store/counts/totals-from-rollups.ts';
import type { ActorRow } from '../../src/store/port/rows.ts';
import type { Schema } from '../../src/store/schema/schema.ts';
import { adding, dayFrom, write, writeAll } from '../support/counted-writes.ts';
import { openDatabase } from '../support/database.ts';
import { keptCounts, plainCounts, plainIncidents, plainWindow } from '../support/kept-counts.ts';

/** Fails where sums that are kept say anything else of some days than reading each incident does. */
async function expectKeptAsRead(db: Kysely<Schema>, days: GivenDays): Promise<void> {
  const { since, until } = days;
  const period = {
    from: since ?? '2012-01-01',
    until: until ?? '2024-12-31',
    end: 'given',
  } as const;
  const before = periodBefore({ period, ...days });
  // Of a short window with two ends the single incidents are counted.
  const isShort = since !== null && until !== null && lengthOf(period) < 8 * 45;
  const starts = isShort ? [] : partsOf(period, 8);
  const counting = { selection: { kind: 'everything' }, days, before, starts } as const;
  const kept = totalsFromRollups(db, counting);
  const read = totalsFromIncidents(db, counting);
  expect(await kept.counts()).toEqual(await read.counts());
  for (const within of [1, 31, 366]) {
    expect(await kept.days(within)).toEqual(await read.days(within));
  }
  const unseen = (await read.actors(false)).map((row) => ({
    ...row,
    killedByRole: null,
    firstSeen: null,
    lastSeen: null,
  }));
  expect(byActor(await kept.actors(false))).toEqual(byActor(unseen));
  const actors = unseen.map(({ actor }) => actor);
  expect(await kept.trends(actors)).toEqual(await read.trends(actors));
  if (isAllTime(days)) {
    const seen = (await read.actors(true)).map((row) => ({ ...row, killedByRole: null }));
    expect(byActor(await kept.actors(true))).toEqual(byActor(seen));
  }
}

/** What each actor has, of those who have some. */
function counted(rows: readonly ActorRow[], what: 'incidents' | 'mayBe') {
  return someOf(new Map(rows.map((row) => [row.id, row[what]])));
}

function someOf(counts: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  return new Map([...counts].filter(([, count]) => count > 0).toSorted(([a], [b]) => a - b));
}

function byActor(rows: readonly ActorCount[]): readonly ActorCount[] {
  return rows.toSorted((one, other) => one.actor - other.actor);
}

describe('the counts that are kept', () => {
  it('equal a plain recount, whatever was written and by whom', () => {
    fc.assert(
      fc.property(fc.array(write, { minLength: 20, maxLength: 150 }), (writes) => {
        const { sqlite } = openDatabase();
        writeAll(sqlite, writes);
        expect(keptCounts(sqlite)).toEqual(plainCounts(sqlite));
        sqlite.close();
      }),
      { numRuns: 60 },
    );
  });

  it('give every window and every filter what counting its incidents one by one gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 3, arbitrary: adding }, { weight: 1, arbitrary: write }), {
          minLength: 60,
          maxLength: 120,
        }),
        fc.array(fc.tuple(dayFrom, fc.integer({ min: 0, max: 4_000 })), {
          minLength: 8,
          maxLength: 8,
        }),
        async (writes, windows) => {
          const { sqlite, db, ask } = openDatabase();
          writeAll(sqlite, writes);
          const incidents = plainIncidents(sqlite);
          await expectKeptAsRead(db, { since: null, until: null });
          for (const [from, days] of windows) {
            const window = { kind: 'between', from, until: addDays(from, days) } as const;
            const scope = { window, today: '2024-01-01', limit: null };
            const type = {
              span: { from: 0, until: 0 },
              negated: false,
              condition: { key: 'type', types: [{ type: 'battle', subtype: null }] },
            } as const;
            await expectKeptAsRead(db, { since: from, until: window.until });
            await expectKeptAsRead(db, { since: from, until: null });
            await expectKeptAsRead(db, { since: null, until: from });
            for (const terms of [[], [type]]) {
              const answer = await ask('actors', { ...scope, filter: { terms } });
              const plain = plainWindow(incidents, { since: from, until: window.until });
              expect(answer.counts).toMatchObject({
                incidents: plain.incidents,
                mayBe: plain.mayBe,
                discounted: { incidents: plain.discounted },
              });
              expect(counted(answer.rows, 'incidents')).toEqual(someOf(plain.actors));
              expect(counted(answer.rows, 'mayBe')).toEqual(someOf(plain.actorsMayBe));
              for (const row of answer.rows) {
                const inParts = row.trend.reduce((sum, one) => sum + one, 0);
                expect(inParts).toBe(row.incidents);
              }
            }
          }
          sqlite.close();
        },
      ),
      { numRuns: 20, endOnFailure: true },
    );
  });

  it('have every incident in the trend over all time of a young database', async () => {
    const { sqlite, ask } = openDatabase();
    sqlite.exec(`insert into source (name) values ('Reuters'); insert into actor (name) values ('ISKP');
      with recursive day (at) as (select 0 union all select at + 1 from day where at < 99)
      insert into incident (occurred_from, occurred_until, title)
        select date('2020-01-05', at || ' days'), date('2020-01-05', at || ' days'), 'x' from day;
      insert into attribution (incident_id, actor_id, role, basis, source_id)
        select id, 1, 'perpetrator', 'reported', 1 from incident`);
    const answer = await ask('actors', {
      filter: { terms: [] },
      window: { kind: 'last', name: 'all' },
      today: '2020-06-30',
      limit: null,
    });
    expect(answer.rows[0]?.trend).toEqual([12, 13, 12, 13, 12, 13, 12, 13]);
    sqlite.close();
  });
});
