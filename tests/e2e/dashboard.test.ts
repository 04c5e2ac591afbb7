import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/index.ts';
import { PROJECT } from '../support/source-files.ts';
import { makeHome } from './home.ts';
import { bytesOf } from './keyboard.ts';
import { run } from './run.ts';
import { openTerminal, type Terminal } from './terminal.ts';

const SLICE = join(PROJECT, 'db', 'sample', 'ucdp-ged-afghanistan.csv');
const ENTER = '\r';
const ESC = '\u001b';
const CTRL_C = '\u0003';

function expectRestored(terminal: Terminal): void {
  expect(terminal.modes()).toMatchObject({
    alternateScreen: false,
    cursorHidden: false,
    bracketedPaste: false,
  });
}

describe('the first start', () => {
  it('offers what to do on an empty database, and q leaves the terminal as it was', async () => {
    await using home = await makeHome();
    await using terminal = openTerminal(home);
    const screen = await terminal.waitFor('This database is empty');
    expect(screen).toContain('a  adds an incident in one line');
    expect(screen).toContain('d  opens sample data');
    terminal.type('q');
    expect(await terminal.exit()).toEqual({ code: 0, signal: 0 });
    expectRestored(terminal);
  });

  it('shows all four panels of the sample at 80×24, names ISKP and shows a quote', async () => {
    await using home = await makeHome();
    await using terminal = openTerminal(home, { args: ['demo'] });
    const screen = await terminal.waitFor(
      (now) => now.includes('Timeline') && now.includes('ISKP') && now.includes('“'),
    );
    for (const panel of ['Recent events', 'Counts by actor', 'Latest quotes', 'Timeline']) {
      expect(screen).toContain(panel);
    }
    expect(screen).toMatch(/“\p{L}/u);
    terminal.type('q');
    expect((await terminal.exit()).code).toBe(0);
  });
});

describe('the main job', () => {
  it('imports a real file, shows it, a row of another process, and what is added at the prompt', async () => {
    await using home = await makeHome();
    const imported = await run(home, ['import', SLICE]);
    expect(imported.status).toBe(0);
    await using terminal = openTerminal(home, { columns: 120, rows: 36 });
    await terminal.waitFor('Taleban');

    const added = await run(home, ['add', 'attack 2020-05-01 @Kabul,AFG A row of another process']);
    expect(added.stdout.trim()).toMatch(/^I\d+$/);
    const live = await terminal.waitFor('A row of another');
    expect(live).toContain('1 new');
    expect(live).toMatch(/\+ 1 May /);

    terminal.type('a');
    await terminal.waitFor('Enter save');
    terminal.type(
      'attack 2020-05-02 @Kabul,AFG by:ISKP killed:3 src:Reuters/B2 Typed at the prompt',
    );
    await terminal.waitFor('Typed at the prompt');
    terminal.type(ENTER);
    await terminal.waitFor((now) => now.includes('u undoes it') && /2 May .*Typed at/.test(now));

    terminal.type('a');
    await terminal.waitFor('Enter save');
    terminal.type('quote 2020-05-02 speaker:"Jane Doe" about:ISKP src:BBC/B2 "We saw it"');
    terminal.type(ENTER);
    await terminal.waitFor('“We saw it”');
    terminal.type('u');
    await terminal.waitFor((now) => now.includes('undid') && !now.includes('“We saw it”'));
    terminal.type('q');
    expect((await terminal.exit()).code).toBe(0);
  });

  it('filters every panel as it is typed, says how many match, and Esc goes back', async () => {
    await using home = await makeHome();
    await run(home, ['import', SLICE]);
    await using terminal = openTerminal(home, { columns: 120, rows: 36 });
    await terminal.waitFor('Taleban');
    terminal.type('/');
    await terminal.waitFor('Filter:');
    terminal.type('type:violence');
    await terminal.waitFor((now) => /Filter: \d+ incidents? and 0 quotes match/.test(now));
    terminal.type(ENTER);
    await terminal.waitFor(
      (now) => !now.includes('Filter:') && now.includes('match type:violence'),
    );
    terminal.type(ESC);
    await terminal.waitFor((now) => !now.includes('match type:violence'));
  });
});

describe('keys', () => {
  it('that are in the help all work, and none of them breaks the screen', async () => {
    await using home = await makeHome();
    await using terminal = openTerminal(home, { args: ['demo'], columns: 120, rows: 36 });
    await terminal.waitFor('ISKP');
    const keys = COMMANDS.filter(
      ({ id, where }) => where.includes('dashboard') && !/^(quit|suspend)/.test(id),
    ).flatMap((command) => command.keys);
    for (const key of keys) {
      terminal.type(bytesOf(key));
      // What a key opened is closed again, each Esc on its own as a person presses it.
      terminal.type(ESC);
      await terminal.waitFor((now) => now.split('\n').some((line) => line.includes('Z')));
      terminal.type(ESC);
    }
    terminal.type('g');
    await terminal.waitFor((now) => now.includes('Recent events') || now.includes('Latest quotes'));
    terminal.type(CTRL_C);
    expect((await terminal.exit()).code).toBe(0);
    expectRestored(terminal);
  });

  it('that arrive in one chunk are all handled', async () => {
    await using home = await makeHome();
    await run(home, ['import', SLICE]);
    await using terminal = openTerminal(home, { columns: 120, rows: 36 });
    await terminal.waitFor('Taleban');
    terminal.type('jjjjj\r');
    await terminal.waitFor((now) => /┏━ I\d+ /.test(now));
    terminal.type('qqq');
    expect((await terminal.exit()).code).toBe(0);
  });

  it('that are pasted are text and never keys', async () => {
    await using home = await makeHome();
    await using terminal = openTerminal(home);
    await terminal.waitFor('This database is empty');
    terminal.type('\u001b[200~quit axe u x\nq\u001b[201~');
    const screen = await terminal.waitFor('quit axe u x q');
    expect(screen).toContain('Add:');
    terminal.type(CTRL_C);
    await terminal.waitFor((now) => !now.includes('Add:'));
    terminal.type('q');
    expect((await terminal.exit()).code).toBe(0);
  });
});

describe('the terminal', () => {
  it('may be any size at any time; one that is too small says so', async () => {
    await using home = await makeHome();
    await using terminal = openTerminal(home, { args: ['demo'], columns: 200, rows: 60 });
    await terminal.waitFor('ISKP');
    terminal.resize(80, 24);
    await terminal.waitFor((now) => now.includes('Timeline') && now.includes('Latest quotes'));
    terminal.resize(50, 15);
    await terminal.waitFor((now) => now.includes('Recent events') && !now.includes('Timeline'));
    terminal.resize(30, 8);
    await terminal.waitFor('needs 40×10');
    terminal.resize(120, 36);
    await terminal.waitFor((now) => now.includes('Timeline') && now.includes('ISKP'));
    terminal.type('q');
    expect((await terminal.exit()).code).toBe(0);
  });

  it.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('is given back on %s', async (signal) => {
    await using home = await makeHome();
    await using terminal = openTerminal(home);
    await terminal.waitFor('This database is empty');
    terminal.kill(signal);
    await terminal.exit();
    expectRestored(terminal);
  });

  it('ends at once on Ctrl-C on the dashboard and on a page', async () => {
    await using home = await makeHome();
    await using terminal = openTerminal(home, { args: ['demo'] });
    await terminal.waitFor('ISKP');
    terminal.type(ENTER);
    await terminal.waitFor('Reports (');
    terminal.type(CTRL_C);
    expect((await terminal.exit()).code).toBe(0);
    expectRestored(terminal);
  });
});

describe('a draft', () => {
  it('is restored after the program was killed, and only on its own database', async () => {
    await using home = await makeHome();
    {
      await using terminal = openTerminal(home);
      await terminal.waitFor('This database is empty');
      terminal.type('aattack half typed');
      await terminal.waitFor('half typed');
      terminal.kill('SIGKILL');
      await terminal.exit();
    }
    {
      await using other = openTerminal(home, { args: ['--db', home.file('other.db')] });
      await other.waitFor('This database is empty');
      other.type('a');
      const screen = await other.waitFor('Add:');
      expect(screen).not.toContain('half typed');
    }
    await using again = openTerminal(home);
    await again.waitFor('This database is empty');
    again.type('a');
    await again.waitFor('half typed');
  });
});

describe('without a terminal', () => {
  it('prints one plain frame and ends', async () => {
    await using home = await makeHome();
    await run(home, ['import', SLICE]);
    const { stdout, status } = await run(home, []);
    expect(status).toBe(0);
    expect(stdout).toContain('Recent events');
    expect(stdout).toContain('Taleban');
    expect(stdout).not.toContain(ESC);
  });

  it('assesses what another program has written before it prints', async () => {
    await using home = await makeHome();
    // Opening the dashboard creates the database.
    await run(home, []);
    const sqlite = new Database(home.file('data/watchfloor/incidents.db'));
    sqlite.exec(`insert into incident (occurred_from, occurred_until, title)
        values ('2020-05-12', '2020-05-12', 'Gunmen storm a ward');
      insert into source (name) values ('Wire');
      insert into report (incident_id, source_id) values (1, 1);
      insert into figure (report_id, measure, low, high) values (1, 'killed', 14, 24)`);
    sqlite.close();
    const { stdout } = await run(home, []);
    expect(stdout).toContain('14–24');
  });
});
