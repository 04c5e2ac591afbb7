import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { rewriteFile } from '../../src/store/sqlite/file/erase-traces.ts';
import { entryOf } from '../support/entries.ts';
import { temporaryStore } from '../support/store.ts';

it('says that the log is held as long as somebody reads from it, and empties it afterwards', async () => {
  await using store = await temporaryStore({ readers: 1 });
  await store.act({ kind: 'add', who: 'anna', entry: entryOf('attack 2020-05-12 Something') });
  const reader = new Database(store.file, { readonly: true });
  try {
    reader.exec('begin');
    reader.prepare('select * from incident').all();
    expect(await rewriteFile(store.file, 200)).toBe('held');
    reader.exec('commit');
    expect(await rewriteFile(store.file)).toBe('done');
  } finally {
    reader.close();
  }
});
