import { describe, expect, it } from 'vitest';
import type { RecordRef } from '../../src/domain/model/record.ts';
import type { Store } from '../../src/store/port/store.ts';
import { importInto } from '../exchange/database.ts';
import { fixture } from '../exchange/tables.ts';
import { entryOf } from '../support/entries.ts';
import { temporaryStore } from '../support/store.ts';

const I1: RecordRef = { kind: 'incident', id: 1 };
const LINES = [
  'attack 2020-05-12 @Kabul,AFG by:ISKP src:Reuters/B2 killed:3 #night One',
  'report I1 src:AFP/C3 killed:5',
  'quote 2020-05-13 about:I1 speaker:S src:AFP "words"',
  'milestone 2020-05-24 Signed',
];

async function add(store: Store, ...lines: readonly string[]): Promise<void> {
  for (const line of lines) await store.act({ kind: 'add', who: 'anna', entry: entryOf(line) });
}

async function titles(store: Store, record: RecordRef | null = null): Promise<readonly string[]> {
  const { rows } = await store.ask('log', { before: null, limit: null, record });
  return rows.map(({ title }) => title);
}

describe('the change log', () => {
  it('tells acts newest first, in steps, and how many there are', async () => {
    await using store = await temporaryStore({ readers: 1 });
    await add(store, ...LINES);
    const first = await store.ask('log', { before: null, limit: 3, record: null });
    expect(first.rows.map(({ title }) => title)).toEqual([
      'added M1',
      'added Q1',
      'added R2 to I1',
    ]);
    const before = first.rows.at(-1)?.id ?? null;
    const rest = await store.ask('log', { before, limit: 3, record: null });
    expect(rest.rows.map(({ title }) => title)).toEqual(['added I1']);
    expect([first.total, rest.total]).toEqual([4, 4]);
  });

  it('shows field by field what an edit changed, and what an undo undid', async () => {
    await using store = await temporaryStore({ readers: 1 });
    await add(store, ...LINES);
    const milestone: RecordRef = { kind: 'milestone', id: 1 };
    const kept = await store.ask('record', { record: milestone });
    if (kept?.entry.kind !== 'milestone') throw new Error('no milestone');
    const { version, entry: before } = kept;
    const { action } = await store.act({
      kind: 'edit',
      who: 'ben',
      record: milestone,
      version,
      before,
      after: { ...before, name: 'Signed in Doha' },
    });
    await store.act({ kind: 'undo', who: 'ben', action });
    const { rows } = await store.ask('log', { before: null, limit: 2, record: null });
    expect(rows).toMatchObject([
      { who: 'ben', kind: 'undo', undoes: action, undone: false, records: ['M1'] },
      {
        id: action,
        undone: true,
        fields: [{ name: 'name', before: 'Signed', after: 'Signed in Doha' }],
        changes: [{ record: 'M1', before: { name: 'Signed' }, after: { name: 'Signed in Doha' } }],
      },
    ]);
  });

  it('of one record tells what was done to it and its parts, and nothing else', async () => {
    await using store = await temporaryStore({ readers: 1 });
    await add(store, ...LINES);
    expect(await titles(store, I1)).toEqual(['added R2 to I1', 'added I1']);
    expect(await titles(store, { kind: 'quote', id: 1 })).toEqual(['added Q1']);
    expect(await titles(store, { kind: 'source', id: 2 })).toEqual(['added R2 to I1']);
    expect(await titles(store, { kind: 'quote', id: 9 })).toEqual([]);
  });

  it('shows an import as one line with its batch, also on the pages of its records', async () => {
    await using store = await temporaryStore({ readers: 1 });
    await importInto(store, fixture('ged191-myanmar.csv'));
    await importInto(store, fixture('ged191-myanmar.csv'));
    await add(store, 'report I1 src:AFP/C3 killed:5');
    const { rows } = await store.ask('log', { before: null, limit: null, record: I1 });
    expect(rows.map(({ kind, records }) => [kind, records[0]])).toEqual([
      ['add', expect.stringMatching(/^[RS]/)],
      ['import', 'B1'],
    ]);
    expect(await titles(store, { kind: 'batch', id: 2 })).toEqual(['imported ged191-myanmar.csv']);
    expect((await titles(store)).length).toBe(3);
  });

  it('of a purged record tells that it was purged', async () => {
    await using store = await temporaryStore({ readers: 1 });
    await add(store, ...LINES);
    await store.purge({ record: I1, who: 'anna', reason: 'why' });
    expect(await titles(store, I1)).toEqual(['purged I1']);
  });
});
