import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { importTable } from '../exchange/database.ts';
import { tableOf } from '../exchange/tables.ts';
import { emptyDatabase } from '../support/empty-database.ts';
import { rowsOf, temporaryStore, writeOutside } from '../support/store.ts';

/** An import stays where it is taken back, an action always. */
const NEVER_DELETED = ['action', 'batch'];

describe('taking an import back', () => {
  it('uses an index to find what refers to a deleted row, so that twice the rows take twice as long', () => {
    const sqlite = new Database(emptyDatabase());
    const references = sqlite
      .prepare<[], { readonly child: string; readonly column: string; readonly parent: string }>(
        `select one.name as child, "from" as "column", "table" as parent
          from sqlite_schema as one, pragma_foreign_key_list(one.name) where one.type = 'table'`,
      )
      .all()
      .filter(({ parent }) => !NEVER_DELETED.includes(parent));
    const read = references.filter(({ child, column }) =>
      sqlite
        .prepare<[], { readonly detail: string }>(
          `explain query plan select 1 from ${child} where ${column} = 1`,
        )
        .all()
        .some(({ detail }) => detail.startsWith('SCAN')),
    );
    expect(references.length).toBeGreaterThan(10);
    expect(read).toEqual([]);
  });

  it('writes back only what it changed in older rows', async () => {
    await using store = await temporaryStore();
    await importTable(store, tableOf({}));
    await importTable(store, tableOf({ best: '9', where_coordinates: 'Gao town' }));
    writeOutside(
      store.file,
      `create table rewritten (id integer);
      create trigger rewriting after update of title, narrative, occurred_from on incident begin
        insert into rewritten values (new.id);
      end`,
    );
    await store.act({ kind: 'undo-import', who: 'ada', batch: 2 });
    expect(rowsOf(store.file, 'select place, killed_best as killed from incident')).toEqual([
      { place: 'Kidal town', killed: 2 },
    ]);
    expect(rowsOf(store.file, 'select * from rewritten')).toEqual([]);
  });
});
