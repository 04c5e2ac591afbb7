import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/domain/entry/entry.ts';
import type { Store } from '../../src/store/port/store.ts';
import { incident, quote } from '../support/entries.ts';
import { rowsOf, temporaryStore, writeOutside } from '../support/store.ts';

const add = (store: Store, entry: Entry) => store.act({ who: 'anna', kind: 'add', entry });
const undo = (store: Store, action: number) => store.act({ who: 'anna', kind: 'undo', action });

describe('undo of something that was added', () => {
  it.each([
    ['a tag', "insert into tag (incident_id, tag) values (1, 'seen')", 1],
    ['a pin', "insert into pin (incident_id, measure, best) values (1, 'killed', 3)", 1],
    ['a figure', "insert into figure (report_id, measure, best) values (1, 'arrested', 3)", 1],
    ['a relation to another', 'insert into relation (incident_id, other_id) values (1, 2)', 1],
    ['a relation from another', 'insert into relation (incident_id, other_id) values (2, 1)', 1],
    ['a quote about it', 'insert into quote_incident (quote_id, incident_id) values (1, 1)', 1],
    [
      'who did it',
      "insert into attribution (incident_id, actor_id, role, basis) values (1, 1, 'perpetrator', 'denied')",
      1,
    ],
    ['a report taken from its own', 'update report set derives_from = 1 where id = 2', 1],
    ['an answer', 'update quote set answers = 1 where id = 2', 3],
    ['whom a quote is about', 'insert into quote_actor (quote_id, actor_id) values (1, 1)', 3],
  ])(
    'is refused where somebody has put %s to it since, and says who',
    async (_what, statement, at) => {
      await using store = await temporaryStore();
      for (const entry of [incident(), incident({ title: 'Another' }), quote(), quote()]) {
        await add(store, entry);
      }
      await add(store, {
        kind: 'actor',
        name: 'Some',
        shortName: null,
        actorKind: 'rebel',
        aliases: [],
      });
      const undone = () => undo(store, at);
      writeOutside(store.file, statement);
      await expect(undone()).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringMatching(/^[IQR]1 was changed since by sqlite3/),
      });
      const [{ id } = { id: 0 }] = await store
        .ask('log', { before: null, limit: 1, record: null })
        .then(({ rows }) => rows);
      await undo(store, id);
      expect((await undone()).title).toMatch(/^undid: added [IQ]1$/);
    },
  );

  it('keeps an actor that it made where another has put an alias to it since', async () => {
    await using store = await temporaryStore();
    await add(store, incident());
    writeOutside(store.file, "insert into alias (actor_id, name) values (1, 'Other name')");
    expect((await undo(store, 1)).notes).toEqual([
      expect.stringMatching(/^kept A1 .*: it was changed since$/),
    ]);
    expect(rowsOf(store.file, 'select removed_at from actor where id = 1')).toEqual([
      { removed_at: null },
    ]);
  });
});
