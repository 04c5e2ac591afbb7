import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { RecordRef } from '../../src/domain/model/record.ts';
import type { News, Store } from '../../src/store/port/store.ts';
import { entryOf } from '../support/entries.ts';
import {
  openStore,
  rowsOf,
  temporaryFolder,
  temporaryStore,
  writeOutside,
} from '../support/store.ts';

const I1: RecordRef = { kind: 'incident', id: 1 };
const SECRETS = ['Zarghunawitness', 'Lalmabadhouse', 'Khoshalnote', 'Ghazaltag'];
const ATTACK =
  'attack 2020-05-12 @Kabul,AFG by:ISKP src:Reuters/B2 killed:3 note:"Lalmabadhouse seen" Zarghunawitness spoke';

async function add(store: Store, ...lines: readonly string[]): Promise<void> {
  for (const line of lines) await store.act({ kind: 'add', who: 'anna', entry: entryOf(line) });
}

/** Which of the secrets stand anywhere in the database's files. */
function secretsIn(file: string): readonly string[] {
  const files = [file, `${file}-wal`, `${file}-shm`].filter((one) => existsSync(one));
  const bytes = Buffer.concat(files.map((one) => readFileSync(one))).toString('latin1');
  return SECRETS.filter((secret) => bytes.toLowerCase().includes(secret.toLowerCase()));
}

/** An incident that was edited, reported on and quoted about, so that its text is in many places. */
async function full(store: Store): Promise<void> {
  await add(
    store,
    ATTACK,
    'report I1 src:AFP note:Khoshalnote',
    'attack 2020-05-13 rel:I1 src:B Other',
    'tag I1 #Ghazaltag',
  );
  await add(store, 'quote 2020-05-14 about:I1 speaker:S "words that stay"');
  const kept = await store.ask('record', { record: I1 });
  if (kept === null) throw new Error('no I1');
  const { version, entry: before } = kept;
  if (before.kind !== 'incident') throw new Error('no incident');
  const after = { ...before, title: 'Somebody spoke' };
  await store.act({ kind: 'edit', who: 'anna', record: I1, version, before, after });
}

describe('a purged record', () => {
  it('is in no file any more, also while another program has the database open', async () => {
    await using store = await temporaryStore({ readers: 1 });
    await full(store);
    await using other = await openStore(store.file);
    const news: News[] = [];
    other.watch((piece) => news.push(piece));
    expect(secretsIn(store.file)).toEqual(SECRETS);
    const texts: string[] = [];
    const done = await store.purge(
      { record: I1, who: 'anna', reason: 'a witness was named' },
      { eraseOutside: (all) => void texts.push(...all) },
    );
    expect(done).toMatchObject({ title: 'purged I1', leftover: null, backups: [] });
    expect(texts).toEqual(expect.arrayContaining(['Somebody spoke', 'Khoshalnote']));
    expect(secretsIn(store.file)).toEqual([]);
    await vi.waitFor(() => expect(news.map(({ kind }) => kind)).toContain('everything'));
    expect(await other.ask('incident', { id: 1 })).toBeNull();
    expect((await other.ask('incident', { id: 2 }))?.relations).toEqual([]);
    expect(
      (await other.ask('doctor', { zone: 'UTC' })).filter(({ mark }) => mark === 'problem'),
    ).toEqual([]);
  });

  it('leaves a line that it happened, and why', async () => {
    await using store = await temporaryStore({ readers: 1 });
    await full(store);
    await store.purge({ record: I1, who: 'anna', reason: 'a witness was named' });
    const { rows } = await store.ask('log', { before: null, limit: 1, record: null });
    expect(rows).toMatchObject([
      { title: 'purged I1', who: 'anna', reason: 'a witness was named', changes: [] },
    ]);
    expect(rowsOf(store.file, 'select record, reason from purge')).toEqual([
      { record: 'I1', reason: 'a witness was named' },
    ]);
  });

  it('is not restored by undo, which continues with what is left', async () => {
    await using store = await temporaryStore({ readers: 1 });
    await add(store, 'milestone 2020-02-29 Signed', ATTACK);
    await store.purge({ record: I1, who: 'anna', reason: 'why' });
    const last = await store.ask('lastAction', { who: 'anna' });
    expect(last?.title).toBe('added I1');
    await store.act({ kind: 'undo', who: 'anna', action: last?.id ?? 0 });
    expect(await store.ask('incident', { id: 1 })).toBeNull();
    expect((await store.ask('lastAction', { who: 'anna' }))?.title).toBe('added M1');
    await expect(store.act({ kind: 'undo', who: 'anna', action: 3 })).rejects.toThrow(
      'it was purged',
    );
  });

  it('names the copies that may still hold it', async () => {
    await using folder = await temporaryFolder();
    await using store = await temporaryStore({ readers: 1 });
    const [before, after] = ['before.db', 'after.db'].map((name) => join(folder.path, name));
    await store.backup(before ?? '', 'anna');
    await add(store, ATTACK);
    await store.backup(after ?? '', 'anna');
    const { backups } = await store.purge({ record: I1, who: 'anna', reason: 'why' });
    expect(backups.map(({ file }) => file)).toEqual([after]);
  });

  it('names a copy of the very moment in which the record came to be', async () => {
    await using store = await temporaryStore({ readers: 1 });
    await add(store, ATTACK);
    writeOutside(
      store.file,
      "insert into backup (file, at) select '/copies/same.db', created_at from incident",
    );
    const { backups } = await store.purge({ record: I1, who: 'anna', reason: 'why' });
    expect(backups.map(({ file }) => file)).toEqual(['/copies/same.db']);
  });

  it('cannot be an actor into which another was merged, also where that one was removed', async () => {
    await using store = await temporaryStore({ readers: 1 });
    await add(store, 'actor ISKP', 'actor Daesh', 'merge Daesh into:ISKP');
    const iskp: RecordRef = { kind: 'actor', id: 1 };
    const daesh: RecordRef = { kind: 'actor', id: 2 };
    await expect(store.act({ kind: 'remove', who: 'anna', record: iskp })).rejects.toThrow(
      'A1 cannot be removed while a record names it.',
    );
    await store.act({ kind: 'remove', who: 'anna', record: daesh });
    await expect(store.purge({ record: iskp, who: 'anna', reason: 'why' })).rejects.toThrow(
      'A1 cannot be purged while records name it',
    );
  });

  it('leaves nothing of long texts that it had before, in pages that were freed then', async () => {
    await using store = await temporaryStore({ readers: 1 });
    await add(store, ATTACK);
    const narrative = (text: string) =>
      writeOutside(store.file, `update incident set narrative = '${text}' where id = 1`);
    narrative('Zarghunawitness spoke. '.repeat(2_000));
    narrative('nothing');
    await store.purge({ record: I1, who: 'anna', reason: 'why' });
    expect(secretsIn(store.file)).toEqual([]);
  });

  it('can be a quote that others answer, or a report that others were taken from', async () => {
    await using store = await temporaryStore({ readers: 1 });
    await add(
      store,
      'quote 2020-05-14 "Zarghunawitness said"',
      'quote 2020-05-15 re:Q1 "no"',
      ATTACK,
    );
    await add(
      store,
      'report I1 src:AFP note:Khoshalnote killed:9',
      'report I1 src:Dawn derives:R2 killed:9',
    );
    await store.purge({ record: { kind: 'quote', id: 1 }, who: 'anna', reason: 'why' });
    await store.purge({ record: { kind: 'report', id: 2 }, who: 'anna', reason: 'why' });
    expect((await store.ask('quote', { id: 2 }))?.answers).toBeNull();
    const page = await store.ask('incident', { id: 1 });
    expect(page?.reports.map(({ source }) => source)).toEqual(['Reuters', 'Dawn']);
    expect(secretsIn(store.file)).not.toContain('Khoshalnote');
  });

  it('cannot be an actor that records name, nor an import, nor what is not there', async () => {
    await using store = await temporaryStore({ readers: 1 });
    await add(store, ATTACK);
    const purge = (record: RecordRef) => store.purge({ record, who: 'anna', reason: 'why' });
    await expect(purge({ kind: 'actor', id: 1 })).rejects.toThrow(
      'A1 cannot be purged while records name it',
    );
    await expect(purge({ kind: 'incident', id: 9 })).rejects.toThrow('There is no I9.');
    await purge(I1);
    await purge({ kind: 'actor', id: 1 });
    expect(rowsOf(store.file, 'select * from actor')).toEqual([]);
  });

  it('takes with it why things were done to it, and every text that it ever had', async () => {
    await using store = await temporaryStore({ readers: 1 });
    await full(store);
    await add(store, 'pin I1 killed:4 note:"Pinreason of a nurse"');
    const texts: string[] = [];
    const eraseOutside = (all: readonly string[]) => void texts.push(...all);
    await store.purge({ record: I1, who: 'anna', reason: 'why' }, { eraseOutside });
    expect(texts).toEqual(
      expect.arrayContaining(['Zarghunawitness spoke', 'Somebody spoke', 'Lalmabadhouse seen']),
    );
    expect(texts).toContain('Pinreason of a nurse');
    expect(readFileSync(store.file).includes('Pinreason')).toBe(false);
  });

  it('can be of a removed record, which stays deleted when the removal is undone', async () => {
    await using store = await temporaryStore({ readers: 1 });
    await add(store, ATTACK);
    const { action } = await store.act({ kind: 'remove', who: 'anna', record: I1 });
    await store.purge({ record: I1, who: 'anna', reason: 'why' });
    expect(secretsIn(store.file)).toEqual([]);
    await expect(store.act({ kind: 'undo', who: 'anna', action })).rejects.toThrow('it was purged');
  });

  it('removes the reference from what answered it, so that this can still be undone', async () => {
    await using store = await temporaryStore({ readers: 1 });
    await add(store, 'quote 2020-05-14 "one"', 'quote 2020-05-15 re:Q1 "two"');
    await store.purge({ record: { kind: 'quote', id: 1 }, who: 'anna', reason: 'why' });
    expect(rowsOf(store.file, `select after ->> 'answers' as answers from change`)).toEqual([
      { answers: null },
    ]);
    const last = await store.ask('lastAction', { who: 'anna' });
    await store.act({ kind: 'undo', who: 'anna', action: last?.id ?? 0 });
    expect((await store.ask('quote', { id: 2 }))?.removed).toBe(true);
  });

  it('names who was only there for it, since a name can say too much', async () => {
    await using store = await temporaryStore({ readers: 1 });
    await add(store, ATTACK, 'attack 2020-05-13 src:Reuters Other');
    await add(store, 'report I1 src:"A nurse of ward 3" killed:2');
    const { unused } = await store.purge({ record: I1, who: 'anna', reason: 'why' });
    expect(unused).toEqual(['A1 (ISKP)', 'S2 (A nurse of ward 3)']);
  });
});
