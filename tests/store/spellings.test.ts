import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName } from '../../src/domain/names/names.ts';
import { spellingsOf, wordsBeginning } from '../../src/store/names/spellings.ts';
import { keptCounts as countsCheck } from '../../src/store/sqlite/doctor/count-checks.ts';
import {
  foldByOurRule,
  foldSpellings,
  needsFolding,
} from '../../src/store/writing/fold-spellings.ts';
import { purgeRecord } from '../../src/store/writing/purge/purge-record.ts';
import { filterOf, openDatabase, type TestDatabase } from '../support/database.ts';
import { entryOf } from '../support/entries.ts';
import { keptCounts, plainCounts } from '../support/kept-counts.ts';

const NASTY = [
  'Ḥamāh',
  'Hamah',
  'HAMAH',
  'حَماة',
  'حماة',
  'ß',
  'ss',
  'İzmir',
  'izmir',
  '',
  ' ',
  'ﬁ',
];
const word = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'grapheme', maxLength: 4 }));

/** Incidents in places with these names, as a plain shell writes them. */
function writePlaces({ sqlite }: TestDatabase, places: readonly string[]): void {
  const write = sqlite.prepare(`insert into incident (occurred_from, occurred_until, title, place)
    values ('2020-01-01', '2020-01-01', 'Shots', ?)`);
  for (const place of places) write.run(place);
}

function foldedWords({ sqlite }: TestDatabase): readonly unknown[] {
  return sqlite.prepare('select word, folded from spelling order by word').raw().all();
}

const few = fc.integer({ min: 1, max: 3 });
const removed = fc.constantFrom(null, '2020-01-01');
const spelt = fc.constantFrom(null, 'Kabul', 'Kābul', 'Qalat');

/** Anything that a plain SQL shell may do to what is spelt. */
const write = fc.oneof(
  fc.tuple(spelt, spelt, removed).map((values) => ({
    text: `insert into incident (occurred_from, occurred_until, title, place, admin1, removed_at)
      values ('2020-01-01', '2020-01-01', 'Shots', ?, ?, ?)`,
    values,
  })),
  fc.tuple(spelt, spelt, removed, few).map((values) => ({
    text: 'update incident set place = ?, admin2 = ?, removed_at = ? where id = ?',
    values,
  })),
  fc.tuple(spelt, few).map((values) => ({
    text: "insert or ignore into tag (incident_id, tag) select id, coalesce(?, 'none') from incident where id = ?",
    values,
  })),
  fc.tuple(few, few).map((values) => ({
    text: 'update or ignore tag set incident_id = (select id from incident where id = ?) where incident_id = ?',
    values,
  })),
  few.map((id) => ({ text: 'delete from tag where incident_id = ?', values: [id] })),
  few.map((id) => ({ text: 'delete from incident where id = ?', values: [id] })),
  fc.tuple(spelt, spelt).map((values) => ({
    text: "insert into quote (said_from, said_until, text, speaker, organisation) values ('2020-01-01', '2020-01-01', 'x', coalesce(?, 'x'), ?)",
    values,
  })),
  fc.tuple(spelt, removed, few).map((values) => ({
    text: 'update quote set organisation = ?, removed_at = ? where id = ?',
    values,
  })),
  few.map((id) => ({ text: 'delete from quote where id = ?', values: [id] })),
  fc.tuple(spelt, spelt).map((values) => ({
    text: "insert or ignore into actor (name, short_name) values (coalesce(?, 'x'), ?)",
    values,
  })),
  fc.tuple(spelt, few).map((values) => ({
    text: 'update actor set short_name = ? where id = ?',
    values,
  })),
  fc.tuple(spelt, few).map((values) => ({
    text: "insert or ignore into alias (name, actor_id) select coalesce(?, 'x'), id from actor where id = ?",
    values,
  })),
  few.map((id) => ({
    text: 'delete from actor where id = ? and id > 1',
    values: [id],
  })),
  few.map((id) => ({
    text: `insert into attribution (incident_id, actor_id, role, basis, source_id)
      select id, 1, 'target', 'reported', 1 from incident where id = ?`,
    values: [id],
  })),
  fc.tuple(spelt).map((values) => ({
    text: "insert or ignore into source (name) values (coalesce(?, 'x'))",
    values,
  })),
);

describe('the spellings of a word', () => {
  it('are counted as they stand in the rows, whatever a shell writes', () => {
    fc.assert(
      fc.property(
        fc.array(write, { minLength: 40, maxLength: 120 }),
        fc.boolean(),
        (writes, enforced) => {
          const { sqlite } = openDatabase();
          sqlite.pragma(`foreign_keys = ${enforced ? 'on' : 'off'}`);
          sqlite.exec(
            "insert into actor (name) values ('ISKP'); insert into source (name) values ('Tolo')",
          );
          for (const { text, values } of writes) sqlite.prepare(text).run(...values);
          expect(keptCounts(sqlite).spellings).toEqual(plainCounts(sqlite).spellings);
          sqlite.close();
        },
      ),
      { numRuns: 20 },
    );
  });

  it('are those whose folded forms are equal, before and after a writer has folded them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(word), fc.array(word), word, async (shell, later, wanted) => {
        const database = openDatabase();
        const { db } = database;
        const expectAlike = async (places: readonly string[]) => {
          const distinct = [...new Set(places)];
          const equal = distinct.filter((one) => foldName(one) === foldName(wanted));
          expect((await spellingsOf(db, 'place', [wanted])).toSorted()).toEqual(equal.toSorted());
          const begun = foldName(wanted);
          const beginning = distinct.filter((one) => foldName(one).startsWith(begun));
          const found = await wordsBeginning(db, 'place', begun);
          expect(found.map((one) => one.word).toSorted()).toEqual(beginning.toSorted());
        };
        writePlaces(database, shell);
        await expectAlike(shell);
        await foldSpellings(db);
        await expectAlike(shell);
        writePlaces(database, later);
        await expectAlike([...shell, ...later]);
        database.sqlite.close();
      }),
      { numRuns: 60 },
    );
  });

  it('that a shell wrote are folded by the next writer', async () => {
    const database = openDatabase();
    writePlaces(database, ['Ḥamāh']);
    expect(foldedWords(database)).toEqual([['Ḥamāh', null]]);
    expect(await needsFolding(database.db)).toBe(true);
    await database.add(entryOf('milestone 2020-02-29 Signed'));
    expect(foldedWords(database)).toEqual([['Ḥamāh', 'hamah']]);
    expect(await needsFolding(database.db)).toBe(false);
  });

  it('are folded again by a program with another rule, which until then reads all of them', async () => {
    const database = openDatabase();
    const { db, sqlite } = database;
    writePlaces(database, ['Ḥamāh']);
    await foldSpellings(db);
    sqlite.exec("update spelling_rule set version = 0; update spelling set folded = 'of old'");
    expect(await spellingsOf(db, 'place', ['hamah'])).toEqual(['Ḥamāh']);
    expect(await needsFolding(db)).toBe(true);
    await foldByOurRule(db);
    expect(foldedWords(database)).toEqual([['Ḥamāh', 'hamah']]);
    expect(await needsFolding(db)).toBe(false);
  });

  it('are left to the other program while it folds them by its own rule', async () => {
    const database = openDatabase();
    database.sqlite.exec('update spelling_rule set version = 99');
    writePlaces(database, ['Kabul']);
    await foldSpellings(database.db);
    expect(foldedWords(database)).toEqual([['Kabul', null]]);
  });

  it('are found in removed records too, and are suggested only while one that is not removed has them', async () => {
    const database = openDatabase();
    const removed = 'attack 2020-05-01 @Qalat,AFG src:Tolo #night killed:1 Shots';
    await database.add(entryOf(removed));
    await database.act({ who: 'ada', kind: 'remove', record: { kind: 'incident', id: 1 } });
    const suggest = (field: 'place' | 'tag') =>
      database.ask('suggestions', { field, text: '', limit: 8, forEntry: false });
    expect([...(await suggest('place')), ...(await suggest('tag'))]).toEqual([]);
    const { total } = await database
      .ask('incidents', {
        filter: filterOf('is:removed @qalat #night'),
        sort: { column: 'date', descending: true },
        at: 'start',
        before: 0,
        after: 9,
      })
      .then(({ rows }) => ({ total: rows.length }));
    expect(total).toBe(1);
  });

  it('are gone from the database once the only record that had them is purged', async () => {
    const database = openDatabase();
    const { db, sqlite } = database;
    await database.add(
      entryOf('attack 2020-05-01 @Qalat,AFG src:Tolo #night killed:1 Shots'),
      entryOf('attack 2020-05-01 @Kabul,AFG src:Tolo #day killed:1 Shots'),
    );
    await purgeRecord(db, { record: { kind: 'incident', id: 1 }, who: 'ada', reason: 'asked' });
    const words = sqlite.prepare('select word from spelling order by word').pluck().all();
    expect(words).toEqual(['Kabul', 'Tolo', 'day']);
  });

  it('are checked by the doctor, and counted again by its advice', async () => {
    const database = openDatabase();
    const { db, sqlite } = database;
    writePlaces(database, ['Kabul', 'Kabul', 'Qalat']);
    sqlite.exec("update spelling set uses = 7 where word = 'Kabul'");
    expect(await countsCheck(db)).toMatchObject({
      mark: 'problem',
      found: expect.stringContaining('the spellings'),
    });
    sqlite.exec('insert into recount_all values (1)');
    expect(keptCounts(sqlite)).toEqual(plainCounts(sqlite));
    expect(await countsCheck(db)).toMatchObject({ mark: 'ok' });
  });
});
