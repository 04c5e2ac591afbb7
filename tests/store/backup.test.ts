import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { incident } from '../support/entries.ts';
import { openStore, rowsOf, temporaryFolder, temporaryStore } from '../support/store.ts';

it('a backup is a whole database of its own, for its owner alone', async () => {
  await using store = await temporaryStore();
  await using folder = await temporaryFolder();
  const copy = join(folder.path, 'copy.db');
  await store.act({ who: 'anna', kind: 'add', entry: incident() });
  await store.backup(copy, 'anna');
  await store.act({ who: 'anna', kind: 'add', entry: incident() });
  expect((await stat(copy)).mode & 0o777).toBe(0o600);
  await using opened = await openStore(copy);
  expect(rowsOf(copy, 'select id from incident')).toEqual([{ id: 1 }]);
  expect(
    (await opened.ask('doctor', { zone: 'UTC' })).filter(({ mark }) => mark === 'problem'),
  ).toEqual([]);
});

it('a backup never takes the place of a file', async () => {
  await using store = await temporaryStore();
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'notes.txt');
  await writeFile(file, 'words');
  await expect(store.backup(file, 'anna')).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringContaining('exists already'),
  });
  expect((await stat(file)).size).toBe(5);
});

it('a backup that cannot be written leaves nothing and says why', async () => {
  await using store = await temporaryStore();
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'nowhere', 'copy.db');
  await expect(store.backup(file, 'anna')).rejects.toMatchObject({ code: 'refused' });
  await expect(stat(file)).rejects.toThrow('ENOENT');
});

it('a backup can be made by who may only read', async () => {
  await using store = await temporaryStore();
  await using folder = await temporaryFolder();
  await using reader = await openStore(store.file, { readOnly: true });
  await reader.backup(join(folder.path, 'copy.db'), 'anna');
  await using _opened = await openStore(join(folder.path, 'copy.db'));
});
