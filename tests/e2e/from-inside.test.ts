import { readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Home, makeHome } from './home.ts';
import { run } from './run.ts';
import { openTerminal } from './terminal.ts';

const ENTER = '\r';
const ESC = '\u001b';
const CTRL_O = '\u000f';
const CTRL_U = '\u0015';

/** The copies of the sample data in the folder for temporary files. */
const samples = (home: Home): readonly string[] =>
  readdirSync(home.path).filter((name) => name.startsWith('watchfloor-demo-'));

describe('another database, opened from inside', () => {
  it('is the sample from an empty one, which is opened again by its path and is as it was', async () => {
    await using home = await makeHome();
    await using terminal = openTerminal(home, { columns: 120, rows: 36 });
    await terminal.waitFor('d  opens sample data');
    terminal.type('d');
    await terminal.waitFor((now) => now.includes('ISKP') && now.includes('sample · 124'));
    expect(samples(home)).toHaveLength(1);
    terminal.type(CTRL_O);
    await terminal.waitFor('incidents.db');
    terminal.type(ENTER);
    await terminal.waitFor('This database is empty');
    terminal.type('q');
    expect(await terminal.exit()).toEqual({ code: 0, signal: 0 });
    expect(samples(home)).toEqual([]);
    expect(terminal.modes()).toMatchObject({ alternateScreen: false, cursorHidden: false });
  });

  it('is found by completing its path from ~, is live and can be written to', async () => {
    await using home = await makeHome();
    const other = ['--db', home.file('other.db')];
    await run(home, [...other, 'add', 'attack 2020-05-01 @Kabul,AFG Shots in the other one']);
    await using terminal = openTerminal(home, { columns: 120, rows: 36 });
    await terminal.waitFor('This database is empty');
    terminal.type(':open ~/oth');
    await terminal.waitFor('Tab other.db');
    terminal.type('\t');
    await terminal.waitFor('file: ~/other.db');
    terminal.type(ENTER);
    await terminal.waitFor('Shots in the other one');

    await run(home, [...other, 'add', 'attack 2020-05-02 @Kabul,AFG Written by another process']);
    await terminal.waitFor('Written by another');
    terminal.type('a');
    await terminal.waitFor('Enter save');
    terminal.type(`attack 2020-05-03 @Kabul,AFG Written from the screen${ENTER}`);
    await terminal.waitFor((now) => now.includes('u undoes it'));
    const { stdout } = await run(home, [...other, 'list', '--json']);
    expect(JSON.parse(stdout)).toHaveLength(3);
    expect((await run(home, ['list', '--json'])).stdout.trim()).toBe('[]');
  });

  it('that cannot be opened leaves the one that is open, says why, and keeps the path', async () => {
    await using home = await makeHome();
    await run(home, ['add', 'attack 2020-05-01 @Kabul,AFG Shots at home']);
    writeFileSync(home.file('note.txt'), 'This is a text and no database at all.\n'.repeat(100));
    await using terminal = openTerminal(home, { columns: 120, rows: 36 });
    await terminal.waitFor('Shots at home');
    terminal.type(`${CTRL_O}~/nowhere.db`);
    terminal.type(ENTER);
    const missing = await terminal.waitFor('There is no file');
    const words = missing.replaceAll(/[\s┃]+/g, ' ');
    expect(words).toContain(`watchfloor --db ${home.file('nowhere.db')}`);
    terminal.type(CTRL_U);
    terminal.type(`~/note.txt${ENTER}`);
    await terminal.waitFor((now) => /not a .*database/.test(now));
    terminal.type(ESC);
    const back = await terminal.waitFor((now) => now.includes('/ filter'));
    expect(back).toContain('Shots at home');
    expect(readdirSync(home.path)).not.toContain('nowhere.db');
  });
});
