import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { rowsOf, writeOutside } from '../support/store.ts';
import { type Home, makeHome } from './home.ts';
import { type RunOptions, run, startedBy } from './run.ts';
import { openTerminal } from './terminal.ts';

const LINE = 'attack 2020-05-12 @Kabul,AFG src:AFP/C3';

/** What the dashboard says on a file that it does not open. */
async function refusal(home: Home, file: string, { through }: RunOptions = {}): Promise<string> {
  const command = startedBy(through);
  await using terminal = openTerminal(home, { command, args: ['--db', file], columns: 400 });
  expect((await terminal.exit()).code).toBe(1);
  expect(terminal.modes().alternateScreen).toBe(false);
  return terminal.screen();
}

/** Expects that neither a command nor the dashboard takes a file, and that both say why. */
async function expectRefused(home: Home, file: string, why: string, options: RunOptions = {}) {
  for (const line of [['list'], ['add', `${LINE} More`]]) {
    const { stdout, stderr, status } = await run(home, ['--db', file, ...line], options);
    expect([stdout, status]).toEqual(['', 1]);
    expect(stderr).toContain(why);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  }
  expect(await refusal(home, file, options)).toContain(why);
}

async function withRows(home: Home): Promise<string> {
  const file = home.file('incidents.db');
  await run(home, ['--db', file, 'add', '-'], {
    input: [`${LINE} First`, `${LINE} Second`].join('\n'),
  });
  return file;
}

/** The page that a table begins with. */
function rootPageOf(file: string, table: string): number {
  const sqlite = new Database(file, { readonly: true });
  try {
    const query = 'select rootpage from sqlite_schema where name = ?';
    return sqlite.prepare<[string], number>(query).pluck().get(table) ?? 0;
  } finally {
    sqlite.close();
  }
}

/** Overwrites a page (4,096 bytes, from 1) of a database file. */
function harm(file: string, page: number): void {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, (page - 1) * 4096, page * 4096);
  writeFileSync(file, bytes);
}

describe('a file named incidents.db that is not a database', () => {
  it.each<readonly [what: string, make: (file: string) => void, why: string]>([
    [
      'a text',
      (file) => writeFileSync(file, 'id,year\n1,2020\n'),
      'is not a database. To bring a file of incidents in, use: watchfloor import',
    ],
    [
      'another program’s database',
      (file) => writeOutside(file, 'create table note (text)'),
      'is a database of another program and was left as it is.',
    ],
    ['a folder', (file) => mkdirSync(file), 'is a folder, not a database. Give the path of a file'],
  ])('is refused and not changed: %s', async (_, make, why) => {
    await using home = await makeHome();
    const file = home.file('incidents.db');
    make(file);
    const before = statSync(file);
    await expectRefused(home, file, why);
    expect(statSync(file).mtimeMs).toBe(before.mtimeMs);
    expect(statSync(file).size).toBe(before.size);
  });

  it('becomes one if it is empty', async () => {
    await using home = await makeHome();
    const file = home.file('incidents.db');
    writeFileSync(file, '');
    await using terminal = openTerminal(home, { args: ['--db', file] });
    await terminal.waitFor('This database is empty');
    expect(await run(home, ['--db', file, 'add', `${LINE} First`])).toMatchObject({
      stdout: 'I1\n',
      status: 0,
    });
    await terminal.waitFor('First');
  });
});

describe('a damaged database', () => {
  it('is refused if not even its start can be read', async () => {
    await using home = await makeHome();
    const file = await withRows(home);
    harm(file, 1);
    await expectRefused(home, file, 'is not a database');
  });

  it('is reported on the screen, in lists and by doctor, which recovers the rest of it', async () => {
    await using home = await makeHome();
    const file = await withRows(home);
    harm(file, rootPageOf(file, 'incident'));
    const damaged =
      'The database file is damaged. watchfloor doctor --repair NEWFILE rescues what can be read';
    const listed = await run(home, ['--db', file, 'list']);
    expect(listed).toMatchObject({ stdout: '', status: 1 });
    expect(listed.stderr).toContain(damaged);
    const looked = await run(home, ['--db', file, 'doctor']);
    expect(looked.stdout).toContain(`WRONG  database       ${damaged}`);
    await using terminal = openTerminal(home, { args: ['--db', file], columns: 160, rows: 36 });
    await terminal.waitFor(`┃${damaged}`);
    const rescued = await run(home, ['--db', file, 'doctor', '--repair', 'rescued.db']);
    expect(rescued.stderr).toContain('incident: 0 rows rescued; unreadable');
    expect(rescued.stderr).toContain('source: 1 row rescued');
    expect(rescued.status).toBe(1);
    expect(await run(home, ['--db', 'rescued.db', 'doctor'])).toMatchObject({ status: 0 });
  });
});

describe('a database under an open dashboard', () => {
  it('is not written to once it is replaced, nor is the one in its place', async () => {
    await using home = await makeHome();
    const file = await withRows(home);
    const other = home.file('other.db');
    await run(home, ['--db', other, 'add', `${LINE} Another`]);
    const before = readFileSync(other);
    await using terminal = openTerminal(home, { args: ['--db', file], columns: 200, rows: 36 });
    await terminal.waitFor('First');
    renameSync(file, home.file('moved.db'));
    renameSync(other, file);
    const replaced =
      'was replaced by another file while open: nothing is written, what you type is kept.';
    await terminal.waitFor(replaced);
    terminal.type('a');
    await terminal.waitFor('━ Add:');
    terminal.type(`${LINE} Typed\r`);
    // Once in the prompt as why the line was not saved, once below as what is wrong.
    await terminal.waitFor((now) => now.split(replaced).length === 3);
    expect(terminal.screen()).toContain(`${LINE} Typed`);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(rowsOf(home.file('moved.db'), 'select id from incident')).toHaveLength(2);
  });
});

/** What starts the program as somebody who owns nothing here; `undefined` where that cannot be done. */
async function somebodyElse(): Promise<readonly string[] | undefined> {
  if (process.getuid?.() !== 0) return [];
  const through = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
  const [setpriv = '', ...words] = [...through, ...startedBy(), '--version'];
  return promisify(execFile)(setpriv, words).then(
    () => through,
    () => undefined,
  );
}

describe('a database that is not one’s own', () => {
  it.for<readonly [what: string, lock: (file: string) => void, why: string]>([
    [
      'a file that may only be read',
      (file) => chmodSync(file, 0o444),
      'cannot be written to: permission denied. Use --read-only to look at it',
    ],
    [
      'a file that may not be read',
      (file) => chmodSync(file, 0o000),
      'cannot be read: permission denied. Check the owner and the mode',
    ],
    [
      'a folder that may not be entered',
      (file) => chmodSync(dirname(file), 0o000),
      'permission denied. Check the owner and the mode',
    ],
  ])('is refused with what to do: %s', async ([, lock, why], { skip }) => {
    const through = await somebodyElse();
    if (through === undefined)
      return skip('root may read and write everything, and cannot be somebody else here');
    await using home = await makeHome();
    chmodSync(home.path, 0o755);
    const folder = home.file('theirs');
    mkdirSync(folder, { mode: 0o755 });
    const file = join(folder, 'incidents.db');
    renameSync(await withRows(home), file);
    lock(file);
    await expectRefused(home, file, why, { through });
    chmodSync(folder, 0o755);
    expect(rowsOf(file, 'select id from incident')).toHaveLength(2);
  });
});

it('a deleted working folder does not matter to a database with an absolute path; a relative path is refused', async () => {
  await using home = await makeHome();
  const file = home.file('incidents.db');
  // The shell deletes its folder, and starts the program in it.
  const inLostFolder = (...line: readonly string[]) =>
    run(home, line, {
      through: ['sh', '-c', 'mkdir lost && cd lost && rmdir ../lost && exec "$@"', 'sh'],
    });
  const added = await inLostFolder('--db', file, 'add', `${LINE} Added`);
  expect(added).toMatchObject({ stdout: 'I1\n', status: 0 });
  const listed = await inLostFolder('--db', file, 'list', '--json');
  expect(JSON.parse(listed.stdout)).toMatchObject([{ title: 'Added' }]);
  for (const line of [
    ['--db', 'incidents.db', 'list'],
    ['--db', file, 'backup', 'copy.db'],
    ['--db', file, 'export', '--format', 'csv', '-o', 'x.csv'],
  ]) {
    const refused = await inLostFolder(...line);
    expect(refused).toMatchObject({ stdout: '', status: 1 });
    expect(refused.stderr).toContain('does not exist: the working folder was deleted.');
  }
});
