import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Home, makeHome } from './home.ts';
import { run } from './run.ts';
import { openTerminal } from './terminal.ts';

const ENTER = '\r';
const CTRL_R = '\u0012';
const ATTACK = 'attack 2020-05-12 @Kabul,AFG killed:27 src:Reuters/B2 Gunmen open fire';
const SIZE = { columns: 120, rows: 36 };

async function filledHome(): Promise<Home> {
  const home = await makeHome();
  expect((await run(home, ['add', ATTACK])).stdout).toBe('I1\n');
  return home;
}

async function titles(home: Home): Promise<readonly string[]> {
  const { stdout } = await run(home, ['list', '--json']);
  return JSON.parse(stdout).map((row: { title: string }) => row.title);
}

describe('editing', () => {
  it('conflicts with the edit of another program, keeps both, and is undone and redone after a restart', async () => {
    await using home = await filledHome();
    {
      await using terminal = openTerminal(home, SIZE);
      await terminal.waitFor('Gunmen open fire');
      terminal.type('e');
      await terminal.waitFor('Edit I1');
      terminal.type(' in Kabul');
      await terminal.waitFor('open fire in Kabul');
      await run(home, ['add', 'report I1 src:AFP/C3 killed:30']);
      terminal.type(ENTER);
      const conflict = await terminal.waitFor('changed it meanwhile');
      expect(conflict).toContain('theirs (');
      expect(conflict).toContain('yours: ');
      terminal.type(ENTER);
      await terminal.waitFor('edited I1');
      expect(await titles(home)).toEqual(['Gunmen open fire in Kabul']);
      const [row] = JSON.parse((await run(home, ['list', '--json'])).stdout);
      expect(row.sources).toEqual(['Reuters', 'AFP']);
      terminal.type('u');
      await terminal.waitFor('undid: edited I1');
      expect(await titles(home)).toEqual(['Gunmen open fire']);
      terminal.type('q');
      await terminal.exit();
    }
    await using again = openTerminal(home, SIZE);
    await again.waitFor('Gunmen open fire');
    again.type(CTRL_R);
    await again.waitFor('before this session?');
    again.type('y');
    await again.waitFor('redid: edited I1');
    expect(await titles(home)).toEqual(['Gunmen open fire in Kabul']);
    again.type('q');
    expect((await again.exit()).code).toBe(0);
  });

  it('is done in the person’s own editor, which gets the terminal meanwhile', async () => {
    await using home = await filledHome();
    const editor = "sed -i -e 's/killed:27/killed:29/' -e 's/fire/fire twice/'";
    await using terminal = openTerminal(home, { ...SIZE, env: { EDITOR: editor } });
    await terminal.waitFor('Gunmen open fire');
    terminal.type('E');
    await terminal.waitFor('edited I1');
    await terminal.waitFor('Gunmen open fire twice');
    terminal.type('q');
    expect((await terminal.exit()).code).toBe(0);
    expect(terminal.modes()).toMatchObject({ alternateScreen: false, cursorHidden: false });
  });

  it('reports a missing editor, and loses nothing', async () => {
    await using home = await filledHome();
    await using terminal = openTerminal(home, { ...SIZE, env: { EDITOR: 'no-such-editor' } });
    await terminal.waitFor('Gunmen open fire');
    terminal.type('E');
    await terminal.waitFor('was not found');
    expect(terminal.screen()).toContain('Edit I1');
  });
});

describe('watchfloor purge', () => {
  it('erases a record and the lines that were typed, and lists the copies that exist', async () => {
    await using home = await filledHome();
    const folder = join(home.file('state'), 'watchfloor');
    await mkdir(folder, { recursive: true });
    const history = join(folder, 'history.jsonl');
    const line = (text: string) => `\n${JSON.stringify({ prompt: 'add', text })}`;
    await writeFile(history, line(ATTACK) + line('milestone 2020-02-29 Signed'));
    await run(home, ['backup', home.file('copy.db')]);
    const { stdout, stderr, status } = await run(home, ['purge', 'I1', '--reason', 'a name']);
    expect({ stdout, status }).toEqual({ stdout: 'purged I1\n', status: 0 });
    expect(stderr).toMatch(/The copy .*copy\.db of .* still exists and may contain it\./);
    expect(await titles(home)).toEqual([]);
    expect(readFileSync(history, 'utf8')).toBe(line('milestone 2020-02-29 Signed'));
    const log = JSON.parse((await run(home, ['log', '--json'])).stdout);
    expect(log[0]).toMatchObject({ title: 'purged I1', reason: 'a name', changes: [] });
  });

  it('needs a reason, and an existing record', async () => {
    await using home = await filledHome();
    expect((await run(home, ['purge', 'I1'])).status).toBe(2);
    expect((await run(home, ['purge', 'I1', '--reason', ' '])).status).toBe(2);
    const { stderr, status } = await run(home, ['purge', 'I9', '--reason', 'x']);
    expect({ stderr, status }).toEqual({
      stderr: 'There is no I9. Check the number.\n',
      status: 1,
    });
    expect(await titles(home)).toEqual(['Gunmen open fire']);
  });
});
