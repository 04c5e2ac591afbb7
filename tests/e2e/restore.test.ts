import { lstat, readdir, symlink } from 'node:fs/promises';
import { expect, it } from 'vitest';
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

it('a link to a database is one database with it: a restore through it replaces the file, and its copies stand beside that', async () => {
  await using home = await makeHome();
  const file = home.file('data/incidents.db');
  const link = home.file('link.db');
  const copy = home.file('copy.db');
  await run(home, ['--db', file, 'add', 'attack 2020-05-12 @Kabul,AFG src:Reuters/B2 Before']);
  await symlink('data/incidents.db', link);
  await run(home, ['--db', link, 'backup', copy]);
  await run(home, ['--db', link, 'add', 'attack 2020-05-13 @Herat,AFG src:AFP/C3 After']);
  const restored = await run(home, ['--db', link, 'restore', copy]);
  expect(restored.stderr).toContain(`${file} is what ${copy} was.`);
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
