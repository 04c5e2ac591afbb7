import { existsSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import type { News } from '../../src/store/port/store.ts';
import { readMigrations } from '../../src/store/sqlite/connection/migrate.ts';
import { migrationsFolder } from '../support/empty-database.ts';
import { incident, milestone } from '../support/entries.ts';
import {
  openStore,
  PATIENCE,
  rowsOf,
  run,
  temporaryStore,
  writeOutside,
} from '../support/store.ts';

const SHELL = '/usr/bin/sqlite3';
const INSERT =
  "insert into incident (occurred_from, occurred_until, title) values ('2020-03-06', '2020-03-06', 'Shots heard');";

const changesIn = (news: readonly News[]) =>
  news.flatMap((piece) => (piece.kind === 'change' ? [piece] : []));

describe('a row that another program writes', () => {
  it.skipIf(!existsSync(SHELL))(
    'gets identity and history from the schema when a plain sqlite3 shell inserts it (needs /usr/bin/sqlite3)',
    async () => {
      await using store = await temporaryStore();
      const news: News[] = [];
      store.watch((piece) => news.push(piece));
      await run(SHELL, [store.file, INSERT]);
      await vi.waitFor(() => expect(changesIn(news)).toHaveLength(1), { timeout: PATIENCE });
      const [piece] = changesIn(news);
      expect(piece?.own).toBe(false);
      expect(piece?.change.added).toEqual([
        expect.objectContaining({
          table: 'incident',
          id: 1,
          values: expect.objectContaining({
            title: 'Shots heard',
            version: 1,
            uid: expect.stringMatching(
              /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
            ),
          }),
        }),
      ]);
      expect(rowsOf(store.file, 'select who, kind from action')).toEqual([
        { who: 'sqlite3', kind: 'outside' },
      ]);
    },
  );

  it('is published in the order of its commits, each once, between our own', async () => {
    await using store = await temporaryStore();
    const names: string[] = [];
    store.watch((piece) => {
      if (piece.kind !== 'change') return;
      for (const row of piece.change.added) names.push(`${row.values.name} ${piece.own}`);
    });
    for (let round = 0; round < 5; round += 1) {
      for (const letter of ['a', 'b', 'c']) {
        writeOutside(
          store.file,
          `insert into milestone (occurred_from, occurred_until, name)
            values ('2020-02-29', '2020-02-29', '${letter}${round}')`,
        );
      }
      await store.act({
        who: 'anna',
        kind: 'add',
        entry: milestone({ name: `own${round}` }),
      });
      expect(names.at(-1)).toBe(`own${round} true`);
    }
    writeOutside(store.file, 'delete from milestone where id = 1');
    await vi.waitFor(() => expect(names).toHaveLength(20), { timeout: PATIENCE });
    expect(names).toEqual(
      [0, 1, 2, 3, 4].flatMap((round) => [
        `a${round} false`,
        `b${round} false`,
        `c${round} false`,
        `own${round} true`,
      ]),
    );
  });

  it('is published as "everything" if there is very much of it, with how many are new', async () => {
    await using store = await temporaryStore();
    const news: News[] = [];
    store.watch((piece) => news.push(piece));
    writeOutside(
      store.file,
      `with recursive n (i) as (select 1 union all select i + 1 from n where i < 600)
        insert into incident (occurred_from, occurred_until, title)
        select '2020-03-06', '2020-03-06', 'Row ' || i from n`,
    );
    await vi.waitFor(
      () =>
        expect(news).toContainEqual({
          kind: 'everything',
          addedIncidents: 600,
          addedQuotes: 0,
          incidents: [],
        }),
      { timeout: PATIENCE },
    );
    expect(changesIn(news)).toEqual([]);
  });

  it('names the incidents that were there before and that it changes, in whatever part of them', async () => {
    await using store = await temporaryStore();
    for (const title of ['One', 'Two', 'Three'])
      await store.act({ kind: 'add', who: 'anna', entry: incident({ title }) });
    const incidents: (readonly number[])[] = [];
    store.watch((piece) => 'incidents' in piece && incidents.push(piece.incidents));
    const names = async (sql: string, changed: readonly number[]) => {
      writeOutside(store.file, sql);
      await vi.waitFor(() => expect([...new Set(incidents.flat())].toSorted()).toEqual(changed), {
        timeout: PATIENCE,
      });
      incidents.length = 0;
    };
    await names("insert into tag (incident_id, tag) values (2, 'market')", [2]);
    await names(
      `insert into source (name) values ('Wire');
        insert into report (incident_id, source_id) select 3, id from source where name = 'Wire'`,
      [3],
    );
    const ofFirst = 'report_id in (select id from report where incident_id = 1)';
    await names(`update figure set high = high + 1 where ${ofFirst}`, [1]);
    await names("update incident set title = 'Other' where id = 1", [1]);
    // One that is new is not one that changed.
    await names(
      `insert into incident (occurred_from, occurred_until, title) values ('2020-03-06', '2020-03-06', 'New');
        insert into tag (incident_id, tag) values (3, 'market')`,
      [3],
    );
    await names(
      `with recursive n (i) as (select 1 union all select i + 1 from n where i < 600)
        insert into tag (incident_id, tag) select 1 + i % 2, 'tag' || i from n`,
      [1, 2],
    );
    // What is merged into another changes that one.
    await names("update incident set merged_into = 1, removed_at = '2020-06-01' where id = 3", [1]);
    await names("insert into tag (incident_id, tag) values (3, 'clinic')", [1]);
  });

  it('is assessed by the program that watches', async () => {
    await using store = await temporaryStore();
    await store.act({ who: 'anna', kind: 'add', entry: incident() });
    const seen: unknown[] = [];
    store.watch(() => seen.push(...rowsOf(store.file, 'select killed_best, due from incident')));
    writeOutside(
      store.file,
      "update figure set low = 30, best = 30, high = 30 where measure = 'killed'",
    );
    await vi.waitFor(() => expect(seen).toEqual([{ killed_best: 30, due: 0 }]), {
      timeout: PATIENCE,
    });
  });

  it('is worked out on opening when nobody watched', async () => {
    await using store = await temporaryStore();
    await store.close();
    writeOutside(store.file, INSERT);
    expect(rowsOf(store.file, 'select due from incident')).toEqual([{ due: 1 }]);

    await using _again = await openStore(store.file);
    expect(rowsOf(store.file, 'select due from incident')).toEqual([{ due: 0 }]);
  });

  it('reaches those who only read', async () => {
    await using store = await temporaryStore();

    await using reader = await openStore(store.file, { readOnly: true });
    const news: News[] = [];
    reader.watch((piece) => news.push(piece));
    await store.act({ who: 'anna', kind: 'add', entry: milestone() });
    await vi.waitFor(() => expect(changesIn(news)).toMatchObject([{ own: false }]), {
      timeout: PATIENCE,
    });
  });
});

describe('a database that others break', () => {
  it('is found out by the doctor', async () => {
    await using store = await temporaryStore();
    await store.act({ who: 'anna', kind: 'add', entry: incident() });
    writeOutside(
      store.file,
      `pragma foreign_keys = off; update attribution set actor_id = 77;
        drop trigger incident_text_added; ${INSERT}`,
    );
    const lines = await store.ask('doctor', { zone: 'UTC' });
    const found = new Map(lines.map((line) => [line.check, line]));
    expect(found.get('references')).toMatchObject({
      mark: 'problem',
      found: '1 broken: attribution 1 refers to a missing actor',
    });
    expect(found.get('incident search')).toMatchObject({ mark: 'problem' });
    expect(found.get('incident search')?.advice).toContain("values ('rebuild')");
  });

  it('is no longer written once its schema is newer; people are told, also when that is over', async () => {
    await using store = await temporaryStore();
    const news: News[] = [];
    store.watch((piece) => news.push(piece));
    writeOutside(store.file, 'pragma user_version = 999');
    await expect(store.act({ who: 'anna', kind: 'add', entry: milestone() })).rejects.toMatchObject(
      { code: 'newer-schema' },
    );
    await vi.waitFor(
      () =>
        expect(news).toContainEqual({
          kind: 'trouble',
          message: `This database was written by a newer Watchfloor (schema 999; this program knows ${readMigrations(migrationsFolder).length}). Update the program.`,
        }),
      { timeout: PATIENCE },
    );
    expect(rowsOf(store.file, 'select * from milestone')).toEqual([]);
    writeOutside(store.file, 'pragma user_version = 2');
    await vi.waitFor(() => expect(news).toContainEqual({ kind: 'recovered' }), {
      timeout: PATIENCE,
    });
  });
});
