import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName } from '../../src/domain/names/names.ts';
import { foldForSearch, searchFoldings } from '../../src/domain/names/search-folding.ts';
import { migrate, readMigrations } from '../../src/store/sqlite/connection/migrate.ts';
import { filterOf, openDatabase, type TestDatabase, TODAY } from '../support/database.ts';
import { migrationsFolder } from '../support/empty-database.ts';
import { rowsOf, run, temporaryStore } from '../support/store.ts';

const INSERT =
  "insert into incident (occurred_from, occurred_until, title, narrative) values ('2020-03-06', '2020-03-06', ?, ?)";

function writeIncident(
  { sqlite }: Pick<TestDatabase, 'sqlite'>,
  title: string,
  narrative = '',
): void {
  sqlite.prepare(INSERT).run(title, narrative);
}

async function found(database: TestDatabase, words: string): Promise<number> {
  const filter = filterOf(`"${words}"`);
  return (await database.ask('matches', { filter, today: TODAY })).incidents;
}

describe('words', () => {
  it.each([
    ['قتل مُحَمَّد أمس', 'محمد'],
    ['قتل محمد أمس', 'مُحَمَّد'],
    ['قال أحمد', 'احمد'],
    ['شهد جـــدة', 'جدة'],
    ['שָׁלוֹם עֲלֵיכֶם', 'שלום'],
    ['Raketen auf die Hauptstraße', 'hauptstrasse'],
    ['Ataque en Bogotá', 'bogota'],
    ['Ataque en Bogotá'.normalize('NFD'), 'Bogotá'],
    ['Επίθεση στην Αθήνα', 'ΑΘΗΝΑ'],
    ['Королёв', 'королев'],
    ['ＩＳＫＰ が攻撃', 'iskp'],
    ['ｶﾞｻﾞ地区', 'ガザ'],
    ['ガザ地区'.normalize('NFD'), 'ガザ'],
    ['राम मंदिर', 'राम'],
    ['क़लम', 'क़लम'],
    ['서울'.normalize('NFD'), '서울'],
    ['می\u200cروم', 'میروم'],
    ['ﬁghters advance', 'fighters'],
  ])('are found in "%s" by %s', async (title, words) => {
    const database = openDatabase();
    writeIncident(database, title);
    expect(await found(database, words)).toBe(1);
  });

  it.each([
    ['रमा', 'राम'],
    ['किला', 'কাল'],
    ['မေ', 'မာ'],
    ['カサ地区', 'ガザ'],
    ['ガサ'.normalize('NFD'), 'カサ'],
    ['ガガ'.normalize('NFD'), 'ガカ'],
    ['сергеи'.normalize('NFD'), 'сергей'],
    ['сергей'.normalize('NFD'), 'сергеи'],
    ['Gunmen attack', '\u064e'],
    ['攻撃', '\u3099'],
  ])('are not found in "%s" by %s', async (title, words) => {
    const database = openDatabase();
    writeIncident(database, title);
    expect(await found(database, words)).toBe(0);
  });
});

it('words without spaces between are found wherever a text without what is folded has them', async () => {
  const signs = [...'ガカサザがかｶﾞｻﾟー人မာေ', '\u3099', '\u309a', '\u200b', '\ufe00', ' ', 'Ａ'];
  const text = fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 5 });
  const titles = fc.sample(text, { numRuns: 200, seed: 13 }).map((parts) => `。${parts.join('')}`);
  const database = openDatabase();
  for (const title of titles) writeIncident(database, title);
  for (const words of ['ガ', 'カ', 'ガザ', 'サ', 'が', 'か', 'ザー', '人ガ', 'မာ', 'မ']) {
    const having = titles.filter((title) => foldForSearch(title).includes(words));
    expect(await found(database, words), words).toBe(having.length);
  }
});

describe('what is folded for the index', () => {
  const { sqlite } = openDatabase();

  it('is in the database what it is in the program', () => {
    const rows = sqlite.prepare('select written, folded from folding order by n').all();
    expect(rows).toEqual(searchFoldings());
  });

  const signs = searchFoldings().flatMap(({ written, folded }) => [written, folded]);
  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom(...signs, ...'aеиуاويハカ मा'),
        fc.string({ unit: 'grapheme', maxLength: 2 }),
      ),
    )
    .map((parts) => parts.join(''));

  it('is folded in SQL as in the program, for any text', () => {
    const add = sqlite.prepare(INSERT);
    const read = sqlite.prepare('select title, narrative from incident_words where id = ?');
    fc.assert(
      fc.property(text, text, (title, narrative) => {
        const { lastInsertRowid } = add.run(`t${title}`, narrative);
        expect(read.get(lastInsertRowid)).toEqual({
          title: foldForSearch(`t${title}`).toWellFormed(),
          narrative: foldForSearch(narrative).toWellFormed(),
        });
      }),
    );
  });

  it('is taken out of the index as it went in, whatever is written in its place', () => {
    const database = openDatabase();
    fc.assert(
      fc.property(text, text, (before, after) => {
        writeIncident(database, `t${before}`, after);
        database.sqlite
          .prepare('update incident set title = ?, narrative = ?')
          .run(`t${after}`, before);
        const check =
          "insert into incident_text (incident_text, rank) values ('integrity-check', 1)";
        expect(() => database.sqlite.exec(check)).not.toThrow();
        database.sqlite.exec('delete from incident');
        const terms = 'select count(*) from incident_text where incident_text match ?';
        expect(database.sqlite.prepare(terms).pluck().get('"t"*')).toBe(0);
      }),
    );
  });
});

/** Letters and marks of several scripts that put space between words. */
const WRITTEN = [
  ...'abeoäéñøßIİ',
  ...'αάβΑΆςσ',
  ...'еёийіїЕЁИЙ',
  ...'ابدوأإؤـ\u064e\u0651\u0670',
  ...'אבוש\u05b8\u05c1',
  ...'कखमा\u093f\u094d\u093c',
  ...'কলা\u09bf',
  ...'தமி\u0bcd',
  '\u0301',
  '\u0308',
  '\u0306',
  '\u200d',
];

/** The index with texts in it, as one statement that looks for words; nothing else follows from the writes. */
function indexOf(titles: readonly string[]) {
  const { sqlite } = openDatabase();
  sqlite.exec('update context set importing = 1; begin');
  const add = sqlite.prepare(INSERT);
  for (const title of titles) add.run(title, '');
  const search = sqlite
    .prepare('select rowid from incident_text where incident_text match ?')
    .pluck();
  return (word: string) =>
    search.all(`"${foldForSearch(word)}"`).map((id) => titles[Number(id) - 1]);
}

it('a word is found by what a name of the same letters would be matched by, and by nothing else', () => {
  // The letter before is there so that a mark never stands alone.
  const word = fc
    .tuple(
      fc.constantFrom('b', 'म'),
      fc.array(fc.constantFrom(...WRITTEN), { minLength: 1, maxLength: 2 }),
    )
    .map(([start, letters]) => start + letters.join(''));
  const words = fc.sample(word, { numRuns: 800, seed: 13 });
  const search = indexOf(words);
  for (const wanted of words) {
    const named = words.filter((one) => foldName(one) === foldName(wanted));
    expect(search(wanted), wanted).toEqual(named);
  }
});

it('Latin letters with accents are known to the index', () => {
  const letters = Array.from({ length: 0x1f00 }, (_, code) => String.fromCodePoint(code)).filter(
    (letter) => /\p{Script=Latin}/u.test(letter) && letter.normalize('NFD') !== letter,
  );
  const search = indexOf(letters);
  expect(letters.filter((letter) => !search(foldName(letter)).includes(letter))).toEqual([]);
});

describe('a plain sqlite3 shell', () => {
  const SHELL = '/usr/bin/sqlite3';
  // The program assesses in between what the shell wrote, and holds the lock meanwhile.
  const PATIENTLY = ['-cmd', '.timeout 20000'];
  it.skipIf(!existsSync(SHELL))(
    'writes texts that are found, changed and gone as those of the program (needs /usr/bin/sqlite3)',
    async () => {
      await using store = await temporaryStore();
      const words = async (text: string) =>
        (await store.ask('matches', { filter: filterOf(text), today: TODAY })).incidents;
      const values = "('2020-03-06', '2020-03-06', 'قتل مُحَمَّد أمس')";
      await run(SHELL, [
        ...PATIENTLY,
        store.file,
        `insert into incident (occurred_from, occurred_until, title) values ${values};`,
      ]);
      expect(await words('محمد')).toBe(1);
      await run(SHELL, [...PATIENTLY, store.file, "update incident set title = 'राम और रमा';"]);
      expect([await words('محمد'), await words('राम'), await words('रम')]).toEqual([0, 1, 0]);
      await run(SHELL, [...PATIENTLY, store.file, 'delete from incident;']);
      expect(await words('राम')).toBe(0);
      expect(rowsOf(store.file, 'pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    },
  );
});

it('what an older program wrote is found by the new folding', () => {
  const migrations = readMigrations(migrationsFolder);
  const sqlite = new Database(':memory:');
  migrate(sqlite, migrations.slice(0, 4));
  sqlite.prepare(INSERT).run('राम', 'قتل مُحَمَّد أمس');
  sqlite.exec(`insert into quote (said_from, said_until, text, speaker)
    values ('2020-03-06', '2020-03-06', 'أيضاً', 'ガザ')`);
  migrate(sqlite, migrations);
  const has = (table: string, words: string) =>
    sqlite.prepare(`select count(*) from ${table} where ${table} match ?`).pluck().get(words);
  expect(has('incident_text', 'محمد')).toBe(1);
  expect(has('incident_text', 'रम')).toBe(0);
  expect(has('quote_text', 'ايضا')).toBe(1);
  sqlite.close();
});
