import { writeFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { EVERYTHING } from '../../src/domain/filter/filter.ts';
import type { News } from '../../src/store/port/store.ts';
import { milestone } from '../support/entries.ts';
import { openStore, rowsOf, temporaryStore, writeOutside } from '../support/store.ts';

const workerFile = new URL('../support/unruly-worker.ts', import.meta.url);
const today = '2020-06-01';
const add = { who: 'anna', kind: 'add', entry: milestone() } as const;

/** Enough for a cross join that would run for hours. */
const MANY_ROWS = `with recursive n (i) as (select 1 union all select i + 1 from n where i < 5000)
  insert into incident (occurred_from, occurred_until, title)
  select '2020-03-06', '2020-03-06', 'Row ' || i from n`;

describe('a question', () => {
  it('is given up while it runs, and its reader is free for the next one', async () => {
    await using store = await temporaryStore({ workerFile, readers: 2 });
    writeOutside(store.file, MANY_ROWS);
    for (let round = 0; round < 3; round += 1) {
      const controller = new AbortController();
      const endless = store.ask('overview', { today }, controller.signal);
      // While this one is answered by the other reader, the first is in the middle of its query.
      expect(await store.ask('lastAction', { who: 'anna' })).toBeNull();
      controller.abort();
      await expect(endless).rejects.toMatchObject({ code: 'given-up' });
    }
  });

  it('waits for no count, which is begun again and answered afterwards', async () => {
    await using store = await temporaryStore({ workerFile });
    writeOutside(store.file, MANY_ROWS);
    const endless = new AbortController();
    const counting = store.ask('overview', { today }, endless.signal);
    const page = await store.ask('incident', { id: 1 });
    expect(page?.title).toBe('Row 1');
    // It was begun again, and still counts.
    endless.abort();
    await expect(counting).rejects.toMatchObject({ code: 'given-up' });
    const scope = { filter: EVERYTHING, window: { kind: 'last', name: 'all' }, today } as const;
    const counted = store.ask('actors', { ...scope, limit: 1 });
    const pages = Array.from({ length: 20 }, (_, id) => store.ask('incident', { id: id + 1 }));
    expect((await Promise.all(pages)).every((one) => one !== null)).toBe(true);
    expect((await counted).counts.incidents).toBe(5000);
  });

  it('never runs when it is given up while it waits', async () => {
    await using store = await temporaryStore({ workerFile });
    writeOutside(store.file, MANY_ROWS);
    const first = new AbortController();
    const second = new AbortController();
    const running = store.ask('overview', { today }, first.signal);
    // This one would end the thread if it ever ran.
    const waiting = store.ask('matches', { filter: EVERYTHING, today }, second.signal);
    second.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'given-up' });
    first.abort();
    await expect(running).rejects.toMatchObject({ code: 'given-up' });
    expect(await store.ask('lastAction', { who: 'anna' })).toBeNull();
  });

  it('is refused at once when it is given up before it is asked', async () => {
    await using store = await temporaryStore();
    const asked = store.ask('lastAction', { who: 'anna' }, AbortSignal.abort());
    await expect(asked).rejects.toMatchObject({ code: 'given-up' });
  });

  it('does not hold up what is written', async () => {
    await using store = await temporaryStore({ workerFile });
    writeOutside(store.file, MANY_ROWS);
    const controller = new AbortController();
    const endless = store.ask('overview', { today }, controller.signal);
    expect((await store.act(add)).title).toBe('added M1');
    controller.abort();
    await expect(endless).rejects.toMatchObject({ code: 'given-up' });
  });
});

describe('a thread that dies', () => {
  it('is restarted, its query fails, and people are told; but not if it keeps dying', async () => {
    await using store = await temporaryStore({ workerFile });
    const news: News[] = [];
    store.watch((piece) => news.push(piece));
    const deadly = () => store.ask('matches', { filter: EVERYTHING, today });
    await expect(deadly()).rejects.toMatchObject({ code: 'internal' });
    expect(await store.ask('lastAction', { who: 'anna' })).toBeNull();
    expect(news).toEqual([
      { kind: 'trouble', message: expect.stringContaining('is started again') },
      { kind: 'everything', addedIncidents: 0, addedQuotes: 0, incidents: [] },
    ]);
    await expect(deadly()).rejects.toMatchObject({ code: 'internal' });
    expect(await store.ask('lastAction', { who: 'anna' })).toBeNull();
    await expect(deadly()).rejects.toMatchObject({ code: 'internal' });
    await expect(store.ask('lastAction', { who: 'anna' })).rejects.toThrow(
      'Start Watchfloor again; what was saved is safe.',
    );
  });

  it('rolls back what it was writing and continues to write', async () => {
    await using store = await temporaryStore({ workerFile });
    await store.act(add);
    const crashing = store.act({ ...add, who: 'crash' });
    await expect(crashing).rejects.toThrow('the unfinished write was rolled back');
    expect((await store.act(add)).title).toBe('added M2');
    expect(rowsOf(store.file, 'select distinct who from action')).toEqual([{ who: 'anna' }]);
  });

  it('goes on telling of what others write', async () => {
    await using store = await temporaryStore({ workerFile });
    const news: News[] = [];
    store.watch((piece) => news.push(piece));
    await expect(store.act({ ...add, who: 'crash' })).rejects.toMatchObject({ code: 'internal' });
    await store.act(add);
    writeOutside(store.file, "update milestone set name = 'Doha'");
    await vi.waitFor(() => expect(news.at(-1)).toMatchObject({ kind: 'change', own: false }));
  });

  it('is started again where it was to open for writing what is being read already', async () => {
    await using shared = await temporaryStore();
    writeFileSync(`${shared.file}.deadly`, '');
    await using store = await openStore(shared.file, { workerFile, readFirst: Promise.resolve() });
    const news: News[] = [];
    store.watch((piece) => news.push(piece));
    await vi.waitFor(() => expect(news.map(({ kind }) => kind)).toContain('recovered'), 5_000);
    expect((await store.act(add)).title).toBe('added M1');
  });

  it('says why a store does not open', async () => {
    const opened = temporaryStore({ migrations: '/nowhere' });
    await expect(opened).rejects.toThrow('/nowhere');
  });
});

describe('closing', () => {
  it('finishes what is being written, ends what is asked, and refuses the rest', async () => {
    await using store = await temporaryStore({ workerFile });
    writeOutside(store.file, MANY_ROWS);
    const endless = store.ask('overview', { today });
    const waiting = store.ask('lastAction', { who: 'anna' });
    const written = store.act(add);
    const closed = store.close();
    await expect(endless).rejects.toMatchObject({ code: 'closed' });
    await expect(waiting).rejects.toMatchObject({ code: 'closed' });
    expect((await written).title).toBe('added M1');
    await closed;
    await store.close();
    await expect(store.act(add)).rejects.toMatchObject({ code: 'closed' });
    await expect(store.ask('lastAction', { who: 'anna' })).rejects.toMatchObject({
      code: 'closed',
    });
    expect(rowsOf(store.file, 'select id from milestone')).toEqual([{ id: 1 }]);
  });
});
