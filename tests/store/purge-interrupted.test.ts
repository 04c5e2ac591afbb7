import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { RecordRef } from '../../src/domain/model/record.ts';
import type { Store } from '../../src/store/port/store.ts';
import { entryOf } from '../support/entries.ts';
import { openStore, rowsOf, temporaryStore } from '../support/store.ts';

const I1: RecordRef = { kind: 'incident', id: 1 };
const PURGE = { record: I1, who: 'anna', reason: 'a witness was named' };
const SECRET = 'Zarghuna of ward three';

/** Whether any file beside the database has a text, in any case. */
function isThere(file: string, text: string): boolean {
  const folder = dirname(file);
  const all = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
  return all.some((bytes) => bytes.toLowerCase().includes(text.toLowerCase()));
}

async function withSecret(store: Store): Promise<void> {
  for (const line of [
    `attack 2020-05-12 src:Reuters/B2 "${SECRET}"`,
    'milestone 2020-02-29 Signed',
  ])
    await store.act({ kind: 'add', who: 'anna', entry: entryOf(line) });
}

/** Ends a purge as a kill would, when it comes to a step. */
async function killAt(store: Store, step: 'rows' | 'index' | 'file'): Promise<void> {
  const tell = (begun: string) => {
    if (begun === step) throw new Error('killed');
  };
  await expect(store.purge(PURGE, { tell })).rejects.toThrow('killed');
}

describe('a purge that is killed', () => {
  it('before anything went from the tables has erased the text outside, and can be run again', async () => {
    await using store = await temporaryStore({ readers: 1 });
    await withSecret(store);
    const outside: string[] = [];
    await expect(
      store.purge(PURGE, {
        eraseOutside: (texts) => {
          outside.push(...texts);
          throw new Error('killed');
        },
      }),
    ).rejects.toThrow('killed');
    expect(outside).toContain(SECRET);
    expect(await store.ask('incident', { id: 1 })).not.toBeNull();
    expect((await store.purge(PURGE)).leftover).toBeNull();
    expect(isThere(store.file, 'Zarghuna')).toBe(false);
  });

  it.each(['index', 'file'] as const)(
    'before the step "%s" is told of at the next start, and finished by the same command',
    async (step) => {
      await using store = await temporaryStore({ readers: 1 });
      await withSecret(store);
      await killAt(store, step);
      await store.close();
      await using again = await openStore(store.file);
      const told = await again.ask('unfinishedPurges', {});
      expect(told).toEqual([expect.stringContaining('watchfloor purge I1 --reason')]);
      expect(
        (await again.ask('doctor', { zone: 'UTC' })).filter(({ mark }) => mark === 'problem'),
      ).toEqual([{ check: 'purge', found: told[0], mark: 'problem' }]);
      expect(await again.purge(PURGE)).toMatchObject({ title: 'purged I1', leftover: null });
      expect(await again.ask('unfinishedPurges', {})).toEqual([]);
      expect(isThere(store.file, 'Zarghuna')).toBe(false);
      expect(rowsOf(store.file, 'select record from purge')).toEqual([{ record: 'I1' }]);
      await expect(again.purge(PURGE)).rejects.toThrow('There is no I1.');
    },
  );

  it('has overwritten what it deleted, even before the file is rewritten', async () => {
    await using store = await temporaryStore({ readers: 1 });
    await withSecret(store);
    new Database(store.file).pragma('wal_checkpoint(truncate)');
    expect(isThere(store.file, SECRET)).toBe(true);
    await killAt(store, 'index');
    await store.close();
    expect(isThere(store.file, SECRET)).toBe(false);
  });

  it('and another program’s reading are both told of as what is left', async () => {
    await using store = await temporaryStore({ readers: 1 });
    await withSecret(store);
    const reader = new Database(store.file, { readonly: true });
    try {
      reader.exec('begin');
      reader.prepare('select * from incident').all();
      const { leftover } = await store.purge(PURGE);
      expect(leftover).toContain('watchfloor purge I1 --reason');
      expect(await store.ask('unfinishedPurges', {})).toHaveLength(1);
    } finally {
      reader.close();
    }
    expect((await store.purge(PURGE)).leftover).toBeNull();
  });
});
