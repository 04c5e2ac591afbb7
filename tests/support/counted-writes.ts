import type Database from 'better-sqlite3';
import fc from 'fast-check';
import { addDays } from '../../src/domain/time/days.ts';

const ACTORS = 5;
const some = (most: number) => fc.integer({ min: 1, max: most });
export const dayFrom = fc
  .integer({ min: 0, max: 4_000 })
  .map((days) => addDays('2012-01-01', days));
const figure = fc.option(fc.integer({ min: 0, max: 50 }));
const length = fc.oneof(fc.constant(0), fc.constant(0), fc.integer({ min: 1, max: 500 }));

/** Anything that adds an incident or an attribution. */
export const adding = fc.oneof(
  fc
    .tuple(dayFrom, length, fc.constantFrom('day', 'days', 'about', 'month'), figure, figure)
    .map(([from, days, precision, low, best]) => ({
      text: `insert into incident (occurred_from, occurred_until, date_precision, type, title, killed_low, killed_best)
        values (?, ?, ?, 'battle', 'x', ?, ?)`,
      values: [from, addDays(from, days), precision, low, best],
    })),
  fc
    .tuple(
      some(40),
      some(ACTORS),
      fc.constantFrom('perpetrator', 'target', 'participant'),
      fc.constantFrom('reported', 'claimed', 'blamed', 'denied'),
    )
    .map(([incident, actor, role, basis]) => ({
      text: `insert into attribution (incident_id, actor_id, role, basis, source_id)
        select incident.id, actor.id, ?, ?, 1 from incident, actor where incident.id = ? and actor.id = ?`,
      values: [role, basis, incident, actor],
    })),
);

/** Anything that a plain SQL shell may do to what is counted. */
export const write = fc.oneof(
  adding,
  fc.tuple(some(40), dayFrom).map(([id, day]) => ({
    text: 'update incident set occurred_from = ?, occurred_until = ? where id = ?',
    values: [day, addDays(day, 3), id],
  })),
  fc.tuple(figure, some(40)).map(([number, id]) => ({
    text: 'update incident set killed_high = ?, civilians_best = ? where id = ?',
    values: [number, number, id],
  })),
  fc.tuple(fc.constantFrom('reported', 'disputed'), some(40)).map((values) => ({
    text: 'update incident set evidence = ? where id = ?',
    values,
  })),
  fc.tuple(fc.constantFrom(null, 'confirmed', 'discounted'), some(40)).map(([verdict, id]) => ({
    text: 'update incident set verdict = ?, verdict_note = ? where id = ?',
    values: [verdict, verdict && 'old footage', id],
  })),
  fc.tuple(fc.constantFrom(null, '2020-01-01'), some(40)).map((values) => ({
    text: 'update incident set removed_at = ?, merged_into = null where id = ?',
    values,
  })),
  fc.tuple(fc.constantFrom(null, '2020-01-01'), some(60)).map((values) => ({
    text: 'update attribution set removed_at = ? where id = ?',
    values,
  })),
  fc.tuple(some(40), some(ACTORS), some(60)).map((values) => ({
    text: `update attribution set incident_id = coalesce((select id from incident where id = ?), incident_id), actor_id = ?
      where id = ?`,
    values,
  })),
  fc.tuple(fc.option(some(ACTORS)), some(ACTORS)).map(([into, id]) => ({
    // Never in a circle.
    text: 'update actor set merged_into = ? where id = ? and id > coalesce(?, 0)',
    values: [into, id, into],
  })),
  some(60).map((id) => ({ text: 'delete from attribution where id = ?', values: [id] })),
  fc.tuple(some(40), some(40)).map(([into, id]) => ({
    // Never in a circle.
    text: `update incident set merged_into = ?, removed_at = coalesce(removed_at, '2021-01-01')
      where id = ? and id > ? and exists (select 1 from incident where id = ?)`,
    values: [into, id, into, into],
  })),
  some(40).map((id) => ({
    text: 'delete from incident where id = ? and id not in (select merged_into from incident where merged_into > 0)',
    values: [id],
  })),
);

type Write = typeof write extends fc.Arbitrary<infer W> ? W : never;

/** Makes all writes in a new database, which then has a source and a few actors. */
export function writeAll(sqlite: Database.Database, writes: readonly Write[]): void {
  sqlite.exec("insert into source (name) values ('Reuters')");
  for (let actor = 1; actor <= ACTORS; actor += 1) {
    sqlite.prepare('insert into actor (name) values (?)').run(`Actor ${actor}`);
  }
  for (const { text, values } of writes) sqlite.prepare(text).run(...values);
}
