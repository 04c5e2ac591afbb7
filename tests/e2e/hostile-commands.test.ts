import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { SUBCOMMANDS } from '../../src/cli/subcommands.ts';
import { EXPORT_FORMATS } from '../../src/exchange/export/export-file.ts';
import { ROWS } from '../support/hostile-database.ts';
import { HOSTILE_HEAPS, HOSTILE_TEXTS, strayControls } from '../support/hostile-texts.ts';
import { rowsOf } from '../support/store.ts';
import { type HostileHome, hostileHomeOfFile } from './hostile-screen.ts';
import { run } from './run.ts';
import { openTerminal } from './terminal.ts';

type Line = readonly string[];

/** Many of the texts in one, as it can be an argument. */
const WORDS = (HOSTILE_HEAPS[0] ?? '').replaceAll('\0', '');
/** The import that is made of a file of all of them. */
const IMPORTED = `${ROWS.length + 1}`;
const FORMATS = EXPORT_FORMATS.map(({ id }) => id);

/** What is asked of each command; the test asks for one that is new. */
const ASKED: Readonly<Record<string, readonly Line[]>> = {
  // It has a database of its own.
  demo: [],
  add: [[WORDS], [`attack 2020-05-12 by:"${WORDS.replaceAll('"', '')}" killed:1`]],
  import: [
    ['rows.csv', '--dataset', WORDS],
    ['changed.csv', '--dataset', WORDS, '--dry-run'],
    ['rows.csv', '--format', WORDS],
    [WORDS],
  ],
  imports: [
    ['--limit', '1000'],
    ['rejected', IMPORTED],
    ['undo', WORDS],
    [WORDS, IMPORTED],
    ['undo', IMPORTED],
  ],
  export: [
    ...FORMATS.map((id) => ['owned', '--format', id]),
    ['--format', WORDS],
    ['--format', 'csv', '-o', WORDS],
  ],
  list: [['--limit', '1000'], [WORDS], [`by:${WORDS}`], ['--limit', WORDS]],
  actors: [['--limit', '1000']],
  by: [['place', '--limit', '1000'], ['actor'], ['source', WORDS], [WORDS]],
  map: [['--limit', '1000'], ['--by', WORDS], [WORDS]],
  quotes: [['--limit', '1000']],
  compare: [['M1'], ['owned'], [WORDS]],
  conflicts: [['--limit', '1000'], ['keep', WORDS], [WORDS]],
  log: [['--limit', '1000'], ['I1'], [WORDS]],
  doctor: [[], ['--repair', WORDS]],
  keys: [['--limit', '1000'], ['--conflicts'], [WORDS]],
  backup: [[WORDS]],
  restore: [[WORDS]],
  purge: [
    [WORDS, '--reason', WORDS],
    ['Q1', '--reason', WORDS],
  ],
};

/** Each line of a command, and the first of them in the plainest of the forms that there are beside a table. */
function linesOf({ name, options = [] }: (typeof SUBCOMMANDS)[number]): readonly Line[] {
  const asked = ASKED[name] ?? [];
  const form = options.findLast(({ long }) => long === '--json' || long === '--csv')?.long;
  const formed = form === undefined || form === null ? [] : [[...(asked[0] ?? []), form]];
  return [...asked, ...formed].map((line) => [name, ...line]);
}

/** A file of incidents whose cells are the texts, half of them where a day should be. */
function tableOf(titled: (text: string) => string): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""').replaceAll('\0', '')}"`;
  const rows = HOSTILE_TEXTS.map((text, index) => {
    const day = index % 2 === 0 ? '2020-05-12' : text;
    return [`${index} ${text}`, day, titled(text)].map(quoted).join();
  });
  return ['Nr,Day,What', '#event+id,#date,#event+name', ...rows, ''].join('\n');
}

const hostileHome = hostileHomeOfFile();
let home: HostileHome;
let imported: string;
beforeAll(async () => {
  home = hostileHome();
  imported = home.file('imported.db');
  copyFileSync(home.database, imported);
  writeFileSync(
    home.file('rows.csv'),
    tableOf((text) => text),
  );
  writeFileSync(
    home.file('changed.csv'),
    tableOf((text) => `${text} changed`),
  );
  await run(home, ['--db', imported, 'import', 'rows.csv', '--dataset', WORDS]);
});

describe('text from outside is only text', () => {
  it.each(SUBCOMMANDS)('in what $name prints on a terminal', async (command) => {
    expect(Object.keys(ASKED)).toContain(command.name);
    const database = home.file(`${command.name}.db`);
    copyFileSync(imported, database);
    for (const line of linesOf(command)) {
      await using terminal = openTerminal(home, { args: ['--db', database, ...line] });
      await terminal.exit();
      expect(terminal.rawBytes()).not.toBe('');
      expect([line, strayControls(terminal.rawBytes())]).toEqual([line, []]);
    }
  });

  it.each<readonly [what: string, line: Line]>([
    ['incidents', ['list', '--limit', '1000']],
    ['quotes', ['quotes']],
    ['acts', ['log']],
    ['comparisons', ['compare', 'M1']],
    ['imports', ['imports']],
    ['changes of an import', ['import', 'changed.csv', '--dataset', WORDS, '--dry-run']],
    ['the dashboard', []],
    ['the doctor', ['doctor']],
  ])('in what a pipe gets of %s', async (_, line) => {
    const { stdout, stderr } = await run(home, ['--db', imported, ...line]);
    expect(stdout).not.toBe('');
    expect(strayControls(stdout + stderr)).toEqual([]);
  });

  it('in the message about each line that is not an entry', async () => {
    const input = HOSTILE_TEXTS.join('\n');
    const { stdout, stderr } = await run(home, ['--db', home.file('lines.db'), 'add', '-'], {
      input,
    });
    expect(stderr).toContain(`Line ${input.split(/\n/).length}: `);
    expect(strayControls(stdout + stderr)).toEqual([]);
  });
});

const STORED = ROWS.map((text) => text.toWellFormed());
const CONTROL = /[\p{Cc}--[\t\r\n]]/v;
/** What hides or reorders other text; joiners and selectors belong to real text. */
const HIDING =
  /[[\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]--[\u200c\u200d\ufe00-\ufe0f\u{e0100}-\u{e01ef}]]|\p{M}{9}/v;
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
/** A text without anything of the kind, and without the apostrophe that keeps it from being a formula. */
const bare = (text: string) =>
  text
    .replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '')
    .replaceAll(/[\u2028\u2029]/g, '\n')
    .replaceAll(
      /[[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]--[\t\n]]|(?<=\p{M}{8})\p{M}+/gv,
      '',
    );

type Row = Readonly<Record<string, string>>;
const cells = (text: string): readonly Row[] => parse(text, { columns: true });

const titlesIn = (rows: readonly Row[]) => rows.map(({ title = '' }) => title);
/** The same in a table for spreadsheets, none of them a formula. */
const cellsIn = (rows: readonly Row[]) => {
  expect(titlesIn(rows).filter((title) => FORMULA.test(title))).toEqual([]);
  return titlesIn(rows).map(bare);
};

/** The titles in each form of an export, and what they should be; the test asks for a form that is new. */
const EXPORTED: Readonly<
  Record<string, readonly [titles: (text: string) => readonly string[], wanted: readonly string[]]>
> = {
  csv: [(text) => cellsIn(cells(text)), STORED.map(bare)],
  hxl: [(text) => cellsIn(cells(text).slice(1)), STORED.map(bare)],
  geojson: [
    (text) => titlesIn(JSON.parse(text).features.map((one: { properties: Row }) => one.properties)),
    STORED,
  ],
  ndjson: [
    (text) => {
      const records = text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      return titlesIn(records.filter(({ record }) => record === 'incident'));
    },
    STORED,
  ],
  md: [() => [], []],
};

describe('the text that is stored', () => {
  it.each([
    ['list', 'title'],
    ['quotes', 'text'],
    ['actors', 'name'],
  ])('is unchanged in %s --json', async (command, key) => {
    const { stdout } = await run(home, ['--db', home.database, command, '--json']);
    const rows: readonly Row[] = JSON.parse(stdout);
    expect(rows.map((row) => row[key]).toSorted()).toEqual(STORED.toSorted());
    expect(stdout).not.toMatch(HIDING);
  });

  it.each(EXPORT_FORMATS)(
    'is in an export as $id, without what could harm its reader',
    async ({ id, extensions }) => {
      expect(Object.keys(EXPORTED)).toContain(id);
      const file = `export.${extensions[0]}`;
      await run(home, [
        '--db',
        home.database,
        'export',
        '--format',
        id,
        '--window',
        'all',
        '-o',
        file,
      ]);
      const text = readFileSync(home.file(file), 'utf8');
      const [titles, wanted] = EXPORTED[id] ?? [() => [], STORED];
      expect(HIDING.exec(text)).toBeNull();
      expect(CONTROL.exec(text)).toBeNull();
      expect(titles(text).toSorted()).toEqual(wanted.toSorted());
    },
  );

  it('is unchanged after all that', () => {
    const titles = rowsOf(home.database, 'select title from incident order by id');
    expect(titles).toEqual(STORED.map((title) => ({ title })));
  });
});
