import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Home, makeHome, PROGRAM } from './home.ts';
import { run } from './run.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** A shell's prompt before the program, so that its first frame does not begin where a line does. */
const AFTER_PROMPT = [
  'sh',
  '-c',
  'printf "$ "; exec "$0" "$@"',
  process.execPath,
  PROGRAM,
] as const;
const SIZE = { columns: 120, rows: 36, command: AFTER_PROMPT };

/** A home with thirty incidents, which no test here changes. */
let home: Home;
beforeAll(async () => {
  home = await makeHome();
  const days = Array.from({ length: 30 }, (_, at) => String(at + 1).padStart(2, '0'));
  const input = days.map((day) => `attack 2020-05-${day} @Kabul,AFG Shots\n`).join('');
  expect((await run(home, ['add', '-'], { input })).status).toBe(0);
});
afterAll(() => home[Symbol.asyncDispose]());

/** The frame's first line, and the line that the selection is on. */
const firstLine = (screen: string): string => screen.split('\n')[0] ?? '';
const selected = (terminal: Terminal): string => terminal.reversed().join('\n');

describe('keys that are pressed while the program starts', () => {
  it.each([0, 150, 300])(
    'act, and do not damage the first frame: %i ms after the start, and at once',
    async (moment) => {
      await using terminal = openTerminal(home, SIZE);
      terminal.type('j');
      // Not waited for anything: the moment itself is what is tried.
      await setTimeout(moment);
      terminal.type('jj');
      const screen = await terminal.waitFor(
        (now) => now.includes('Latest quotes') && selected(terminal).includes('27 May'),
      );
      expect(firstLine(screen)).toMatch(/^ AFGHANISTAN {3}30 incidents/);
      expect(screen).toMatch(/^┏━ 1 Recent events, Afghanistan 2020 ━+ .*┓$/m);
    },
  );

  it('start a line, and save it', async () => {
    await using terminal = openTerminal(home, SIZE);
    terminal.type('/killed:>3\r');
    const screen = await terminal.waitFor('0 of 30 match killed:>3');
    expect(screen).toMatch(/^┏━ 1 Recent events/m);
  });

  it.each([0, 200])('end it if they are Ctrl-C, %i ms after the start', async (moment) => {
    await using terminal = openTerminal(home, SIZE);
    await terminal.waitFor('$');
    await setTimeout(moment);
    terminal.type('\u0003');
    expect([0, 2]).toContain((await terminal.exit()).signal);
    expect(terminal.modes()).toMatchObject({ alternateScreen: false, cursorHidden: false });
  });
});

describe('Ctrl-L', () => {
  it('redraws everything, whatever another program has written over the screen', async () => {
    const scrawl = `process.on('SIGUSR2', () => process.stdout.write('\\u001b[H\\nSCRAWLED\\u001b[9;50HSCRAWLED\\r\\n'));`;
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(scrawl)}` };
    await using terminal = openTerminal(home, { ...SIZE, env });
    const whole = await terminal.waitFor(
      (now) => now.includes('30 in 30 d') && now.includes('· 30 ·') && now.includes('why: '),
    );
    process.kill(terminal.pid, 'SIGUSR2');
    await terminal.waitFor((now) => now.split('SCRAWLED').length === 3);
    terminal.type('\u000c');
    const withoutClock = (screen: string) => screen.replaceAll(/\d\d:\d\d/g, '');
    await terminal.waitFor((now) => withoutClock(now) === withoutClock(whole));
  });
});

describe('a paste', () => {
  it('that arrives in many pieces is one line, with what was typed after it', async () => {
    await using terminal = openTerminal(home, SIZE);
    await terminal.waitFor('Latest quotes');
    terminal.type(`\u001b[200~${'words '.repeat(40_000)}END\u001b[201~`);
    await terminal.waitFor((now) => now.includes('240 003 characters') && now.includes('END'));
    terminal.type(' and more');
    await terminal.waitFor('END and more');
    terminal.type('\u0003');
    await terminal.waitFor((now) => !now.includes('Add:'));
  });
});
