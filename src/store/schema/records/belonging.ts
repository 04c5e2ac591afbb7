import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Cell, Row } from '../../../domain/model/change.ts';
import { RECORD_LETTERS, type RecordKind, type RecordRef } from '../../../domain/model/record.ts';
import type { Column, Declaration, Reference } from './declaration.ts';
import { TABLES } from './tables.ts';

/** The declaration of any table. */
export type Table = Omit<Declaration, 'letter' | 'columns'> & {
  readonly letter: string | null;
  readonly columns: Readonly<Record<string, Column>>;
};

/** Every declared table by its name. */
export const DECLARED: ReadonlyMap<string, Table> = new Map<string, Table>(Object.entries(TABLES));

/** A column that refers to a row of another table. */
export type Naming = {
  readonly table: string;
  readonly column: string;
  readonly names: Reference;
};

const NAMES: ReadonlyMap<string, readonly Naming[]> = new Map(
  [...DECLARED].map(([table, { columns }]) => [
    table,
    Object.entries(columns).flatMap(([column, { names }]) =>
      names === undefined ? [] : [{ table, column, names }],
    ),
  ]),
);

/** The references in a table. */
export function namesOf(table: string): readonly Naming[] {
  return NAMES.get(table) ?? [];
}

/** The references to a table. */
export function namersOf(table: string): readonly Naming[] {
  return [...NAMES.values()].flat().filter(({ names }) => names.table === table);
}

/** The tables of the parts of a table's rows, each with the column that refers to the row. */
export function partsOf(table: string): readonly Naming[] {
  return namersOf(table).filter(({ names }) => names.atPurge === 'part');
}

/** Those of them whose changes are logged. */
export function loggedPartsOf(table: string): readonly Naming[] {
  return partsOf(table).filter((part) => isLogged(part.table));
}

/** The reference to the row that a row of a table is a part of; `undefined` if it is not a part. */
export function ownerOf(table: string): Naming | undefined {
  return namesOf(table).find(({ names }) => names.atPurge === 'part');
}

/** Whether changes of a table are in the change log. */
export function isLogged(table: string): boolean {
  return DECLARED.get(table)?.isLogged === true;
}

/** Whether the schema writes a column: a number, a uid, a time, or a computed value. */
export function isWrittenBySchema(table: string, column: string): boolean {
  return DECLARED.get(table)?.columns[column]?.writtenBy === 'schema';
}

/** Whether rows of this table are marked as removed rather than deleted. */
export function isMarkedRemoved(table: string): boolean {
  return DECLARED.get(table)?.columns.removed_at !== undefined;
}

/** The cells that tell whether a row was taken away. */
type Marks = { readonly removed_at?: Cell | undefined; readonly merged_into?: Cell | undefined };

/**
 * Whether a row was taken away. An incident that was merged into another is in no list either and carries the mark of
 * removal, but it is still there: its reports are read with those of the other.
 */
export function isGone(table: string, { removed_at = null, merged_into = null }: Marks): boolean {
  return removed_at !== null && (table !== 'incident' || merged_into === null);
}

/** The same of the row that a table (or its alias) stands for in a query. */
export function isGoneIn(table: string, alias: string): RawBuilder<SqlBool> {
  const removed = sql<SqlBool>`${sql.ref(`${alias}.removed_at`)} is not null`;
  return table === 'incident'
    ? sql<SqlBool>`(${removed} and ${sql.ref(`${alias}.merged_into`)} is null)`
    : sql<SqlBool>`(${removed})`;
}

/** The record that a row is, or that it is a part of. */
export function recordOf({ table, id, values }: Row): RecordRef | undefined {
  const own = kindOf(table);
  if (own !== undefined) return { kind: own, id };
  const owner = ownerOf(table);
  const kind = owner && kindOf(owner.names.table);
  return owner === undefined || kind === undefined
    ? undefined
    : { kind, id: Number(values[owner.column]) };
}

function kindOf(table: string): RecordKind | undefined {
  return Object.values(RECORD_LETTERS).find((kind) => kind === table);
}
