import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Home, makeHome } from './home.ts';
import { run } from './run.ts';
import { openTerminal } from './terminal.ts';

/** What the demo has made in the folder for temporary files. */
const copies = (home: Home): readonly string[] =>
  readdirSync(home.path).filter((name) => name.startsWith('watchfloor-demo-'));

describe('watchfloor demo', () => {
  it('prints one plain frame of the sample into a pipe and leaves nothing behind', async () => {
    await using home = await makeHome();
    const { stdout, stderr, status } = await run(home, ['demo']);
    expect(stdout).toContain('ISKP');
    expect(stdout).not.toContain('\u001b');
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(copies(home)).toEqual([]);
    expect(readdirSync(home.path)).not.toContain('data');
  });

  it('leaves nothing behind when it is left with q', async () => {
    await using home = await makeHome();
    await using terminal = openTerminal(home, { args: ['demo'] });
    await terminal.waitFor('ISKP');
    expect(copies(home)).toHaveLength(1);
    terminal.type('q');
    expect((await terminal.exit()).code).toBe(0);
    expect(copies(home)).toEqual([]);
  });

  it.each([['SIGTERM', 143] as const, ['SIGHUP', 129] as const])(
    'leaves nothing behind and the terminal usable when %s ends it',
    async (signal, code) => {
      await using home = await makeHome();
      await using terminal = openTerminal(home, { args: ['demo'] });
      await terminal.waitFor('ISKP');
      terminal.kill(signal);
      expect((await terminal.exit()).code).toBe(code);
      expect(copies(home)).toEqual([]);
      expect(terminal.modes()).toEqual({
        alternateScreen: false,
        cursorHidden: false,
        bracketedPaste: false,
        mouse: false,
      });
    },
  );

  it('removes what a killed one left behind', async () => {
    await using home = await makeHome();
    await using terminal = openTerminal(home, { args: ['demo'] });
    await terminal.waitFor('ISKP');
    terminal.kill('SIGKILL');
    await terminal.exit();
    expect(copies(home)).toHaveLength(1);
    await run(home, ['demo']);
    expect(copies(home)).toEqual([]);
  });
});

describe('a terminal that cannot show the dashboard', () => {
  it.each([[[]], [['demo']]])('gets a hint at what to use instead: watchfloor %j', async (args) => {
    await using home = await makeHome();
    await using terminal = openTerminal(home, { args, env: { TERM: 'dumb' } });
    expect((await terminal.exit()).code).toBe(1);
    expect(terminal.rawBytes()).toContain('watchfloor list');
    expect(terminal.rawBytes()).not.toContain('\u001b');
  });
});
