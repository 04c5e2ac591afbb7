import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Home, makeHome, PROGRAM } from './home.ts';
import { run } from './run.ts';
import { openTerminal, type Terminal } from './terminal.ts';

const RESTORED = {
  alternateScreen: false,
  cursorHidden: false,
  bracketedPaste: false,
  mouse: false,
};

async function withIncident(home: Home): Promise<string> {
  const file = home.file('incidents.db');
  await run(home, ['--db', file, 'add', 'attack 2020-05-12 @Kabul,AFG src:Reuters/B2 Shots']);
  return file;
}

/** Sends a signal that lets nothing of the program be done before. */
const stop = (terminal: Terminal, signal: NodeJS.Signals) => process.kill(terminal.pid, signal);

describe('the terminal', () => {
  it.each([
    ['SIGTERM', 15],
    ['SIGHUP', 1],
    ['SIGINT', 2],
  ] as const)('is given back as it was on %s', async (signal, number) => {
    await using home = await makeHome();
    const file = await withIncident(home);
    await using terminal = openTerminal(home, { args: ['--db', file] });
    await terminal.waitFor('Shots');
    terminal.type('a');
    await terminal.waitFor('attack');
    stop(terminal, signal);
    expect(await terminal.exit()).toEqual({ code: 128 + number, signal: 0 });
    expect(terminal.modes()).toEqual(RESTORED);
  });

  it.each([
    ['thrown', 'throw error'],
    ['a promise that nobody waits for', 'Promise.reject(error)'],
  ])('is restored on an error of the program, which is reported: %s', async (_, statement) => {
    await using home = await makeHome();
    const file = await withIncident(home);
    const fault = `process.on('SIGUSR2', () => {
      const error = new Error('A fault made for a test \\u001b]0;owned\\u0007');
      ${statement};
    });`;
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(fault)}` };
    // The signal goes to the shell too, which is to outlive it.
    const script =
      'trap : USR2; echo "before $(stty -g)."; "$0" "$@"; status=$?; echo "after $(stty -g)."; exit $status';
    const command = ['sh', '-c', script, process.execPath, PROGRAM] as const;
    await using terminal = openTerminal(home, {
      command,
      args: ['--db', file],
      columns: 160,
      env,
    });
    await terminal.waitFor('Shots');
    process.kill(-terminal.pid, 'SIGUSR2');
    expect(await terminal.exit()).toMatchObject({ code: 1 });
    expect(terminal.modes()).toEqual(RESTORED);
    const [, before, after] = /before (.*?)\.[\s\S]*after (.*?)\./.exec(terminal.rawBytes()) ?? [];
    expect([before, after]).toEqual([expect.stringContaining(':'), before]);
    expect(terminal.screen()).toMatch(
      /Watchfloor stopped because of an internal error: .*A fault made/,
    );
    expect(terminal.rawBytes()).not.toContain('\u001b]');
  });

  it('is given back to the shell on Ctrl-Z, with what started the program, and redrawn when it resumes', async () => {
    await using home = await makeHome();
    const file = await withIncident(home);
    await using terminal = openTerminal(home, {
      command: ['sh', '-c', 'PS1="shell> " exec sh -i'],
    });
    await terminal.waitFor('shell>');
    terminal.type(`sh -c '${process.execPath} ${PROGRAM} --db ${file}; true'\r`);
    await terminal.waitFor('Recent events');
    terminal.type('\u001a');
    await terminal.waitFor((screen) => !terminal.modes().alternateScreen && /topped/.test(screen));
    expect(terminal.modes()).toEqual(RESTORED);
    terminal.type('fg\r');
    await terminal.waitFor('Recent events');
    expect(terminal.modes().alternateScreen).toBe(true);
    terminal.type('q');
    await terminal.waitFor(() => !terminal.modes().alternateScreen);
  });

  it('is not given back on Ctrl-Z if there is no shell to take it: the dashboard runs on', async () => {
    await using home = await makeHome();
    const file = await withIncident(home);
    await using terminal = openTerminal(home, { args: ['--db', file] });
    await terminal.waitFor('Shots');
    terminal.type('\u001a');
    await terminal.waitFor(() => terminal.rawBytes().includes('\u001b[?1049l'));
    await terminal.waitFor(
      (screen) => terminal.modes().alternateScreen && screen.includes('Shots'),
    );
    terminal.type('q');
    expect(await terminal.exit()).toMatchObject({ code: 0 });
  });

  it.each([
    ['Ctrl-L', '\u000c'],
    ['Ctrl-Z', '\u001a'],
  ])('is redrawn after several %s in one piece', async (_, key) => {
    await using home = await makeHome();
    const file = await withIncident(home);
    await using terminal = openTerminal(home, { args: ['--db', file] });
    await terminal.waitFor('Shots');
    terminal.type(key.repeat(3));
    await terminal.waitFor(() => terminal.rawBytes().includes('\u001b[?1049l'));
    terminal.type('a');
    await terminal.waitFor('Enter save');
    terminal.kill('SIGTERM');
    expect(await terminal.exit()).toEqual({ code: 143, signal: 0 });
  });

  it('may change its size any number of times at once, and shows the last one whole', async () => {
    await using home = await makeHome();
    const file = await withIncident(home);
    await using terminal = openTerminal(home, { args: ['--db', file] });
    await terminal.waitFor('Shots');
    for (let time = 0; time < 60; time += 1)
      terminal.resize(20 + ((time * 37) % 180), 5 + ((time * 13) % 55));
    terminal.resize(20, 5);
    await terminal.waitFor((screen) => /small|80/.test(screen));
    terminal.resize(120, 36);
    const screen = await terminal.waitFor('Shots');
    expect(screen).toContain('Latest quotes');
    expect(screen.split('\n').filter((line) => line.includes('Recent events'))).toHaveLength(1);
  });
});

describe('a database file', () => {
  it.each(['moved', 'deleted'])(
    'that is %s while a dashboard is open is reported, and what is typed is kept',
    async (how) => {
      await using home = await makeHome();
      const file = await withIncident(home);
      await using terminal = openTerminal(home, { args: ['--db', file], columns: 160, rows: 36 });
      await terminal.waitFor('Shots');
      if (how === 'moved') renameSync(file, `${file}.moved`);
      else rmSync(file);
      await terminal.waitFor('was moved or deleted');
      terminal.type('a');
      terminal.type('attack 2020-05-14 @Herat,AFG src:AFP/C3 Typed on the phone\r');
      await terminal.waitFor('Typed on the phone');
      terminal.kill('SIGKILL');
      await terminal.exit();
      const drafts = join(home.file('state'), 'watchfloor', 'drafts');
      const kept = readdirSync(drafts).map((name) => readFileSync(join(drafts, name), 'utf8'));
      expect(kept.join()).toContain('Typed on the phone');
    },
  );

  it('that is put back is written to again', async () => {
    await using home = await makeHome();
    const file = await withIncident(home);
    await using terminal = openTerminal(home, { args: ['--db', file], columns: 160, rows: 36 });
    await terminal.waitFor('Shots');
    renameSync(file, `${file}.moved`);
    await terminal.waitFor('was moved or deleted');
    renameSync(`${file}.moved`, file);
    await terminal.waitFor((screen) => !screen.includes('was moved or deleted'));
    terminal.type('a');
    terminal.type('attack 2020-05-14 @Herat,AFG src:AFP/C3 Typed on the phone\r');
    await terminal.waitFor('added I2');
  });
});
