import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { expectStraight } from '../support/straight.ts';
import { type Home, makeHome, PROGRAM } from './home.ts';
import { openTerminal, type Terminal } from './terminal.ts';

const ENTER = '\r';
const ESC = '\u001b';
const CTRL_C = '\u0003';

/** Bold, dim, underlined, reversed, and what ends them (SGR, ECMA-48 8.3.117); not italic, which some draw reversed. */
const MODIFIERS = ['1', '2', '4', '7', '22', '24', '27'];
/** The eight colours and their bright ones as foregrounds, and what ends them. */
const COLOURS = ['39', ...eight(30), ...eight(90)];

function eight(from: number): readonly string[] {
  return Array.from({ length: 8 }, (_, index) => String(from + index));
}

/** The parameters of every SGR sequence that was written, each once. */
function stylesIn(written: string): readonly string[] {
  const sequences = [...written.matchAll(/\u001b\[([\d;:]*)m/g)];
  return [...new Set(sequences.flatMap(([, parameters = '']) => parameters.split(/[;:]/)))];
}

/** Through every panel of the sample, an incident's page, the help and a prompt that finds fault. */
async function walk(terminal: Terminal): Promise<void> {
  await terminal.waitFor('ISKP');
  for (const panel of ['2', '3', '4', '1']) {
    terminal.type(`${panel}j`);
    await terminal.waitFor(`┏━ ${panel} `);
  }
  terminal.type(ENTER);
  await terminal.waitFor('Reports (');
  terminal.type('q');
  await terminal.waitFor('Recent events');
  terminal.type('?');
  await terminal.waitFor('┏━ Help');
  terminal.type(ESC);
  await terminal.waitFor('Recent events');
  terminal.type('/kilt:3');
  await terminal.waitFor('unknown key');
  terminal.type(CTRL_C);
  await terminal.waitFor('/ filter');
}

describe('colours', () => {
  it("are the terminal's own sixteen on its own background, so that a light one is readable too", async () => {
    await using home = await makeHome();
    const env = { COLORTERM: 'truecolor' };
    await using terminal = openTerminal(home, { args: ['demo'], columns: 120, rows: 36, env });
    await walk(terminal);
    const styles = stylesIn(terminal.rawBytes());
    expect(styles.filter((style) => ![...MODIFIERS, ...COLOURS].includes(style))).toEqual([]);
    expect(styles).toEqual(expect.arrayContaining(['36', '7']));
  });

  it.each([
    ['NO_COLOR is set', { NO_COLOR: '1', COLORTERM: 'truecolor' }, []],
    ['--no-color is given', { FORCE_COLOR: '3' }, ['--no-color']],
  ])('are left out if %s, and the selection is still visible', async (_, env, flags) => {
    await using home = await makeHome();
    const args = [...flags, 'demo'];
    await using terminal = openTerminal(home, { args, columns: 120, rows: 36, env });
    await walk(terminal);
    const styles = stylesIn(terminal.rawBytes());
    expect(styles.filter((style) => !MODIFIERS.includes(style))).toEqual([]);
    expect(styles).toContain('7');
  });
});

describe('input that is not a terminal', () => {
  it.each([[[]], [['demo']]])('is reported, and the terminal is not changed: %j', async (args) => {
    await using home = await makeHome();
    const line = 'echo j | "$0" "$@"';
    const command = ['sh', '-c', line, process.execPath, PROGRAM] as const;
    await using terminal = openTerminal(home, { command, args });
    expect((await terminal.exit()).code).toBe(1);
    expect(terminal.rawBytes()).toContain('its input is not a terminal. watchfloor list');
    expect(terminal.rawBytes()).not.toContain(ESC);
  });
});

/** A terminal within the terminal, with a server of the home's own. */
type Multiplexer = {
  readonly name: string;
  /** Starts the server, to run the command that is put after these words. */
  readonly start: (home: Home) => readonly [string, ...string[]];
  /** Words after the name that end the server and what runs in it. */
  readonly end: (home: Home) => readonly string[];
};

const TMUX: Multiplexer = {
  name: 'tmux',
  start: (home) => ['tmux', '-S', home.file('tmux'), '-f', '/dev/null', 'new-session'],
  end: (home) => ['-S', home.file('tmux'), 'kill-server'],
};

const SCREEN: Multiplexer = {
  name: 'screen',
  start: (home) => ['screen', '-U', '-S', 'watch', '-c', home.file('screenrc')],
  end: () => ['-S', 'watch', '-X', 'quit'],
};

const isInstalled = (name: string): boolean => spawnSync(name, ['-V']).error === undefined;

/** A multiplexer that is not installed takes its tests with it, which then say so. */
function describeInside(multiplexer: Multiplexer, tests: () => void): void {
  const installed = isInstalled(multiplexer.name);
  const name = `inside ${multiplexer.name}${installed ? '' : ' (which is not installed here)'}`;
  describe.skipIf(!installed)(name, tests);
}

/** The demo in a multiplexer, started from a shell in it. */
type Inside = {
  readonly terminal: Terminal;
  /** Ends the server, and so closes the window that the demo is in. */
  readonly end: () => void;
  /** Waits for the end of the demo; answers with its exit status. */
  readonly status: () => Promise<string>;
  /** What the demo keeps in the folder for temporary files. */
  readonly copies: () => readonly string[];
};

/** Shows the demo in a multiplexer, whose server ends with what is done there. */
async function demoInside(
  multiplexer: Multiplexer,
  settings: string,
  act: (inside: Inside) => Promise<void>,
): Promise<void> {
  await using home = await makeHome();
  writeFileSync(home.file('screenrc'), settings);
  // It outlives its window for as long as it takes to note how the demo ended.
  const script = `trap : HUP; '${process.execPath}' '${PROGRAM}' demo; echo $? > status`;
  writeFileSync(home.file('demo.sh'), script);
  mkdirSync(home.file('screens'), { mode: 0o700 });
  const env = { SCREENDIR: home.file('screens') };
  const end = () =>
    void spawnSync(multiplexer.name, multiplexer.end(home), { env: { ...home.env, ...env } });
  const command = multiplexer.start(home);
  const args = ['sh', '-c', 'echo This is the shell.; PS1="shell> " exec sh'];
  await using terminal = openTerminal(home, { command, args, columns: 100, rows: 30, env });
  try {
    await terminal.waitFor('This is the shell.');
    terminal.type(`sh demo.sh${ENTER}`);
    await terminal.waitFor('ISKP');
    await act({
      terminal,
      end,
      status: () => statusIn(home),
      copies: () => readdirSync(home.path).filter((name) => name.startsWith('watchfloor-demo-')),
    });
  } finally {
    end();
  }
}

function statusIn(home: Home): Promise<string> {
  return vi.waitFor(
    () => {
      const status = readFileSync(home.file('status'), 'utf8').trimEnd();
      if (status === '') throw new Error('The demo has not ended yet.');
      return status;
    },
    { timeout: 20_000, interval: 10 },
  );
}

/** More cells than a number has, which is drawn reversed by itself where many were killed. */
const NUMBER = 16;

/** Waits until the frames are straight and one row alone is drawn as what is selected is. */
async function waitForRow(terminal: Terminal, row: string): Promise<void> {
  await terminal.waitFor((screen) => {
    const reversed = terminal.reversed().filter((text) => text.length > NUMBER);
    return (
      expectStraight(screen) === 4 && reversed.length === 1 && reversed[0]?.includes(row) === true
    );
  });
}

/** Moves through the first two rows of the sample by a key. */
async function expectUsable(terminal: Terminal): Promise<void> {
  await waitForRow(terminal, 'First US air strike');
  terminal.type('j');
  await waitForRow(terminal, 'Roadside bomb kills');
}

const isShellAgain = (screen: string): boolean =>
  screen.includes('This is the shell.') && !screen.includes('Recent events');

/** Uses the demo and leaves it, which gives back what the shell had on the screen. */
async function useAndLeave({ terminal, status }: Inside): Promise<void> {
  await expectUsable(terminal);
  terminal.type('q');
  await terminal.waitFor(isShellAgain);
  expect(await status()).toBe('0');
}

describeInside(TMUX, () => {
  it("draws straight frames, handles keys, and restores the shell's screen", async () => {
    await demoInside(TMUX, '', useAndLeave);
  });

  it('ends with its window, and leaves nothing behind', async () => {
    await demoInside(TMUX, '', async ({ end, status, copies }) => {
      expect(copies()).toHaveLength(1);
      end();
      expect(await status()).toBe('129');
      expect(copies()).toEqual([]);
    });
  });
});

describeInside(SCREEN, () => {
  it("draws straight frames, handles keys, and restores the shell's screen", async () => {
    await demoInside(SCREEN, 'altscreen on', useAndLeave);
  });

  it('leaves the prompt on its own line if the drawn screen is kept', async () => {
    await demoInside(SCREEN, '', async ({ terminal, status }) => {
      terminal.type('q');
      await terminal.waitFor((screen) => screen.split('\n').includes('shell>'));
      expect(await status()).toBe('0');
    });
  });
});
