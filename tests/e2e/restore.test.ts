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
