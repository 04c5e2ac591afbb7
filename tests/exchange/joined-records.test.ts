import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/port/store.ts';
import { purgeRecord } from '../../src/store/writing/purge/purge-record.ts';
import { openDatabase } from '../support/database.ts';
import { importInto } from './database.ts';
import {
  apart,
  choose,
  enter,
  give,
  open,
  reports,
  retitle,
  take,
  titleOf,
  toldBy,
  twoDesks,
} from './desks.ts';

import { fixture } from './tables.ts';

describe('two desks that exchange complete records', () => {
  it('both have what either added, whichever wrote last', async () => {
    const [one, other] = await twoDesks();
    await enter(one, 'report I1 src:AFP killed:16', 'report I1 src:Tolo killed:18');
    await enter(one, 'pin I1 killed:16 note:counted');
    await enter(other, 'report I1 src:Dawn killed:13');
    expect(await take(one, await give(other))).toMatchObject({
      changed: 1,
      conflicts: 0,
      rejected: [],
    });
    expect(reports(one)).toEqual(['AFP', 'Dawn', 'Reuters', 'Tolo']);
    expect(one.sqlite.prepare('select best from pin').pluck().all()).toEqual([16]);
    await take(other, await give(one));
    expect(reports(other)).toEqual(['AFP', 'Dawn', 'Reuters', 'Tolo']);
    expect(apart(await toldBy(one), await toldBy(other))).toEqual([]);
  });

  it('change nothing by taking the same file again, or by handing records to and fro', async () => {
    const [one, other] = await twoDesks();
    await enter(other, 'report I1 src:Dawn killed:13');
    const file = await give(other);
    await take(one, file);
    expect(await take(one, file)).toMatchObject({ added: 0, changed: 0, conflicts: 0 });
    for (const [from, to] of [
      [one, other],
      [other, one],
      [one, other],
    ] as const) {
      expect(await take(to, await give(from))).toMatchObject({
        added: 0,
        changed: 0,
        conflicts: 0,
      });
    }
  });
});

describe('what one desk has removed', () => {
  it('goes at the other, and stays removed where that one has not touched it', async () => {
    const [one, other] = await twoDesks();
    await enter(other, 'report I1 src:Dawn killed:13');
    await take(one, await give(other));
    await one.act({ kind: 'remove', who: 'anna', record: { kind: 'report', id: 2 } });
    expect(await take(one, await give(other))).toMatchObject({ changed: 0, conflicts: 0 });
    expect(reports(one)).toEqual(['Reuters']);
    await take(other, await give(one));
    expect(reports(other)).toEqual(['Reuters']);
  });

  it('is a question where the other has changed it', async () => {
    const [one, other] = await twoDesks();
    await one.act({ kind: 'remove', who: 'anna', record: { kind: 'incident', id: 1 } });
    await retitle(other, 'Theirs');
    expect(await take(one, await give(other))).toMatchObject({ changed: 0, conflicts: 1 });
    expect(await open(one)).toEqual([
      ['I1', 'removed, or missing', expect.stringContaining('Theirs')],
    ]);
    expect(await take(other, await give(one))).toMatchObject({ conflicts: 1 });
    await choose(one, 'theirs', 1);
    expect(titleOf(one)).toBe('Theirs');
    expect(reports(one)).toEqual(['Reuters']);
  });

  it('stays removed while a conflict about a part of it is open', async () => {
    const [one, other] = await twoDesks();
    await enter(one, 'source Dawn origin:Reuters');
    await enter(other, 'source AFP', 'source Dawn origin:AFP');
    await take(one, await give(other));
    expect(await open(one)).toHaveLength(1);
    await one.act({ kind: 'remove', who: 'anna', record: { kind: 'source', id: 2 } });
    const edited = await toldBy(one);
    expect(await take(one, await give(other))).toMatchObject({ added: 0, conflicts: 0 });
    expect(apart(edited, await toldBy(one))).toEqual([]);
  });

  it('is not taken for a new one of the same name', async () => {
    const [one, other] = [openDatabase(), openDatabase()];
    await enter(one, 'actor ISKP', 'actor Taliban');
    await take(other, await give(one));
    await one.act({ kind: 'remove', who: 'anna', record: { kind: 'actor', id: 2 } });
    await enter(one, 'actor Haqqani', 'actor Taliban');
    await take(other, await give(one));
    expect(apart(await toldBy(one), await toldBy(other))).toEqual([]);
  });

  it('is removed at the other as a whole record, and comes back with undo', async () => {
    const [one, other] = await twoDesks();
    await one.act({ kind: 'remove', who: 'anna', record: { kind: 'incident', id: 1 } });
    const { batch } = await take(other, await give(one));
    const removed = other.sqlite.prepare('select removed_at is not null from incident').pluck();
    expect(removed.get()).toBe(1);
    await other.act({ kind: 'undo-import', who: 'ben', batch });
    expect(removed.get()).toBe(0);
  });
});

describe('desks that never exchanged anything', () => {
  it('unite what they have of one actor, and say where they differ', async () => {
    const [one, other] = [openDatabase(), openDatabase()];
    await enter(one, 'actor ISKP kind:rebel short:IS-K alias:Daesh');
    await enter(other, 'actor ISKP kind:external alias:"Islamic State"');
    expect(await take(one, await give(other))).toMatchObject({
      added: 0,
      changed: 1,
      conflicts: 1,
    });
    expect(await open(one)).toEqual([['kind of A1', 'rebel', 'external']]);
    const aliases = one.sqlite.prepare('select name from alias order by name').pluck().all();
    expect(aliases).toEqual(['Daesh', 'Islamic State']);
  });

  it('have the incidents once that both imported from one publisher', async () => {
    const [one, other] = [openDatabase(), openDatabase()];
    for (const desk of [one, other])
      await importInto(desk as unknown as Store, fixture('ged231-countries.csv'));
    expect(await take(one, await give(other))).toMatchObject({
      added: 0,
      changed: 0,
      conflicts: 0,
      rejected: [],
    });
    await retitle(other, 'Theirs');
    expect(await take(one, await give(other))).toMatchObject({ changed: 1, conflicts: 0 });
    expect(titleOf(one)).toBe('Theirs');
  });
});

describe('taking an import back', () => {
  it('undoes what it merged and its conflicts, and the same file can be imported again', async () => {
    const [one, other] = await twoDesks();
    await retitle(one, 'Ours');
    await retitle(other, 'Theirs');
    await enter(other, 'report I1 src:Dawn killed:13 note:x');
    const before = await toldBy(one);
    const file = await give(other);
    const { batch } = await take(one, file);
    await one.act({ kind: 'undo-import', who: 'anna', batch });
    expect(apart(before, await toldBy(one))).toEqual([]);
    expect(await open(one)).toEqual([]);
    expect(await take(one, file)).toMatchObject({ changed: 1, conflicts: 1 });
  });

  it('keeps a conflict that somebody has resolved, and names it', async () => {
    const [one, other] = await twoDesks();
    await retitle(one, 'Ours');
    await retitle(other, 'Theirs');
    const { batch } = await take(one, await give(other));
    await choose(one, 'theirs', 1);
    const { notes } = await one.act({ kind: 'undo-import', who: 'anna', batch });
    expect(notes[0]).toMatch(/^kept K1: /);
    expect(titleOf(one)).toBe('Theirs');
    expect(await open(one)).toEqual([]);
  });
});

it('a purge leaves nothing of a record in what is remembered of the exchange, and no file restores it', async () => {
  const [one, other] = await twoDesks();
  await retitle(one, 'Ours secret');
  await retitle(other, 'Theirs secret');
  const file = await give(other);
  await take(one, file);
  const record = { kind: 'incident', id: 1 } as const;
  await purgeRecord(one.db, { record, who: 'anna', reason: 'asked to' });
  for (const table of ['shared_version', 'conflict', 'other_uid']) {
    expect(
      one.sqlite
        .prepare(
          `select * from ${table} where uid not in (select uid from source union select uid from actor)`,
        )
        .all(),
    ).toEqual([]);
  }
  expect(
    one.sqlite.prepare("select * from change where before || after like '%secret%'").all(),
  ).toEqual([]);
  expect(await take(one, file)).toMatchObject({ added: 0, purged: 1 });
});
