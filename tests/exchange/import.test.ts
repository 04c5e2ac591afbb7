import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { News } from '../../src/store/store.ts';
import { rowsOf, temporaryStore, writeOutside } from '../support/store.ts';

import { bring, dump, FIXTURES, MYANMAR, plain, SLICES, sum } from './slices.ts';

describe('a published file', () => {
  it.each(SLICES)('%s comes in whole, as a plain reader counts it', async (name) => {
    await using store = await temporaryStore();
    const file = join(FIXTURES, name);
    const rows = plain(file);
    const { tally, rejected } = await bring(store, file);
    expect(rejected).toEqual([]);
    expect(tally).toEqual({ added: rows.length, changed: 0, unchanged: 0, rejected: 0 });
    expect(
      rowsOf(
        store.file,
        `select count(*) as rows, count(distinct external_id) as ids, min(occurred_from) as first,
          max(occurred_until) as last from incident where dataset = 'ucdp-ged'`,
      ),
    ).toEqual([
      {
        rows: rows.length,
        ids: new Set(rows.map((row) => row.id)).size,
        first: rows.map((row) => row.date_start?.slice(0, 10)).toSorted()[0],
        last: rows
          .map((row) => row.date_end?.slice(0, 10))
          .toSorted()
          .at(-1),
      },
    ]);
    const sums = { low: sum(rows, 'low'), best: sum(rows, 'best'), high: sum(rows, 'high') };
    const killed = `select sum(low) as low, sum(best) as best, sum(high) as high from figure where measure = 'killed'`;
    expect(rowsOf(store.file, killed)).toEqual([sums]);
    const actors = new Set(rows.flatMap((row) => [row.side_a, row.side_b]));
    expect(rowsOf(store.file, 'select count(*) as actors from actor')).toEqual([
      { actors: actors.size },
    ]);
    expect(rowsOf(store.file, 'select * from incident where country is null')).toEqual([]);
  });

  it.each(SLICES)('%s changes nothing when it comes a second time', async (name) => {
    await using store = await temporaryStore();
    const file = join(FIXTURES, name);
    const first = await bring(store, file);
    const before = dump(store.file);
    const second = await bring(store, file);
    expect(second.tally).toEqual({
      added: 0,
      changed: 0,
      unchanged: first.tally.added,
      rejected: 0,
    });
    expect(dump(store.file)).toEqual(before);
  });

  it('keeps figures that are out of order, and marks them', async () => {
    await using store = await temporaryStore();
    await bring(store, MYANMAR);
    const disordered = plain(MYANMAR).filter(
      ({ low, best, high }) => Number(low) > Number(best) || Number(best) > Number(high),
    );
    expect(disordered.length).toBeGreaterThan(0);
    expect(rowsOf(store.file, 'select count(*) as n from figure where disordered = 1')).toEqual([
      { n: disordered.length },
    ]);
  });

  it('says in a dry run what would happen, and leaves everything as it was', async () => {
    await using store = await temporaryStore();
    const before = dump(store.file);
    const { batch, tally } = await bring(store, MYANMAR, true);
    expect(batch).toBeNull();
    expect(tally.added).toBe(plain(MYANMAR).length);
    expect(dump(store.file)).toEqual(before);
    expect(rowsOf(store.file, 'select * from batch')).toEqual([]);
  });

  it('is heard of once by every open dashboard', async () => {
    await using store = await temporaryStore();
    const news: News[] = [];
    store.watch((one) => news.push(one));
    await bring(store, MYANMAR);
    await vi.waitFor(() => expect(news).toHaveLength(1));
    expect(news[0]).toMatchObject({ kind: 'everything', addedIncidents: plain(MYANMAR).length });
  });

  it('leaves nothing for u to take back: a batch is no act of a moment', async () => {
    await using store = await temporaryStore();
    await bring(store, MYANMAR);
    expect(await store.ask('lastAction', { who: 'ada' })).toBeNull();
  });
});

describe('the actors of an import', () => {
  it('take the kind that the publisher knows where nobody did, and keep a known one', async () => {
    await using store = await temporaryStore();
    writeOutside(
      store.file,
      "insert into actor (name, kind) values ('mndaa', 'unknown'), ('KNU', 'political-militia')",
    );
    await bring(store, MYANMAR);
    const kinds = rowsOf(store.file, "select name, kind from actor where name in ('mndaa', 'KNU')");
    const named = plain(MYANMAR).some((row) => row.side_b === 'MNDAA');
    expect(kinds).toContainEqual({ name: 'mndaa', kind: named ? 'rebel' : 'unknown' });
    expect(kinds).toContainEqual({ name: 'KNU', kind: 'political-militia' });
  });
});
