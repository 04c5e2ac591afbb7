import fc from 'fast-check';
import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { expect, it } from 'vitest';
import { ROLES } from '../../src/domain/model/actor.ts';
import { addDays, laterOf } from '../../src/domain/time/days.ts';
import { type GivenDays, isAllTime } from '../../src/domain/time/period.ts';
import { countsOfActor } from '../../src/store/counts/counts-of-actor.ts';
import type { DayCount } from '../../src/store/counts/totals.ts';
import { totalsFromIncidents } from '../../src/store/counts/totals-from-incidents.ts';
import type { Schema } from '../../src/store/schema/schema.ts';
import { adding, dayFrom, write, writeAll } from '../support/counted-writes.ts';
import { openDatabase } from '../support/database.ts';

/** Fails where the page of an actor would count anything else than reading each of its incidents does. */
async function expectActorAsRead(
  db: Kysely<Schema>,
  actor: number,
  days: GivenDays,
): Promise<void> {
  const involving = (as: RawBuilder<unknown>) => {
    const holds = sql<SqlBool>`incident.removed_at is null and incident.id in (select incident_id
      from actor_contribution where actor_id = ${actor} and ${as})`;
    const selection = { kind: 'where', of: null, holds, inOrder: holds } as const;
    return totalsFromIncidents(db, { selection, days, before: null, starts: [] });
  };
  const kept = countsOfActor(db, actor, days);
  const found = (await involving(sql`1 = 1`).actors(true)).find((one) => one.actor === actor);
  const unseen = isAllTime(days) ? {} : { firstSeen: null, lastSeen: null };
  const count = await kept.count();
  // Rollups do not tell the killed by role.
  expect(count).toEqual(found && { ...found, ...unseen, killedByRole: null });
  const read = involving(sql`tied = 1`);
  expect(await read.counts()).toMatchObject({
    mayBe: count?.mayBe ?? 0,
    discounted: count?.discounted ?? { incidents: 0, killed: 0, unknown: 0 },
  });
  for (const within of [1, 7]) expect(await kept.days(within)).toEqual(await read.days(within));
  for (const within of [31, 92, 366]) {
    expect(byMonth(await kept.days(within), days)).toEqual(byMonth(await read.days(within), days));
  }
  for (const role of ROLES) {
    const inRole = involving(sql`tied = 1 and ${sql.ref(role)} = 1`);
    for (const within of [1, 7, 31, 366]) {
      const counts = (await kept.roleDays(within, role)).map((one) => ({ ...one, killed: 0 }));
      const expected = (await inRole.days(within)).map((one) => ({ ...one, killed: 0 }));
      if (within < 31) expect(counts).toEqual(expected);
      else expect(byMonth(counts, days)).toEqual(byMonth(expected, days));
    }
  }
}

function byMonth(counts: readonly DayCount[], { since }: GivenDays) {
  const months = Map.groupBy(counts, ({ day }) => laterOf(day, since ?? day).slice(0, 7));
  return [...months].map(([month, all]) => [
    month,
    all.reduce((sum, one) => sum + one.all, 0),
    all.reduce((sum, one) => sum + one.fine, 0),
    all.reduce((sum, one) => sum + one.killed, 0),
  ]);
}

it('the counts of an actor are those of its incidents one by one, in any window', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 3, arbitrary: adding }, { weight: 1, arbitrary: write }), {
        minLength: 60,
        maxLength: 120,
      }),
      dayFrom,
      fc.integer({ min: 0, max: 4_000 }),
      async (writes, since, days) => {
        const { sqlite, db } = openDatabase();
        writeAll(sqlite, writes);
        for (const actor of [1, 2]) {
          await expectActorAsRead(db, actor, { since: null, until: null });
          await expectActorAsRead(db, actor, { since, until: null });
          await expectActorAsRead(db, actor, { since, until: addDays(since, days) });
          await expectActorAsRead(db, actor, { since: null, until: since });
        }
        sqlite.close();
      },
    ),
    { numRuns: 8, endOnFailure: true },
  );
});
