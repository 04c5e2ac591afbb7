import { copyFile, lstat, mkdir, readdir, symlink } from 'node:fs/promises';
import { expect, it, vi } from 'vitest';
import { rowsOf } from '../support/store.ts';
import { makeHome } from './home.ts';
import { run } from './run.ts';
import { openTerminal } from './terminal.ts';

it('a copy is not restored while a dashboard has the database open, and is once it is closed', async () => {
  await using home = await makeHome();
  const file = home.file('incidents.db');
  const copy = home.file('copy.db');
  await run(home, ['--db', file, 'add', 'attack 2020-05-12 @Kabul,AFG src:Reuters/B2 Before']);
  await run(home, ['--db', file, 'backup', copy]);
  await run(home, ['--db', file, 'add', 'attack 2020-05-13 @Herat,AFG src:AFP/C3 After']);
  {
    await using terminal = openTerminal(home, { args: ['--db', file] });
    await terminal.waitFor('After');
    const refused = await run(home, ['--db', file, 'restore', copy]);
    expect(refused).toMatchObject({ status: 1 });
    expect(refused.stderr).toContain('Another program has');
    terminal.type('q');
    await terminal.exit();
  }
  expect(await run(home, ['--db', file, 'restore', copy])).toMatchObject({ status: 0 });
  const { stdout } = await run(home, ['--db', file, 'list', '--json']);
  expect(JSON.parse(stdout)).toMatchObject([{ title: 'Before' }]);
});

it('a copy that does not exist is named, and nothing is created', async () => {
  await using home = await makeHome();
  const copy = home.file('nowhere.db');
  const { stderr, status } = await run(home, ['restore', copy]);
  expect(status).toBe(1);
  expect(stderr).toBe(`There is no database at ${copy}. Check the path.\n`);
});

it('a link to a database means that database: a restore through it replaces the file, and its copies are next to the file', async () => {
  await using home = await makeHome();
  const file = home.file('data/incidents.db');
  const link = home.file('link.db');
  const copy = home.file('copy.db');
  await mkdir(home.file('data'));
  await run(home, ['--db', file, 'add', 'attack 2020-05-12 @Kabul,AFG src:Reuters/B2 Before']);
  await symlink('data/incidents.db', link);
  await run(home, ['--db', link, 'backup', copy]);
  await run(home, ['--db', link, 'add', 'attack 2020-05-13 @Herat,AFG src:AFP/C3 After']);
  const restored = await run(home, ['--db', link, 'restore', copy]);
  expect(restored.stderr).toContain(`Restored ${file} from ${copy}.`);
  expect((await lstat(link)).isSymbolicLink()).toBe(true);
  for (const path of [file, link]) {
    const { stdout } = await run(home, ['--db', path, 'list', '--json']);
    expect(JSON.parse(stdout)).toMatchObject([{ title: 'Before' }]);
  }
  await run(home, ['--db', link, 'backup']);
  expect(await readdir(home.file('data/backups'))).toEqual([
    expect.stringMatching(/^incidents-.*\.db$/),
  ]);
  expect((await run(home, ['--db', link, 'doctor'])).stdout).toContain(
    'incidents.db.before-restore-',
  );
});

it('a dashboard whose database is overwritten with cp says so at once, keeps what is typed and names the newest copy', async () => {
  await using home = await makeHome();
  const file = home.file('incidents.db');
  const copy = home.file('copy.db');
  await run(home, ['--db', file, 'add', 'attack 2020-05-12 @Kabul,AFG src:Reuters/B2 Before']);
  await run(home, ['--db', file, 'backup', copy]);
  await run(home, ['--db', file, 'add', 'attack 2020-05-13 @Herat,AFG src:AFP/C3 After']);
  const line = 'attack 2020-05-14 @Balkh,AFG src:AFP/C3';
  {
    await using terminal = openTerminal(home, { args: ['--db', file], columns: 200 });
    await terminal.waitFor('After');
    terminal.type('a');
    await terminal.waitFor('━ Add:');
    terminal.type(`${line} Saved\r`);
    await terminal.waitFor('added I3');
    await vi.waitFor(() => expect(isAllInFile(file)).toBe(true), { timeout: 30_000 });
    terminal.type('a');
    await terminal.waitFor('━ Add:');
    terminal.type(`${line} Typed`);
    await terminal.waitFor('Typed');
    await copyFile(copy, file);
    await terminal.waitFor('Database damaged: overwritten while open.');
    terminal.type('\r');
    await terminal.waitFor((now) => now.split(`watchfloor restore ${copy}`).length === 3);
    expect(terminal.screen()).toContain(`${line} Typed`);
  }
  expect(await run(home, ['--db', file, 'restore', copy])).toMatchObject({ status: 0 });
  const { stdout } = await run(home, ['--db', file, 'list', '--json']);
  expect(JSON.parse(stdout)).toMatchObject([{ title: 'Before' }]);
});

/** Whether nothing is left in the log that is not in the file of the database. */
function isAllInFile(file: string): boolean {
  const [state] = rowsOf(file, 'pragma wal_checkpoint(noop)');
  const { log, checkpointed } = Object(state);
  return log === checkpointed;
}
