import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrate, readMigrations } from '../../src/store/sqlite/connection/migrate.ts';
import { migrationsFolder } from '../support/empty-database.ts';
import { rowsOf } from '../support/store.ts';
import { type Environment, type Home, makeHome } from './home.ts';
import { run, startedBy } from './run.ts';
import { type SmallDisk, smallDisk } from './small-disk.ts';
import { openTerminal } from './terminal.ts';

const ENTER = '\r';
const LINE = 'attack 2020-05-12 @Kabul,AFG src:AFP/C3';
const NO_DISK = 'neither mount nor unshare may be used here';
const UNSHARED =
  'is in a folder where programs cannot share memory or locks, as many network folders are. Keep the database on a disk of this computer and give its path with --db.';
const FULL = 'The disk is full, so nothing was written. Make room and try again.';

/** The program as who sees a disk runs it, on a database there. */
function onDisk(home: Home, { path, seeing }: SmallDisk) {
  const database = join(path, 'incidents.db');
  const open = (...options: readonly string[]) =>
    openTerminal(home, {
      command: startedBy(seeing),
      args: ['--db', database, ...options],
      columns: 160,
      rows: 36,
    });
  return {
    database,
    open,
    run: (...line: readonly string[]) =>
      run(home, ['--db', database, ...line], { through: seeing }),
    /** What the dashboard says that does not open. */
    refusal: async (...options: readonly string[]) => {
      await using terminal = open(...options);
      expect((await terminal.exit()).code).toBe(1);
      return terminal.screen().replaceAll('\n', '');
    },
  };
}

/** A small disk with a database of one incident; `undefined` where no disk may be made. */
async function diskWithIncident() {
  const disposables = new AsyncDisposableStack();
  const home = disposables.use(await makeHome());
  const disk = await smallDisk(home);
  if (disk === undefined) {
    await disposables.disposeAsync();
    return undefined;
  }
  disposables.use(disk);
  const there = onDisk(home, disk);
  await there.run('add', `${LINE} Before`);
  return { home, disk, there, [Symbol.asyncDispose]: () => disposables.disposeAsync() };
}

const fill = ({ path, shell }: SmallDisk) => shell(`cat /dev/zero > '${path}/filler' || true`);
const makeRoom = ({ path, shell }: SmallDisk) => shell(`rm '${path}/filler'`);

async function expectIntact(home: Home, { path, shell }: SmallDisk): Promise<void> {
  const copy = home.file('copy.db');
  await shell(`cp '${path}/incidents.db' '${copy}'`);
  expect(rowsOf(copy, 'pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
}

describe('a full disk', () => {
  it('refuses what is typed, keeps it in the prompt, and saves it with the same key once there is room', async ({
    skip,
  }) => {
    await using begun = await diskWithIncident();
    if (begun === undefined) return skip(NO_DISK);
    const { home, disk, there } = begun;
    {
      await using terminal = there.open();
      await terminal.waitFor('Before');
      await fill(disk);
      terminal.type('a');
      await terminal.waitFor('Enter save');
      terminal.type(`${LINE} Typed${ENTER}`);
      expect(await terminal.waitFor(FULL)).toContain(`${LINE} Typed`);
      const beside = await there.run('add', `${LINE} Beside`);
      expect(beside).toMatchObject({ stdout: '', status: 1 });
      expect(beside.stderr).toContain(FULL);
      await makeRoom(disk);
      terminal.type(ENTER);
      await terminal.waitFor('added I2');
    }
    const { stdout } = await there.run('list', '--json');
    expect(JSON.parse(stdout)).toMatchObject([{ title: 'Typed' }, { title: 'Before' }]);
    await expectIntact(home, disk);
  });

  it('is reported by every command that would write to it, and no half-written file is left', async ({
    skip,
  }) => {
    await using begun = await diskWithIncident();
    if (begun === undefined) return skip(NO_DISK);
    const { home, disk, there } = begun;
    await there.run('backup', home.file('elsewhere.db'));
    await fill(disk);
    const names = await disk.shell(`ls '${disk.path}'`);
    const onIt = (name: string) => join(disk.path, name);
    for (const line of [
      ['add', `${LINE} More`],
      ['list'],
      ['--db', home.file('elsewhere.db'), 'backup', onIt('copy.db')],
      ['--db', home.file('elsewhere.db'), 'doctor', '--repair', onIt('rescued.db')],
      ['--db', home.file('elsewhere.db'), 'export', '--format', 'csv', '-o', onIt('x.csv')],
    ]) {
      const { stdout, stderr, status } = await there.run(...line);
      expect([line, stdout, status]).toEqual([line, '', 1]);
      expect(stderr).toMatch(/^.*disk is full.*\n$/i);
    }
    expect(await there.refusal()).toContain('its disk is full');
    const left = await disk.shell(`ls '${disk.path}' | grep -v -e '-wal$' -e '-shm$'`);
    expect(left).toBe(names);
    await makeRoom(disk);
    expect(await there.run('add', `${LINE} After`)).toMatchObject({ stdout: 'I2\n', status: 0 });
    await expectIntact(home, disk);
  });
});

it('a database of an older schema is left as it is where there is no room to migrate it, which says how much it takes', async ({
  skip,
}) => {
  await using home = await makeHome();
  await using disk = await smallDisk(home);
  if (disk === undefined) return skip(NO_DISK);
  const there = onDisk(home, disk);
  const old = home.file('old.db');
  const sqlite = new Database(old);
  migrate(sqlite, readMigrations(migrationsFolder).slice(0, 17));
  sqlite.exec(`insert into incident (occurred_from, occurred_until, title, narrative)
    values ('2020-01-01', '2020-01-01', 'Before', replace(hex(zeroblob(600000)), '00', 'long '))`);
  sqlite.close();
  await disk.shell(`cp '${old}' '${there.database}'`);
  const { stderr, status } = await there.run('list');
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /has an older schema, and was not migrated: that takes \d+ MB beside it .*, and there are \d MB\. Make room/,
  );
  expect(await disk.shell(`ls '${disk.path}'; cmp '${old}' '${there.database}' && echo same`)).toBe(
    'incidents.db\nsame\n',
  );
});

describe('a read-only disk', () => {
  it('is reported as such, with what to do, and --read-only says to copy the file', async ({
    skip,
  }) => {
    await using begun = await diskWithIncident();
    if (begun === undefined) return skip(NO_DISK);
    const { disk, there } = begun;
    await disk.shell(`mount -o remount,ro '${disk.path}'`);
    const cannotWrite =
      'cannot be written to: the disk is read-only. Use --read-only to look at it';
    expect(await there.refusal()).toContain(cannotWrite);
    for (const line of [['list'], ['add', `${LINE} More`]]) {
      const { stdout, stderr, status } = await there.run(...line);
      expect([stdout, status]).toEqual(['', 1]);
      expect(stderr).toContain(cannotWrite);
    }
    const looked = await there.run('--read-only', 'list');
    expect(looked).toMatchObject({ stdout: '', status: 1 });
    expect(looked.stderr).toContain('Copy it to a folder of your own and open the copy.');
    expect(await there.refusal('--read-only')).toContain('Copy it to a folder of your own');
    const made = await there.run('--db', join(disk.path, 'new.db'), 'add', `${LINE} New`);
    expect(made.stderr).toContain('new.db cannot be made: the disk is read-only.');
  });
});

describe('a file that is mounted by itself', () => {
  it('is refused as a database with what to do, because its log would be lost', async ({
    skip,
  }) => {
    await using begun = await diskWithIncident();
    if (begun === undefined) return skip(NO_DISK);
    const { disk, there } = begun;
    const file = join(disk.path, 'mounted here.db');
    await disk.shell(`: > '${file}' && mount --bind '${there.database}' '${file}'`);
    for (const line of [['list'], ['add', `${LINE} More`], ['--read-only', 'list']]) {
      const refused = await there.run('--db', file, ...line);
      expect(refused).toMatchObject({ stdout: '', status: 1 });
      expect(refused.stderr).toMatch(
        /is mounted as a file.*Mount the folder that it is in instead/,
      );
    }
    expect(await there.run('add', `${LINE} More`)).toMatchObject({ stdout: 'I2\n', status: 0 });
  });
});

const NO_LOCKS = new URL('../support/no-locks.c', import.meta.url);

/** Compiles what makes a folder one without locks for the program that it is loaded into; `undefined` where nothing compiles. */
async function withoutLocks(home: Home): Promise<Environment | undefined> {
  const library = home.file('no-locks.so');
  const words = ['-shared', '-fPIC', '-o', library, fileURLToPath(NO_LOCKS), '-ldl'];
  try {
    await promisify(execFile)('cc', words);
  } catch {
    return undefined;
  }
  return { LD_PRELOAD: library };
}

describe.skipIf(process.platform !== 'linux')('a folder as on a network', () => {
  const { ENOLCK, ENOSYS } = constants.errno;

  it.for<readonly [what: string, lacking: (folder: string) => Environment]>([
    [
      'locks, says the system',
      (folder) => ({ NO_LOCKS_BELOW: folder, NO_LOCKS_ERROR: `${ENOSYS}` }),
    ],
    ['locks to give', (folder) => ({ NO_LOCKS_BELOW: folder, NO_LOCKS_ERROR: `${ENOLCK}` })],
    ['shared memory', (folder) => ({ NO_SHARING_BELOW: folder })],
  ])(
    'that has no %s is refused as a database with what to do, and its file is not changed',
    async ([, lacking], { skip }) => {
      await using home = await makeHome();
      const library = await withoutLocks(home);
      if (library === undefined) return skip('there is no cc');
      const folder = home.file('network');
      mkdirSync(folder);
      const file = join(folder, 'incidents.db');
      await run(home, ['--db', file, 'add', `${LINE} Before`]);
      const before = readFileSync(file);
      const env = { ...library, ...lacking(folder) };
      const printed = [['list'], ['add', `${LINE} More`], []].map((line) =>
        run(home, ['--db', file, ...line], { env }),
      );
      await using terminal = openTerminal(home, { args: ['--db', file], env, columns: 400 });
      expect((await terminal.exit()).code).toBe(1);
      expect(terminal.screen()).toContain(UNSHARED);
      for (const { stdout, stderr, status } of await Promise.all(printed)) {
        expect([stdout, status]).toEqual(['', 1]);
        expect(stderr).toBe(`${file} ${UNSHARED}\n`);
      }
      expect(readFileSync(file).equals(before)).toBe(true);
      const { stdout } = await run(home, ['--db', file, 'list', '--json']);
      expect(JSON.parse(stdout)).toMatchObject([{ title: 'Before' }]);
    },
  );
});
