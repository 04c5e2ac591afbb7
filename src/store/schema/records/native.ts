import type { PlainValue, RecordLine } from '../../../domain/model/native-record.ts';
import { DECLARED, ownerOf, type Table } from './belonging.ts';
import type { Column } from './declaration.ts';
import { TABLES } from './tables.ts';

/**
 * How rows of a table are written in a file of complete records: their own columns, those that name another record (by
 * its uid, under the column's name without `_id`), and the lists of rows that are parts of them.
 */
export type NativeTable = {
  readonly table: string;
  readonly hasUid: boolean;
  /** Their own columns, as files call them. */
  readonly columns: readonly string[];
  /** The columns that refer to records, with the tables of these. */
  readonly names: Readonly<Record<string, string>>;
  /**
   * The fields of a row, each with its columns (as files call them). A merge of two databases takes a field as a whole: no
   * place is put together from two.
   */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly parts: Readonly<Record<string, NativeList>>;
};

/** A list of parts of a row: the column that refers to the row, and the columns (as files call them) that identify a part. */
export type NativeList = NativeTable & { readonly parent: string; readonly key: readonly string[] };

/** Watchfloor’s own records as files have them, without computed values. */
export const NATIVE_TABLES: Readonly<Record<Exclude<RecordLine, 'dataset'>, NativeTable>> = {
  source: nativeTable(TABLES.source),
  actor: nativeTable(TABLES.actor),
  incident: nativeTable(TABLES.incident),
  quote: nativeTable(TABLES.quote),
  estimate: nativeTable(TABLES.estimate),
  milestone: nativeTable(TABLES.milestone),
};

/** The columns of a dataset, which is identified by its name. */
export const DATASET_COLUMNS = nativeTable(TABLES.dataset).columns;

/** What a column that names another record is called in a file: `source` for `source_id`. */
export function keyOf(column: string): string {
  return column.replace(/_id$/, '');
}

/** What any column is called in a file. */
export function nameInFile(column: string, { names }: Column): string {
  return names === undefined ? column : keyOf(column);
}

/** The default of a column. */
export function defaultOf({ table }: NativeTable, column: string): PlainValue {
  return DECLARED.get(table)?.columns[column]?.default ?? null;
}

function nativeTable({ table, columns, parts = {} }: Table): NativeTable {
  const said = Object.entries(columns).filter(
    ([, { travels, writtenBy }]) => travels && writtenBy !== 'schema',
  );
  return {
    table,
    hasUid: columns.uid !== undefined,
    columns: said
      .filter(([, { names }]) => names === undefined)
      .flatMap(([column, { unpacked }]) => unpacked ?? [column]),
    names: Object.fromEntries(
      said.flatMap(([column, { names }]) => (names === undefined ? [] : [[column, names.table]])),
    ),
    fields: fieldsOf(said),
    parts: Object.fromEntries(
      Object.entries(parts).flatMap(([list, name]) => {
        const part = DECLARED.get(name);
        return part === undefined ? [] : [[list, nativePart(part)]];
      }),
    ),
  };
}

function nativePart(part: Table): NativeList {
  const parent = ownerOf(part.table)?.column ?? 'id';
  return { ...nativeTable(part), parent, key: part.key ?? [] };
}

function fieldsOf(said: readonly (readonly [string, Column])[]): NativeTable['fields'] {
  const fields: Record<string, readonly string[]> = {};
  for (const [name, column] of said) {
    const { field } = column;
    if (field === undefined) continue;
    fields[field] = [...(fields[field] ?? []), nameInFile(name, column)];
  }
  return fields;
}
