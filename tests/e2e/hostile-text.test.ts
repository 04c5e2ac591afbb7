import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXTS, strayControls } from '../support/hostile-texts.ts';
import { type Home, makeHome } from './home.ts';
import { run } from './run.ts';
import { openTerminal } from './terminal.ts';

/** How many of the texts are tried as words of a command. */
const TRIED = 3;

/** A database in which every text stands in a title, a name, a quote and wherever else text from outside may be. */
async function hostileDatabase(home: Home): Promise<string> {
  const file = home.file('hostile.db');
  await run(home, ['--db', file, 'list']);
  const sqlite = new Database(file);
  const text = (index: number) => HOSTILE_TEXTS[index % HOSTILE_TEXTS.length] ?? 'x';
  sqlite.transaction(() => {
    for (const [index, one] of HOSTILE_TEXTS.entries()) {
      const at = (offset: number) => text(index + offset);
      sqlite.prepare('insert into source (name) values (?)').run(one);
      sqlite.prepare('insert into actor (name, short_name) values (?, ?)').run(one, at(1));
      sqlite
        .prepare(
          `insert into incident (occurred_from, occurred_until, type, subtype, title, narrative, place, admin1, admin2, country,
            dataset, external_id) values ('2020-05-12', '2020-05-12', ?, ?, ?, ?, ?, ?, ?, 'AFG', ?, ?)`,
        )
        .run(at(9), at(10), one, at(2), at(3), at(4), at(5), at(6), String(index));
      sqlite
        .prepare(
          `insert into attribution (incident_id, actor_id, role, basis, source_id) values (?1, ?1, 'perpetrator', 'claimed', ?1)`.replaceAll(
            '?1',
            String(index + 1),
          ),
        )
        .run();
      sqlite
        .prepare(
          'insert into report (incident_id, source_id, url, headline, note) values (?, ?, ?, ?, ?)',
        )
        .run(index + 1, index + 1, at(7), at(8), at(9));
      sqlite.prepare('insert into tag (incident_id, tag) values (?, ?)').run(index + 1, at(10));
      sqlite
        .prepare(
          `insert into quote (said_from, said_until, text, speaker, role, organisation, source_id, note)
            values ('2020-05-12', '2020-05-12', ?, ?, ?, ?, ?, ?)`,
        )
        .run(one, at(1), at(2), at(3), index + 1, at(4));
      sqlite
        .prepare('insert into quote_incident (quote_id, incident_id) values (?, ?)')
        .run(index + 1, index + 1);
      sqlite
        .prepare(
          "insert into milestone (occurred_from, occurred_until, name, note) values ('2020-05-10', '2020-05-10', ?, ?)",
        )
        .run(one, at(5));
      sqlite
        .prepare(
          "insert into estimate (actor_id, measure, low, source_id, note) values (?, 'strength', 10, ?, ?)",
        )
        .run(index + 1, index + 1, at(6));
    }
  })();
  sqlite.close();
  return file;
}

/** Every frame's left and right edge stands where a frame's edges are, whatever is in it. */
function expectStraight(screen: string, columns: number): void {
  for (const line of screen.split('\n')) {
    if (/^[│┌├└]/u.test(line)) expect([line, /[│┐┤┘]$/u.test(line)]).toEqual([line, true]);
    expect(line.length).toBeLessThanOrEqual(columns * 2);
  }
}

describe('text from outside', () => {
  it('never reaches the terminal as a control, on no panel, page or prompt', async () => {
    await using home = await makeHome();
    const file = await hostileDatabase(home);
    await using terminal = openTerminal(home, { args: ['--db', file], columns: 120, rows: 36 });
    await terminal.waitFor('2020-05-12');
    // Down the lists and through the pages of what is in them, a screenful at a time.
    for (let screenful = 0; screenful < 10; screenful += 1) {
      terminal.type('\u001b[6~');
      await terminal.waitFor('2020-05-12');
      if (screenful % 3 === 0) {
        terminal.type('\r');
        await terminal.waitFor('q back');
        terminal.type('jjjj');
        terminal.type('q');
        await terminal.waitFor('Recent events');
      }
      expectStraight(await terminal.waitFor('Recent events'), 120);
    }
    for (const key of ['2', '3', '4']) {
      terminal.type(key);
      for (let page = 0; page < 12; page += 1) terminal.type('\u001b[6~');
      await terminal.waitFor('Recent events');
    }
    expect(strayControls(terminal.rawBytes())).toEqual([]);
    expect(terminal.rawBytes()).not.toContain('\u001b]');
  });

  it('never reaches the terminal as a control from what is typed, pasted and completed', async () => {
    await using home = await makeHome();
    const file = await hostileDatabase(home);
    await using terminal = openTerminal(home, { args: ['--db', file], columns: 120, rows: 36 });
    await terminal.waitFor('2020-05-12');
    for (const line of ['by:ow\t', 'src:\t', 'speaker:\t', '"owned"']) {
      terminal.type(`/${line}`);
      await terminal.waitFor(line.trim().slice(0, 4));
      terminal.type('\u0003');
      await terminal.waitFor('/ filter');
    }
    terminal.type('a');
    await terminal.waitFor('Enter save');
    terminal.type('\u001b[200~attack by:\u001b]0;owned\u0007 \u009b2J \u202e killd:3\u001b[201~');
    await terminal.waitFor('killd');
    expect(strayControls(terminal.rawBytes())).toEqual([]);
    expect(terminal.rawBytes()).not.toContain('\u001b]');
  });

  it('is cleaned in tables, messages and errors of the command line, and whole in what a program reads', async () => {
    await using home = await makeHome();
    const file = await hostileDatabase(home);
    const commands = [
      ['list', '--limit', '600'],
      ['actors'],
      ['quotes'],
      ['log'],
      ['doctor'],
      ['imports'],
    ];
    for (const command of commands) {
      const { stdout, stderr } = await run(home, ['--db', file, ...command]);
      expect([command, strayControls(stdout + stderr)]).toEqual([command, []]);
    }
    for (const text of HOSTILE_TEXTS.slice(0, TRIED).map((one) => one.replaceAll('\0', ''))) {
      for (const command of [
        ['list', text],
        ['add', text],
        ['import', text],
        [text],
        ['export', '-o', text],
      ]) {
        const { stdout, stderr } = await run(home, ['--db', file, ...command]);
        expect([command, strayControls(stdout + stderr)]).toEqual([command, []]);
      }
    }
    const { stdout } = await run(home, ['--db', file, 'list', '--json']);
    const titles: readonly string[] = JSON.parse(stdout).map((row: { title: string }) => row.title);
    const wellFormed = HOSTILE_TEXTS.map((text) => text.toWellFormed());
    expect(new Set(titles)).toEqual(new Set(wellFormed));
  });
});
