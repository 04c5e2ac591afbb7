import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { makeHome, PROGRAM } from './home.ts';
import { run } from './run.ts';

const LINE =
  'attack 2020-03-06 @Kabul,AFG by:ISKP on:civilians killed:27-32 wounded:81 src:Reuters/B2 claimed:ISKP Gunmen open fire on a memorial gathering';

describe('the program', () => {
  it('prints its version', async () => {
    await using home = await makeHome();
    await expect(run(home, ['--version'])).resolves.toEqual({
      stdout: `${packageJson.version}\n`,
      stderr: '',
      status: 0,
    });
  });

  it('lists its commands and common options in its help', async () => {
    await using home = await makeHome();
    const { stdout, stderr, status } = await run(home, ['--help']);
    const commands = ['demo', 'add', 'import', 'list', 'actors', 'quotes', 'doctor', 'backup'];
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
    for (const option of ['--db', '--read-only', '--no-color', '--help', '--version']) {
      expect(stdout).toContain(option);
    }
    expect(stdout).toContain('WATCHFLOOR_DB');
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  });

  it('has help for every command', async () => {
    await using home = await makeHome();
    const { stdout, status } = await run(home, ['list', '--help']);
    expect(stdout).toContain('watchfloor list');
    for (const option of ['--json', '--csv', '--limit']) expect(stdout).toContain(option);
    expect(status).toBe(0);
    const asked = await run(home, ['help', 'help']);
    expect(asked).toMatchObject({ stderr: '', status: 0 });
    expect(asked.stdout).toBe((await run(home, ['--help'])).stdout);
  });

  it('wraps the paragraphs of its help once, with no short lines within', async () => {
    await using home = await makeHome();
    const { stdout } = await run(home, ['purge', '--help']);
    const [, paragraph = ''] = stdout.split('\n\n');
    const lines = paragraph.split('\n');
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines.slice(0, -1)) expect(line.length).toBeGreaterThan(60);
  });

  it.each([
    [['lsit'], /There is no command lsit\. Did you mean list\?/],
    [['foo'], /There is no command foo\. Try watchfloor --help\./],
    [['lsit', 'a', 'b'], /There is no command lsit\. Did you mean list\?/],
    [['help', 'lsit'], /There is no command lsit\. Did you mean list\?/],
    [['import', 'a.csv', 'b.csv'], /import takes 1 at most: a\.csv, b\.csv\./],
    [['doctor', 'x'], /doctor takes no arguments: x\./],
    [['list', '--limit'], /The option --limit <number> needs a value\./],
    [['import', ''], /The file name is empty\./],
    [['list', '--jsn'], /There is no option --jsn\. Did you mean --json\?/],
    [['--colour'], /There is no option --colour\.\nTry watchfloor --help\./],
    [['import'], /The argument <file> is missing\.\nTry watchfloor import --help\./],
    [['list', '--limit', 'many'], /whole number above 0/],
    [['list', '--json', '--csv'], /cannot be used together/],
  ])('refuses %j with status 2 and touches nothing', async (args, message) => {
    await using home = await makeHome();
    const { stdout, stderr, status } = await run(home, args);
    expect(stderr).toMatch(message);
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
    expect(existsSync(home.file('data'))).toBe(false);
  });

  it('keeps its database private, in the data folder', async () => {
    await using home = await makeHome();
    await run(home, ['add', LINE]);
    const folder = home.file(join('data', 'watchfloor'));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'incidents.db')).mode & 0o777).toBe(0o600);
  });

  it('says what it needs if Node.js is too old', async () => {
    const script = `Object.defineProperty(process.versions, 'node', { value: '20.20.2' }); import(${JSON.stringify(PROGRAM)});`;
    const old = promisify(execFile)(process.execPath, ['-e', script]);
    await expect(old).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^watchfloor needs Node\.js 22\.19 or newer.*20\.20\.2.*\n$/),
    });
  });

  it('says which key of the configuration is wrong', async () => {
    await using home = await makeHome();
    await mkdir(home.file('config/watchfloor'), { recursive: true });
    await writeFile(home.file('config/watchfloor/config.toml'), 'timezone = "Mars"');
    const { stdout, stderr, status } = await run(home, ['list']);
    expect(stderr).toMatch(/config\.toml is not valid: timezone: .*found "Mars"/);
    expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
  });
});

describe('a database on the command line', () => {
  it.each([
    ['list'],
    ['actors'],
    ['quotes'],
    ['log'],
    ['imports'],
    ['conflicts'],
    ['compare', 'M1'],
    ['export', '--format', 'csv'],
    ['backup'],
    ['purge', 'I1', '--reason', 'a source'],
  ])('is not created by %s, which says that there is none', async (...args) => {
    await using home = await makeHome();
    const missing = home.file('typo/incidents.db');
    const { stdout, stderr, status } = await run(home, [...args, '--db', missing]);
    expect(stderr).toContain(`There is no database at ${missing}. Check the path.`);
    expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
    expect(existsSync(home.file('typo'))).toBe(false);
  });

  it('is created in a folder that exists, or in the default one, but in no mistyped folder', async () => {
    await using home = await makeHome();
    const mistyped = home.file('typo/incidents.db');
    for (const args of [['add', LINE], []]) {
      const { stderr, status } = await run(home, [...args, '--db', mistyped]);
      expect(stderr).toContain(`There is no folder ${home.file('typo')}`);
      expect(status).toBe(1);
    }
    expect(existsSync(home.file('typo'))).toBe(false);
    const made = await run(home, ['add', LINE, '--db', home.file('new.db')]);
    expect(made.stderr).toContain(`Created a new database, ${home.file('new.db')}.`);
    const looked = await run(home, ['doctor', '--db', mistyped]);
    expect(looked.stdout).toMatch(/^note +database +.+ does not exist\. Check the path/m);
    expect(existsSync(home.file('typo'))).toBe(false);
  });

  it('is the one that --db or WATCHFLOOR_DB names, the option first', async () => {
    await using home = await makeHome();
    const [named, other] = [home.file('named.db'), home.file('other.db')];
    await run(home, ['add', '--db', named, LINE]);
    await run(home, ['--db', other, 'add', 'milestone 2020-02-29 Agreement']);
    const byName = await run(home, ['list', '--csv'], { env: { WATCHFLOOR_DB: named } });
    expect(byName.stdout).toContain('I1,');
    const both = await run(home, ['list', '--csv', '--db', other], {
      env: { WATCHFLOOR_DB: named },
    });
    expect(both.stdout).not.toContain('I1,');
  });

  it('is not written to with --read-only', async () => {
    await using home = await makeHome();
    await run(home, ['add', LINE]);
    const refused = await run(home, ['--read-only', 'add', LINE]);
    expect(refused.status).toBe(1);
    expect(refused.stdout).toBe('');
    expect(refused.stderr).toContain('open read-only');
    const rows = JSON.parse((await run(home, ['list', '--json', '--read-only'])).stdout);
    expect(rows).toHaveLength(1);
  });

  it('is refused if it is something else', async () => {
    await using home = await makeHome();
    await writeFile(home.file('notes.txt'), 'These are notes and no database at all.\n');
    const { stdout, stderr, status } = await run(home, ['list', '--db', home.file('notes.txt')]);
    expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
    expect(stderr).toContain('notes.txt');
    expect(stderr).not.toContain('    at ');
  });

  it('can be copied while it is open, never over another file', async () => {
    await using home = await makeHome();
    await run(home, ['add', LINE]);
    const copy = home.file('copy.db');
    expect((await run(home, ['backup', copy])).status).toBe(0);
    const rows = JSON.parse((await run(home, ['list', '--json', '--db', copy])).stdout);
    expect(rows).toMatchObject([{ id: 'I1' }]);
    expect((await run(home, ['backup', copy])).status).toBe(1);
  });

  it('is healthy by doctor, which also says when it is not', async () => {
    await using home = await makeHome();
    await run(home, ['add', LINE]);
    const well = await run(home, ['doctor']);
    expect(well.stdout).toContain(packageJson.version);
    expect(well.stdout).toContain(home.file('data'));
    expect(well.stdout).toMatch(/^note +newest copy +none/m);
    expect({ stderr: well.stderr, status: well.status }).toEqual({ stderr: '', status: 0 });
    await writeFile(home.file('notes.txt'), 'These are notes and no database at all.\n');
    const ill = await run(home, ['doctor', '--db', home.file('notes.txt')]);
    expect(ill.stdout).toContain('WRONG');
    expect(ill.status).toBe(1);
  });
});

describe('a report that is added', () => {
  it('warns if it gives the same link as another one, and counts both as one', async () => {
    await using home = await makeHome();
    await run(home, ['add', 'attack 2024-02-01 killed:10 src:One/B2 https://wire.example/a Story']);
    const report = 'report I1 src:Two/B2 killed:10 https://m.wire.example/a?fbclid=1';
    const { stderr } = await run(home, ['add', report]);
    expect(stderr).toContain(
      'Warning: the same link as R1 (One): together they count as one report',
    );
    const [row] = JSON.parse((await run(home, ['list', '--json'])).stdout);
    expect(row).toMatchObject({ status: 'reported' });
  });
});
