import { mkdir, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type Home, makeHome } from './home.ts';
import { run } from './run.ts';
import { openTerminal } from './terminal.ts';

/** A home with this configuration and an incident. */
async function homeWith(config: string): Promise<Home> {
  const home = await makeHome();
  await mkdir(home.file('config/watchfloor'), { recursive: true });
  await writeFile(home.file('config/watchfloor/config.toml'), config);
  expect((await run(home, ['add', 'attack 2020-05-12 @Kabul,AFG Shots'])).status).toBe(0);
  return home;
}

describe('a key of one’s own', () => {
  it('runs its command in place of the default one, and footer, help and list of commands show it', async () => {
    await using home = await homeWith('[keys]\n"filter.open" = ["f5"]\n');
    await using terminal = openTerminal(home, { columns: 120, rows: 36 });
    const screen = await terminal.waitFor('Latest quotes');
    expect(screen).toContain('F5 filter');
    terminal.type('/');
    await terminal.waitFor('/ does nothing here; on a page it is “find”');
    terminal.type('\x1b[15~killed:>3\r');
    await terminal.waitFor('0 of 1 match killed:>3');
    terminal.type('?');
    await terminal.waitFor((now) => /F5 +filter every panel/.test(now));
    terminal.type('q');
    await terminal.waitFor('F5 filter');
    terminal.type(':every panel');
    await terminal.waitFor((now) => /filter +F5 +filter every panel/.test(now));
  });

  it('that is mistyped is said with its line, and the default one still works', async () => {
    await using home = await homeWith('[keys]\n"filter.open" = "f5"\nzooom = "Z"\n');
    await using terminal = openTerminal(home, { columns: 120, rows: 36 });
    await terminal.waitFor('line 3: there is no command “zooom”; did you mean "zoom"?');
    const listed = await run(home, ['keys', '--conflicts']);
    expect(listed.stdout).toBe(
      `${home.file('config/watchfloor/config.toml')}, line 3: there is no command “zooom”; did you mean "zoom"?\n`,
    );
    expect(listed.status).toBe(1);
  });

  it('is listed with its place, and a conflict with its line', async () => {
    await using home = await homeWith('[keys]\nzoom = ["z", "j"]\n');
    const rows: unknown = JSON.parse((await run(home, ['keys', '--json'])).stdout);
    expect(rows).toContainEqual({
      place: 'dashboard',
      id: 'zoom',
      keys: ['z', 'j'],
      help: 'show the focused panel alone, or all of them again',
    });
    expect(rows).toContainEqual(expect.objectContaining({ id: 'move.down', keys: ['down'] }));
    const conflicts = await run(home, ['keys', '--conflicts', '--csv']);
    expect(conflicts.stdout).toContain('\r\n2,dashboard,j,');
    expect(conflicts.status).toBe(1);
  });

  it('that is mistyped does not keep a theme from being used, nor a role from being said', async () => {
    await using home = await homeWith('theme = "dark"\n[keys]\nzooom = "Z"\n');
    await using terminal = openTerminal(home, { columns: 120, rows: 36 });
    await terminal.waitFor('line 3: there is no command “zooom”');
    await writeFile(home.file('config/watchfloor/config.toml'), '[theme]\nbadd = "red"\n');
    await using other = openTerminal(home, { columns: 120, rows: 36 });
    await other.waitFor('line 2: there is no role “badd”; did you mean "bad"?');
  });

  it('has no conflicts while there are none', async () => {
    await using home = await makeHome();
    expect(await run(home, ['keys', '--conflicts'])).toMatchObject({ stdout: '', status: 0 });
    expect((await run(home, ['keys'])).stdout).toMatch(/^On the dashboard +zoom +z \+ +show/m);
  });
});
