import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DECLARED, isLogged, namesOf } from '../../src/store/schema/records/belonging.ts';
import { DERIVED_TABLES } from '../../src/store/schema/records/tables.ts';
import { rowsOf, temporaryStore } from '../support/store.ts';

const COLUMNS = [...DECLARED].flatMap(([table, { columns }]) =>
  Object.entries(columns).map(([name, column]) => ({ name: `${table}.${name}`, column })),
);

let store: Awaited<ReturnType<typeof temporaryStore>>;
beforeAll(async () => {
  store = await temporaryStore();
});
afterAll(() => store[Symbol.asyncDispose]());

/** What the schema of a new database says, one line for each row, but for what is about derived tables. */
function schemaSays(query: string): readonly string[] {
  return rowsOf(store.file, query)
    .map((row) => Object.values(row ?? {}).join(' '))
    .filter((line) => !(line.slice(0, line.search(/\W|$/)) in DERIVED_TABLES))
    .toSorted();
}

describe('the declarations of tables', () => {
  it('name every table and column of a new database, and no others', () => {
    const columns = schemaSays(`select one.name || '.' || col.name
      from pragma_table_list as one, pragma_table_xinfo(one.name) as col
      where one.schema = 'main' and one.type = 'table' and one.name not like 'sqlite_%'`);
    expect(COLUMNS.map(({ name }) => name).toSorted()).toEqual(columns);
  });

  it('say which columns name rows of others, and whether a row goes with the one that it names', () => {
    const keys = schemaSays(`select one.name || '.' || "from", "table", on_delete <> 'NO ACTION'
      from sqlite_schema as one, pragma_foreign_key_list(one.name) where one.type = 'table'`);
    const declared = [...DECLARED.keys()].flatMap(namesOf).map(({ table, column, names }) => {
      const goes = names.atPurge === 'part' || names.atPurge === 'deleted';
      return `${table}.${column} ${names.table} ${goes ? 1 : 0}`;
    });
    expect(declared.toSorted()).toEqual(keys);
  });

  it('say which tables have triggers that write the log', () => {
    const logged = schemaSays(`select distinct tbl_name from sqlite_schema
      where type = 'trigger' and sql like '%insert into change %'`);
    expect([...DECLARED.keys()].filter(isLogged).toSorted()).toEqual(logged);
  });

  it('say which default a column of a complete record has', () => {
    const defaults = schemaSays(`select one.name || '.' || col.name, trim(col.dflt_value, '''')
      from pragma_table_list as one, pragma_table_xinfo(one.name) as col
      where one.schema = 'main' and col.dflt_value is not null and col.dflt_value not like '%(%'`);
    const ofFields = COLUMNS.filter(({ name, column }) => column.field && !name.startsWith('pin.'));
    const names = new Set(ofFields.map(({ name }) => name));
    const declared = ofFields.flatMap(({ name, column }) =>
      column.default === undefined ? [] : [`${name} ${column.default}`],
    );
    expect(declared.toSorted()).toEqual(
      defaults.filter((line) => names.has(line.split(' ')[0] ?? '')),
    );
  });

  it('move every column but those that the program or the schema works out', () => {
    const stays = COLUMNS.filter(({ column }) => !column.moves).map(({ name }) => name);
    const generated = schemaSays(`select one.name || '.' || col.name
      from pragma_table_list as one, pragma_table_xinfo(one.name) as col
      where one.schema = 'main' and one.type = 'table' and col.hidden > 1`);
    expect(stays).toEqual(expect.arrayContaining([...generated]));
    expect(
      stays
        .filter((name) => !/^incident\.(\w+_(low|best|high)|evidence|grade|due)$/.test(name))
        .toSorted(),
    ).toEqual(generated);
  });
});
