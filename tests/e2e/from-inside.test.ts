import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT } from '../support/source-files.ts';
import { type Home, makeHome } from './home.ts';
import { run } from './run.ts';
import { openTerminal, type Terminal } from './terminal.ts';

const SAMPLE = join(PROJECT, 'db', 'sample', 'ucdp-ged-afghanistan.csv');

const ENTER = '\r';
const ESC = '\u001b';
const CTRL_C = '\u0003';
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
    const sample = await terminal.waitFor(
      (now) => now.includes('ISKP') && now.includes('sample · 124'),
    );
    expect(sample).toContain('opened a temporary copy of the sample data · Ctrl-o Enter goes back');
    expect(samples(home)).toHaveLength(1);
    terminal.type(CTRL_O);
    await terminal.waitFor('incidents.db');
    terminal.type(ENTER);
    const own = await terminal.waitFor('This database is empty');
    expect(own).toContain('opened incidents.db ');
    expect(own).not.toContain('goes back');
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

describe('an import from inside', () => {
  it('fills an empty database in the background, from a path that Tab completes, and says what came of it', async () => {
    await using home = await makeHome();
    const name = "ged $(id > x); 'a' & b.csv";
    copyFileSync(SAMPLE, home.file(name));
    await using terminal = openTerminal(home, { columns: 120, rows: 36 });
    await terminal.waitFor('i  imports a file');
    terminal.type('i');
    await terminal.waitFor('Import a file');
    terminal.type('~/g');
    await terminal.waitFor(`Tab ${name}`);
    terminal.type(`\t${ENTER}`);
    await terminal.waitFor((now) => /B1: 100 new, 0 changed, 0 unchanged, 0 rejected/.test(now));
    await terminal.waitFor('Taleban');
    terminal.type(`:import ~/${name}`);
    await terminal.waitFor(`file: ~/${name}`);
    terminal.type(ENTER);
    await terminal.waitFor((now) => /B2: 0 new, 0 changed, 100 unchanged/.test(now));
    expect(readdirSync(home.path)).not.toContain('x');
  });

  it('says where leads are, which are in no list of incidents', async () => {
    await using home = await makeHome();
    copyFileSync(join(PROJECT, 'tests', 'fixtures', 'gdelt2-conflict.CSV'), home.file('g.CSV'));
    await using terminal = openTerminal(home, { columns: 120, rows: 36 });
    await terminal.waitFor('i  imports a file');
    terminal.type(':import ~/g.CSV');
    await terminal.waitFor('file: ~/g.CSV');
    terminal.type(ENTER);
    expect(await terminal.waitFor('new leads')).toContain('n lists the leads');
    terminal.type('n');
    await terminal.waitFor('coded by machines');
  });

  it('that needs an answer is refused with the sentence and the command for this database', async () => {
    await using home = await makeHome();
    writeFileSync(home.file('office.csv'), 'Nr,Day,Town,Dead\n1,2020-03-04,Kabul,3\n');
    const file = home.file('desk.db');
    await using terminal = openTerminal(home, { args: ['--db', file], columns: 120, rows: 36 });
    await terminal.waitFor('i  imports a file');
    terminal.type('i');
    await terminal.waitFor('Import a file');
    terminal.type(`~/office.csv${ENTER}`);
    const refused = await terminal.waitFor('office.csv cannot be imported as it is');
    const words = refused.replaceAll(/[\s┃]+/g, ' ');
    expect(words).toContain('Nothing was imported.');
    expect(words).toContain(
      `watchfloor --db ${file} import --save-profile office ${home.file('office.csv')}`,
    );
    expect(words).toContain('file: ~/office.csv');
  });

  it('is shown with its progress, is not left behind with q, and can be stopped', async () => {
    await using home = await makeHome();
    await using terminal = await importingLarge(home);
    terminal.type('q');
    await terminal.waitFor('is being imported; : stop the import stops that');
    terminal.type(':stop the import');
    await terminal.waitFor('stop the import that runs in the background');
    terminal.type(ENTER);
    await terminal.waitFor((now) => STOPPED.test(now));
    terminal.type('q');
    expect((await terminal.exit()).code).toBe(0);
  });

  it('is stopped by Ctrl-c, which leaves at once and says what became of it', async () => {
    await using home = await makeHome();
    await using terminal = await importingLarge(home);
    terminal.type(CTRL_C);
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.screen()).toMatch(STOPPED);
    expect(terminal.modes()).toMatchObject({ alternateScreen: false, cursorHidden: false });
  });
});

describe('a view', () => {
  it('is saved under a name, is a text that can be edited, and is opened by its number after a restart', async () => {
    await using home = await makeHome();
    await run(home, ['add', 'attack 2020-05-01 @Kabul,AFG killed:3 Shots in the morning']);
    await run(home, ['add', 'attack 2020-05-02 @Herat,AFG killed:9 Blast in the evening']);
    const file = home.file('config/watchfloor/views/many killed.toml');
    {
      await using terminal = openTerminal(home, { columns: 120, rows: 36 });
      await terminal.waitFor('Shots in the morning');
      terminal.type('/killed:>5');
      await terminal.waitFor((now) => !now.includes('Shots in the morning'));
      terminal.type(ENTER);
      await terminal.waitFor('/ filter');
      terminal.type(':save view many killed');
      await terminal.waitFor('name: many killed');
      terminal.type(ENTER);
      await terminal.waitFor('saved as view many killed');
      terminal.type('q');
      await terminal.exit();
    }
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('filter = "killed:>5"');
    writeFileSync(file, text.replace('killed:>5', 'killed:<5'));
    await using terminal = openTerminal(home, { columns: 120, rows: 36 });
    await terminal.waitFor('Blast in the evening');
    terminal.type('V');
    await terminal.waitFor('many killed');
    terminal.type('1');
    const screen = await terminal.waitFor((now) => !now.includes('Blast in the evening'));
    expect(screen).toContain('Shots in the morning');
  });
});

/** What is said of an import that was stopped before or after its first rows were written. */
const STOPPED = /Stopped\. Nothing was imported from|B1 was stopped at \d+ %/;

/** Enough rows that an import takes longer than a few keys. */
const MANY = 30_000;

/** A screen on which the import of a large file has begun. */
async function importingLarge(home: Home): Promise<Terminal> {
  const [header = '', ...rows] = readFileSync(SAMPLE, 'utf8').trimEnd().split('\n');
  const numbered = Array.from({ length: MANY }, (_, index) =>
    (rows[index % rows.length] ?? '').replace(/^\d+/, `${900_000 + index}`),
  );
  writeFileSync(home.file('large.csv'), [header, ...numbered, ''].join('\n'));
  const terminal = openTerminal(home, { columns: 120, rows: 36 });
  await terminal.waitFor('i  imports a file');
  terminal.type(':import ~/large.csv');
  await terminal.waitFor('Tab large.csv');
  terminal.type(ENTER);
  await terminal.waitFor((now) => /importing \d+ %/.test(now));
  return terminal;
}
