import { describe, expect, it } from 'vitest';
import { keptCounts as toldOf } from '../../src/store/sqlite/doctor/count-checks.ts';
import { filterOf, openDatabase, TODAY } from '../support/database.ts';
import { keptCounts, plainCounts } from '../support/kept-counts.ts';

const EXACT = { check: 'counts', found: 'exact', mark: 'ok' };

/** Three incidents of one actor, as a plain shell has written them. */
function openWritten() {
  const database = openDatabase();
  database.sqlite.exec(`insert into source (name) values ('Reuters'); insert into actor (name) values ('ISKP'), ('Taliban');
    insert into incident (occurred_from, occurred_until, title) values
      ('2020-01-01', '2020-01-01', 'One'), ('2020-01-02', '2020-01-02', 'Two'), ('2020-01-03', '2020-01-03', 'Three');
    insert into attribution (incident_id, actor_id, role, basis, source_id)
      select id, 1, 'perpetrator', 'reported', 1 from incident;`);
  return database;
}

describe('the doctor', () => {
  it('finds the counts exact, whatever ordinary writes were made', async () => {
    const { sqlite, db } = openWritten();
    sqlite.exec(`delete from incident where id = 2; update actor set merged_into = 2 where id = 1;
      update incident set removed_at = '2020-02-01' where id = 3`);
    expect(await toldOf(db)).toEqual(EXACT);
  });

  it.each([
    [
      'an incident',
      'narrow rows',
      `insert or replace into incident (uid, occurred_from, occurred_until, title)
        select uid, '2020-01-09', '2020-01-09', 'Nine' from incident where id = 1`,
    ],
    [
      'an attribution to another incident',
      'who is counted',
      `insert or replace into attribution (id, incident_id, actor_id, role, basis, source_id)
        values (1, 2, 2, 'target', 'reported', 1)`,
    ],
  ])(
    'finds what a shell has replaced without any trigger: %s; and its advice mends it',
    async (_, found, statement) => {
      const { sqlite, db } = openWritten();
      sqlite.pragma('foreign_keys = off');
      sqlite.exec(statement);
      expect(await toldOf(db)).toMatchObject({
        mark: 'problem',
        found: expect.stringContaining(found),
      });
      sqlite.exec('delete from attribution where incident_id not in (select id from incident)');
      sqlite.exec('insert into recount_all values (1)');
      expect(keptCounts(sqlite)).toEqual(plainCounts(sqlite));
      expect(await toldOf(db)).toEqual(EXACT);
    },
  );
});

describe('a plain shell', () => {
  it.each([
    "insert into incident (occurred_from, occurred_until, title) values ('2020-05-00', '2020-05-31', 'x')",
    "update incident set occurred_until = '2019-02-29' where id = 1",
  ])('is told that a day is not in the calendar: %s', (statement) => {
    const { sqlite } = openWritten();
    expect(() => sqlite.exec(statement)).toThrow('are days of the calendar');
  });

  it('cannot give an incident or an actor another id', () => {
    const { sqlite } = openWritten();
    expect(() => sqlite.exec('update incident set id = 7 where id = 1')).toThrow('keeps its id');
    expect(() => sqlite.exec('update actor set id = 7 where id = 1')).toThrow('keeps its id');
  });

  it('that deletes an incident without minding foreign keys leaves nothing that a filter finds', async () => {
    const { sqlite, ask } = openWritten();
    sqlite.pragma('foreign_keys = off');
    sqlite.exec(`insert into tag (incident_id, tag) values (1, 'drill'), (2, 'drill');
      delete from incident where id = 1`);
    expect(keptCounts(sqlite)).toEqual(plainCounts(sqlite));
    for (const [text, incidents] of [
      ['actor:ISKP', 2],
      ['#drill', 1],
    ] as const) {
      expect(await ask('matches', { filter: filterOf(text), today: TODAY })).toMatchObject({
        incidents,
      });
    }
  });
});
