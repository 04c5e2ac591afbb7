import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry/entry.ts';
import { RECORD_LETTERS, type RecordKind } from '../../src/domain/model/record.ts';
import { type ActionResult, type Store, StoreError } from '../../src/store/port/store.ts';
import { estimate, incident, milestone, quote, report, reportEntry } from '../support/entries.ts';
import { rowsOf, temporaryStore, writeOutside } from '../support/store.ts';

const add = (store: Store, entry: Entry, who = 'anna') => store.act({ who, kind: 'add', entry });
const remove = (store: Store, kind: RecordKind, id: number) =>
  store.act({ who: 'anna', kind: 'remove', record: { kind, id } });
const undo = (store: Store, done: Pick<ActionResult, 'action'>, who = 'anna') =>
  store.act({ who, kind: 'undo', action: done.action });

const RECORDS = Object.values(RECORD_LETTERS);
const PARTS = ['tag', 'relation', 'figure', 'quote_actor', 'quote_incident', 'alias'];

/** Everything that a query can see, without the marks that any write leaves on a row. */
const visible = (file: string) =>
  Object.fromEntries([
    ...[...RECORDS, 'attribution'].map((table) => [
      table,
      rowsOf(file, `select * from ${table} where removed_at is null order by id`).map((row) =>
        Object.fromEntries(
          Object.entries(Object(row)).filter(
            ([name]) => name !== 'version' && name !== 'updated_at',
          ),
        ),
      ),
    ]),
    ...PARTS.map((table) => [table, rowsOf(file, `select * from ${table} order by id`)]),
  ]);

describe('undo', () => {
  it('undoes any sequence of actions, one by one, to what queries saw before each', async () => {
    const step = fc.oneof(
      fc.record({
        do: fc.constant('add' as const),
        entry: fc.constantFrom<Entry>(
          incident(),
          incident({ tags: ['a', 'b'], reports: [report(), report({ source: 'AFP' })] }),
          reportEntry({ incident: 1 }),
          reportEntry({ incident: 2 }),
          quote({ about: [{ actor: 'Taliban' }, { incident: 1 }] }),
          quote({ answers: 1 }),
          estimate(),
          milestone(),
        ),
      }),
      fc.record({
        do: fc.constant('remove' as const),
        kind: fc.constantFrom<RecordKind>('incident', 'report', 'quote', 'estimate', 'actor'),
        id: fc.integer({ min: 1, max: 2 }),
      }),
    );
    await using store = await temporaryStore();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const done: { before: unknown; act: ActionResult }[] = [];
        for (const act of steps) {
          const before = visible(store.file);
          const acted = act.do === 'add' ? add(store, act.entry) : remove(store, act.kind, act.id);
          const result = await acted.catch((error: unknown) => error);
          if (result instanceof StoreError) expect(visible(store.file)).toEqual(before);
          else done.push({ before, act: await acted });
        }
        for (const { before, act } of done.toReversed()) {
          await undo(store, act);
          expect(visible(store.file)).toEqual(before);
        }
      }),
      { numRuns: 25 },
    );
    // Beside the other tests it takes nearly the minute that others have.
  }, 180_000);

  it('takes the actors and sources with it that the act made', async () => {
    await using store = await temporaryStore();
    const before = visible(store.file);
    const undone = await undo(store, await add(store, incident()));
    expect(undone).toMatchObject({ title: 'undid: added I1', notes: [] });
    expect(undone.records).toEqual(['I1', 'S1', 'R1', 'A1']);
    expect(visible(store.file)).toEqual(before);
  });

  it('keeps those that something else uses by now, and says so', async () => {
    await using store = await temporaryStore();
    const first = await add(store, incident());
    await add(store, estimate());
    const undone = await undo(store, first);
    expect(undone.notes).toEqual(['kept A1 (ISKP): 1 other record uses it']);
    expect(rowsOf(store.file, 'select name from actor where removed_at is null')).toEqual([
      { name: 'ISKP' },
    ]);
    expect(rowsOf(store.file, 'select name from source where removed_at is null')).toEqual([
      { name: 'Some analysts' },
    ]);
  });

  it('is refused if somebody else has changed the record since, and names it', async () => {
    await using store = await temporaryStore();
    const first = await add(store, incident());
    writeOutside(store.file, "update incident set title = 'Other words'");
    await expect(undo(store, first)).rejects.toMatchObject({
      code: 'conflict',
      message:
        'I1 was changed since by sqlite3 ("written outside Watchfloor"), so "added I1" was not undone. ' +
        'Undo that change first.',
    });
    expect(rowsOf(store.file, 'select removed_at from incident')).toEqual([{ removed_at: null }]);
  });

  it('is refused if somebody else has added to the record since', async () => {
    await using store = await temporaryStore();
    const first = await add(store, incident());
    const second = await add(store, reportEntry(), 'ben');
    await expect(undo(store, first)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('I1 was changed since by ben ("added R2 to I1")'),
    });
    await undo(store, second);
    expect((await undo(store, first)).title).toBe('undid: added I1');
  });

  it('works once the change in between was undone', async () => {
    await using store = await temporaryStore();
    const first = await add(store, incident());
    await undo(store, await remove(store, 'incident', 1));
    expect((await undo(store, first)).title).toBe('undid: added I1');
  });

  it('undoes a restore, but not if something was added to the record since', async () => {
    await using store = await temporaryStore();
    await add(store, incident());
    const restore = { who: 'anna', kind: 'restore', record: { kind: 'incident', id: 1 } } as const;
    await remove(store, 'incident', 1);
    await undo(store, await store.act(restore));
    expect(rowsOf(store.file, 'select id from incident where removed_at is null')).toEqual([]);
    const again = await store.act(restore);
    const since = await add(store, reportEntry(), 'ben');
    await expect(undo(store, again)).rejects.toMatchObject({ code: 'conflict' });
    await undo(store, since);
    await undo(store, again);
    expect(rowsOf(store.file, 'select id from incident where removed_at is null')).toEqual([]);
  });

  it('happens once, and can itself be undone', async () => {
    await using store = await temporaryStore();
    const first = await add(store, incident({ tags: ['a'] }));
    const added = visible(store.file);
    const undone = await undo(store, first);
    await expect(undo(store, first)).rejects.toMatchObject({
      code: 'refused',
      message: '"added I1" was already undone.',
    });
    const redone = await undo(store, undone);
    expect(redone.title).toBe('redid: added I1');
    expect(visible(store.file)).toEqual(added);
    expect((await undo(store, first)).title).toBe('undid: added I1');
  });

  it('says if there is no such action', async () => {
    await using store = await temporaryStore();
    await expect(undo(store, { action: 12 })).rejects.toMatchObject({ code: 'missing' });
  });

  it('is published as the reverse of the change', async () => {
    await using store = await temporaryStore();
    const done = await add(store, milestone());
    const undone = await undo(store, done);
    expect(undone.change.removed.map(({ table, id }) => [table, id])).toEqual([['milestone', 1]]);
    expect(undone.change.added).toEqual([]);
  });
});

describe('the last action of a person', () => {
  it('is the newest that is not undone, whatever others do', async () => {
    await using store = await temporaryStore();
    const title = async () => (await store.ask('lastAction', { who: 'anna' }))?.title;
    expect(await title()).toBeUndefined();
    await add(store, milestone());
    const second = await add(store, incident());
    await add(store, milestone(), 'ben');
    expect(await title()).toBe('added I1');
    const undone = await undo(store, second);
    expect(await title()).toBe('added M1');
    await undo(store, undone);
    expect(await title()).toBe('added I1');
  });
});

describe('removing', () => {
  it.each(['incident', 'report', 'quote', 'estimate', 'milestone'] as const)(
    'takes a record of the kind "%s" out of sight once',
    async (kind) => {
      await using store = await temporaryStore();
      for (const entry of [incident(), quote(), estimate(), milestone()]) await add(store, entry);
      const before = visible(store.file);
      const done = await remove(store, kind, 1);
      expect(done.title).toMatch(/^removed [IRQEM]1$/);
      expect(done.change.removed.map((row) => row.table)).toEqual([kind]);
      expect(rowsOf(store.file, `select id from ${kind} where removed_at is null`)).toEqual([]);
      await expect(remove(store, kind, 1)).rejects.toMatchObject({ code: 'missing' });
      await expect(remove(store, kind, 5)).rejects.toMatchObject({ code: 'missing' });
      await undo(store, done);
      expect(visible(store.file)).toEqual(before);
    },
  );

  it('is refused for an actor or a source that records name', async () => {
    await using store = await temporaryStore();
    await add(store, incident());
    await expect(remove(store, 'actor', 1)).rejects.toMatchObject({
      code: 'refused',
      message: 'A1 cannot be removed while a record names it.',
    });
    await remove(store, 'report', 1);
    await expect(remove(store, 'source', 1)).rejects.toMatchObject({ code: 'refused' });
  });
});
