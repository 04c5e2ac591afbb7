import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig, readConfig } from '../../src/cli/session/config.ts';

const FILE = '/home/ana/.config/watchfloor/config.toml';
const messageOf = (text: string): string => {
  try {
    readConfig(text, FILE);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'read without an error';
};

describe('the configuration', () => {
  it('defaults to UTC and the login name', () => {
    expect(readConfig('', FILE)).toEqual({
      timezone: 'UTC',
      userName: null,
      backup: { daily: false, keep: 7, folder: null },
      keys: [],
      theme: [],
    });
  });

  it('sets the time zone and the person’s name', () => {
    const text = 'timezone = "Asia/Kabul"\n\n[user]\nname = " Ana "\n';
    expect(readConfig(text, FILE)).toMatchObject({ timezone: 'Asia/Kabul', userName: 'Ana' });
  });

  it('may be missing', async () => {
    await expect(loadConfig(join(tmpdir(), 'no', 'such', 'config.toml'))).resolves.toEqual({
      timezone: 'UTC',
      userName: null,
      backup: { daily: false, keep: 7, folder: null },
      keys: [],
      theme: [],
    });
  });

  it('is read from its file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'watchfloor-config-'));
    const file = join(folder, 'config.toml');
    await writeFile(file, 'timezone = "Europe/Berlin"\n');
    await expect(loadConfig(file)).resolves.toMatchObject({ timezone: 'Europe/Berlin' });
    await rm(folder, { recursive: true });
  });

  it('says which file and key is wrong, what was expected and what was found', () => {
    expect(messageOf('timezone = "Mars"')).toBe(
      `The configuration ${FILE} is not valid: timezone: expected the name of an IANA time zone such as "Asia/Kabul", found "Mars".`,
    );
    expect(messageOf('[user]\nname = 3')).toBe(
      `The configuration ${FILE} is not valid: user.name: expected text, found 3.`,
    );
  });

  it('reports an unknown key', () => {
    expect(messageOf('timezon = "UTC"')).toBe(
      `The configuration ${FILE} is not valid: timezon: unknown key; the keys are timezone, [user], [backup], [keys] and [theme].`,
    );
    expect(messageOf('[user]\nnick = "a"')).toContain('user.nick: unknown key');
  });

  it('says in which line each command gets its keys', () => {
    const text = [
      'timezone = "UTC"',
      '[keys] # mine',
      '"filter.open" = ["/", "ctrl+f"]',
      'zoom = "f5"',
      'sort.next = []',
      '[keys.export]',
      'open = "f7"',
      '[user]',
      'name = "Ana"',
    ].join('\n');
    expect(readConfig(text, FILE).keys).toEqual([
      { id: 'filter.open', keys: ['/', 'ctrl+f'], line: 3 },
      { id: 'zoom', keys: ['f5'], line: 4 },
      { id: 'sort.next', keys: [], line: 5 },
      { id: 'export.open', keys: ['f7'], line: 7 },
    ]);
    expect(messageOf('[keys]\nzoom = 5')).toContain('expected a key such as "f5"');
  });

  it('says in which line the theme and each role of it is set', () => {
    expect(readConfig('\ntheme = "dark"\n', FILE).theme).toEqual([
      { id: 'name', values: ['dark'], line: 2 },
    ]);
    expect(readConfig('[theme]\nname = "dark"\nbad = ["bold", "red"]\n', FILE).theme).toEqual([
      { id: 'name', values: ['dark'], line: 2 },
      { id: 'bad', values: ['bold', 'red'], line: 3 },
    ]);
  });

  it('reports the line that is not valid TOML', () => {
    expect(messageOf('timezone = "UTC"\nname =')).toMatch(
      /is not valid TOML: line 2, column \d+: /,
    );
  });
});
