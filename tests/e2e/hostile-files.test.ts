import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { emptyDatabase } from '../support/empty-database.ts';
import { CONTROLS, strayControls } from '../support/hostile-texts.ts';
import { expectStraight } from '../support/straight.ts';
import { type Home, makeHome } from './home.ts';
import { expectHarmless, press, turn } from './hostile-screen.ts';
import { run } from './run.ts';
import { openTerminal } from './terminal.ts';

/** The most bytes that a name has here: the program adds ends of its own, and the whole path may have 512 in SQLite. */
const LONGEST = 140;

/** All controls as names of files: as many in each as it can have, without what ends a name. */
function packed(): readonly string[] {
  const names: string[] = [''];
  for (const text of CONTROLS.map((one) => one.replaceAll(/[\0/]/g, '').toWellFormed())) {
    const longer = (names.at(-1) ?? '') + text;
    if (Buffer.byteLength(longer) <= LONGEST) names[names.length - 1] = longer;
    else if (Buffer.byteLength(text) <= LONGEST) names.push(text);
  }
  return names;
}

const TABLE = 'Nr,Day,What\n#event+id,#date,#event+name\n1,2020-05-12,Shots\n';

/** Commands that say something of files, each with the status that it ends with. */
function linesAbout(folder: string, file: (end: string) => string) {
  const exporting = ['export', '--format', 'csv', '-o', file('.out')];
  return [
    [0, ['import', file('.csv')]],
    [0, ['doctor']],
    [0, exporting],
    [1, exporting],
    [0, ['backup', file('.bak')]],
    [0, ['restore', file('.bak')]],
    [0, ['doctor', '--repair', file('.new')]],
    [1, ['--db', folder, 'list']],
  ] as const;
}

describe('the name of a file or folder is only text', () => {
  const names = packed();
  const paths = names.flatMap((folder, index) =>
    index % 2 === 0 ? [[folder, names[index + 1] ?? folder] as const] : [],
  );

  it.each(paths)('in the messages about it: %j', async (outer, inner) => {
    await using home = await makeHome();
    const folder = home.file(outer);
    mkdirSync(folder);
    const file = (end: string) => join(folder, `${inner}${end}`);
    writeFileSync(file('.csv'), TABLE);
    for (const [status, line] of linesAbout(folder, file)) {
      await using terminal = openTerminal(home, { args: ['--db', file('.db'), ...line] });
      const { code } = await terminal.exit();
      expect([line, code, strayControls(terminal.rawBytes())]).toEqual([line, status, []]);
    }
  });

  it.each(paths)('on the screen, even in the message that it is gone: %j', async (outer, inner) => {
    await using home = await makeHome();
    const folder = home.file(outer);
    mkdirSync(folder);
    const database = join(folder, `${inner}.db`);
    await run(home, ['--db', database, 'add', 'attack 2020-05-12 Shots']);
    await using terminal = openTerminal(home, { args: ['--db', database], columns: 200, rows: 36 });
    expect(expectStraight(await terminal.waitFor('12 May'))).toBe(4);
    renameSync(database, `${database}.moved`);
    expect(expectStraight(await terminal.waitFor('was moved or deleted'))).toBe(4);
    expectHarmless(terminal);
  });
});

const SENTENCE = 'Shots were heard, \u202eowned\u001b[2J said. ';
const LINE = SENTENCE.repeat(Math.ceil(10_000_000 / SENTENCE.length));

/** A database with an incident and a quote of 10 MB in each of their texts, beside an ordinary one. */
function withLongLines(home: Home): string {
  const file = home.file('long.db');
  writeFileSync(file, emptyDatabase());
  const sqlite = new Database(file);
  const day = "'2020-05-12', '2020-05-12'";
  sqlite
    .prepare(
      `insert into incident (occurred_from, occurred_until, title) values (${day}, 'Ordinary')`,
    )
    .run();
  sqlite
    .prepare(
      `insert into incident (occurred_from, occurred_until, title, narrative) values (${day}, ?, ?)`,
    )
    .run(LINE, LINE);
  sqlite.prepare(`insert into quote (said_from, said_until, text) values (${day}, ?)`).run(LINE);
  sqlite.close();
  return file;
}

describe('a line of 10 MB', () => {
  it('is one row on the screen like others, and can be read on its page', async () => {
    await using home = await makeHome();
    await using terminal = openTerminal(home, {
      args: ['--db', withLongLines(home)],
      columns: 120,
      rows: 36,
    });
    const rows = await terminal.waitFor(
      (now) => now.includes('Ordinary') && now.includes('“Shots') && /┌─ I\d/.test(now),
    );
    expect(expectStraight(rows)).toBe(5);
    expect(rows.split('\n').filter((line) => /^┃.*12 May.*Shots/.test(line))).toHaveLength(1);
    for (const name of ['I2', 'Q1']) {
      press(terminal, ':', ...name, 'enter');
      await terminal.waitFor((now) => now.startsWith(`┏━ ${name} `) && /“?Shots/.test(now));
      await turn(terminal, 'end');
    }
    expect(terminal.screen()).toContain('characters in all');
    expectHarmless(terminal);
  });

  it('is printed unchanged by list and quotes', async () => {
    await using home = await makeHome();
    const file = withLongLines(home);
    const table = await run(home, ['--db', file, 'list']);
    expect(table.stdout.split('\n')).toHaveLength(4);
    expect(strayControls(table.stdout)).toEqual([]);
    const [incident] = JSON.parse((await run(home, ['--db', file, 'list', '--json'])).stdout);
    expect(incident.title === LINE).toBe(true);
    const [quote] = JSON.parse((await run(home, ['--db', file, 'quotes', '--json'])).stdout);
    expect(quote.text === LINE).toBe(true);
  });
});
