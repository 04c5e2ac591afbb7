import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportToFile } from '../../src/cli/dashboard/export-to-file.ts';
import { EVERYTHING } from '../../src/domain/filter/filter.ts';
import type { Reader, Store } from '../../src/store/port/store.ts';
import { entryOf } from '../support/entries.ts';
import { temporaryFolder, temporaryStore } from '../support/store.ts';

const FIRST = { kind: 'incident', id: 1 } as const;

async function withTwo(store: Store): Promise<void> {
  for (const title of ['First', 'Second'])
    await store.act({
      kind: 'add',
      who: 'ada',
      entry: entryOf(`battle 2020-05-01 @Kabul,AFG src:AFP ${title}`),
    });
}

async function titles(reader: Reader): Promise<readonly string[]> {
  const sort = { column: 'added', descending: false } as const;
  const at = { at: 'start', before: 0, after: 10 } as const;
  const { rows } = await reader.ask('incidents', { filter: EVERYTHING, sort, ...at });
  return rows.map(({ title }) => title);
}

describe('what is read in pieces', () => {
  it('is of one moment, whatever is written between the pieces, and keeps no writer waiting', async () => {
    await using store = await temporaryStore();
    await withTwo(store);
    await store.atOneMoment(async (reader) => {
      expect(await titles(reader)).toEqual(['First', 'Second']);
      await store.act({ kind: 'remove', who: 'ada', record: FIRST });
      expect(await titles(store)).toEqual(['Second']);
      expect(await titles(reader)).toEqual(['First', 'Second']);
    });
  });

  it('sees the moment at which it began, even when its first question comes later', async () => {
    await using store = await temporaryStore();
    await withTwo(store);
    await store.atOneMoment(async (reader) => {
      await store.act({ kind: 'remove', who: 'ada', record: FIRST });
      expect(await titles(reader)).toEqual(['First', 'Second']);
    });
  });

  it('ends with the store', async () => {
    await using store = await temporaryStore();
    await withTwo(store);
    await store.atOneMoment(async (reader) => {
      await store.close();
      await expect(titles(reader)).rejects.toMatchObject({ code: 'closed' });
    });
    await expect(store.atOneMoment(titles)).rejects.toMatchObject({ code: 'closed' });
  });

  it('is what an export on the screen consists of', async () => {
    await using store = await temporaryStore();
    await using folder = await temporaryFolder();
    await withTwo(store);
    const file = join(folder.path, 'all.ndjson');
    const asked: string[] = [];
    const watched: Store = {
      ...store,
      ask: (question, params) => {
        asked.push(question);
        return store.ask(question, params);
      },
    };
    const scope = {
      filter: EVERYTHING,
      window: { kind: 'last', name: 'all' },
      today: '2026-11-29',
    } as const;
    expect(await exportToFile(watched, { scope, file, redact: false, zone: 'UTC' })).toContain(
      file,
    );
    expect(asked).toEqual([]);
  });
});
