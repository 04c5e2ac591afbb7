import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { makeHome } from './home.ts';
import { run } from './run.ts';
import { openTerminal } from './terminal.ts';

/** What opens links on every platform, as a program that writes down its arguments. */
const OPENER = `#!/bin/sh
printf '%s\\n' "$@" >> "$HOME/opened"
`;

describe('a link from outside', () => {
  it('is opened at a key, as one argument and without a shell; what is no web page is not', async () => {
    await using home = await makeHome();
    const bin = home.file('bin');
    await mkdir(bin);
    for (const name of ['xdg-open', 'open']) {
      await writeFile(join(bin, name), OPENER);
      await chmod(join(bin, name), 0o755);
    }
    const lines = [
      'attack 2020-05-12 @Kabul,AFG src:AFP/B2 url:"https://wire.example/;touch $HOME/owned;`id`" One',
      'attack 2020-05-11 @Kabul,AFG src:AFP/B2 url:"file:///etc/passwd" Two',
    ];
    expect((await run(home, ['add', '-'], { input: `${lines.join('\n')}\n` })).status).toBe(0);
    const path = `${bin}:${home.env.PATH}`;
    await using terminal = openTerminal(home, { columns: 120, rows: 36, env: { PATH: path } });
    await terminal.waitFor('Two');
    terminal.type('\r');
    await terminal.waitFor('Reports (1)');
    terminal.type('W');
    await terminal.waitFor('opening https://wire.example/');
    await vi.waitFor(async () => {
      const opened = await readFile(home.file('opened'), 'utf8');
      expect(opened).toBe('https://wire.example/;touch%20$HOME/owned;%60id%60\n');
    });
    terminal.type('J');
    await terminal.waitFor('I2  Two');
    await terminal.waitFor('Reports (1)');
    terminal.type('W');
    await terminal.waitFor('is no web address');
    expect(await readFile(home.file('opened'), 'utf8')).not.toContain('passwd');
    await expect(readFile(home.file('owned'))).rejects.toThrow('ENOENT');
  });
});

describe('F1', () => {
  it.each(['\u001bOP', '\u001b[11~'])('opens the help of this place: %j', async (bytes) => {
    await using home = await makeHome();
    await using terminal = openTerminal(home);
    await terminal.waitFor('? help');
    terminal.type('m');
    await terminal.waitFor('Milestones');
    terminal.type(bytes);
    expect(await terminal.waitFor('━ Help ━')).toContain('Here, on a page');
  });
});
