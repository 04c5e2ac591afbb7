import { expect, it } from 'vitest';
import { rowsOf, runScript } from '../support/store.ts';
import { makeHome } from './home.ts';
import { run } from './run.ts';
import { openTerminal } from './terminal.ts';

const WRITERS = 10;
const EACH = 12;
const program = new URL('../support/writing-program.ts', import.meta.url);

it('ten programs that write while three dashboards watch lose nothing, and nobody sees a lock', async () => {
  await using home = await makeHome();
  const file = home.file('shared.db');
  await run(home, ['--db', file, 'add', 'attack 2020-05-12 @Kabul,AFG src:Reuters/B2 Shots']);
  await using one = openTerminal(home, { args: ['--db', file] });
  await using two = openTerminal(home, { args: ['--db', file], columns: 120, rows: 36 });
  await using three = openTerminal(home, { args: ['--db', file, '--read-only'] });
  const dashboards = [one, two, three];
  for (const dashboard of dashboards) await dashboard.waitFor('Shots');

  const names = Array.from({ length: WRITERS }, (_, index) => `writer${index}`);
  const printed = await Promise.all(names.map((name) => runScript(program, file, name, `${EACH}`)));

  const added = printed.flatMap((text) => text.trim().split('\n'));
  expect(new Set(added).size).toBe(WRITERS * EACH);
  expect(rowsOf(file, 'select distinct name from milestone')).toHaveLength(WRITERS * EACH);
  expect(rowsOf(file, 'pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  await run(home, ['--db', file, 'add', 'attack 2020-05-13 @Herat,AFG src:AFP/C3 Afterwards']);
  for (const dashboard of dashboards) {
    await dashboard.waitFor('Afterwards');
    expect(dashboard.rawBytes()).not.toMatch(
      /database is locked|SQLITE|another program is writing/i,
    );
  }
});
