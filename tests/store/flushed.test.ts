import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { migrationsFolder } from '../support/empty-database.ts';
import { runScript, temporaryFolder } from '../support/store.ts';

const PROGRAM = new URL('../support/flushing-program.ts', import.meta.url);

it('what gets the name of a copy or a database is on the disk before, and its name after', async () => {
  await using folder = await temporaryFolder();
  const printed = await runScript(PROGRAM, migrationsFolder, folder.path);
  const calls = printed
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  const synced = (some: typeof calls) =>
    some.filter(([call]) => call === 'sync').map(([, path]) => path);
  const named = calls.filter(([call]) => call === 'name').map(([, , to]) => to);
  const [copy, database] = [join(folder.path, 'copy.db'), join(folder.path, 'incidents.db')];
  expect(named).toContain(copy);
  expect(named.at(-1)).toBe(database);
  for (const [index, [call, from, to = '']] of calls.entries()) {
    // What is set aside gets a second name; it has been on the disk for long.
    if (call !== 'name' || from === database) continue;
    expect(synced(calls.slice(0, index)), `before ${to}`).toContain(from);
    expect(synced(calls.slice(index)), `after ${to}`).toContain(dirname(to));
  }
});
