import { link, readdir, rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { milestone } from '../support/entries.ts';
import { openStore, rowsOf, run, temporaryFolder } from '../support/store.ts';

it('a database is not made in the place of one that a restore set aside, or whose log is still there', async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'incidents.db');
  const aside = `${file}.before-restore-20260102T030405Z`;
  await (await openStore(aside)).close();
  for (const readOnly of [false, true]) {
    await expect(openStore(file, { readOnly })).rejects.toMatchObject({
      code: 'missing',
      message: expect.stringContaining(`Put it back: mv ${aside} ${file}`),
    });
  }
  await rename(aside, `${file}-wal`);
  await expect(openStore(file)).rejects.toThrow(`its log is there (${file}-wal)`);
  expect(await readdir(folder.path)).toEqual(['incidents.db-wal']);
});

it('a database is opened through a symbolic link', async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'incidents.db');
  await (await openStore(file)).close();
  await symlink(file, join(folder.path, 'link.db'));
  await using store = await openStore(join(folder.path, 'link.db'));
  await store.act({ who: 'anna', kind: 'add', entry: milestone() });
  expect(rowsOf(file, 'select name from milestone')).toHaveLength(1);
});

it('a database is refused if it has a second name, and opens after the command that the message gives', async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, "the desk's own.db");
  const second = join(folder.path, 'same.db');
  await (await openStore(file)).close();
  await link(file, second);
  for (const [path, other] of [
    [file, 'same.db'],
    [second, "the desk's own.db"],
  ] as const) {
    for (const readOnly of [false, true]) {
      const opening = openStore(path, { readOnly });
      await expect(opening).rejects.toThrow(`${path} has other names as well (${other})`);
    }
  }
  expect(await readdir(folder.path)).toEqual(['same.db', "the desk's own.db"]);
  const { message } = await openStore(file).then(
    () => expect.unreachable(),
    (error: Error) => error,
  );
  await run('sh', ['-c', message.slice(message.indexOf('cp -p'))]);
  await (await openStore(file)).close();
  await (await openStore(second)).close();
});

it('a database is opened where a restore was killed that had given it a second name', async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'incidents.db');
  await (await openStore(file)).close();
  await link(file, `${file}.before-restore-20260102T030405Z`);
  await (await openStore(file)).close();
});
