import type { Row } from '../../../domain/model/change.ts';
import { RECORD_LETTERS, type RecordKind, type RecordRef } from '../../../domain/model/record.ts';
import type { Column, Declaration, Reference } from './declaration.ts';
import { TABLES } from './tables.ts';

/** A declaration of whatever table. */
export type Table = Omit<Declaration, 'letter' | 'columns'> & {
  readonly letter: string | null;
  readonly columns: Readonly<Record<string, Column>>;
};

/** Every declared table by its name. */
export const DECLARED: ReadonlyMap<string, Table> = new Map<string, Table>(Object.entries(TABLES));

/** A column of a table that names a row of another. */
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

/** The columns of a table that name rows of others. */
export function namesOf(table: string): readonly Naming[] {
  return NAMES.get(table) ?? [];
}

/** The columns of all tables that name rows of a table. */
export function namersOf(table: string): readonly Naming[] {
  return [...NAMES.values()].flat().filter(({ names }) => names.table === table);
}

/** The tables whose rows are parts of rows of a table, each with the column that names that row. */
export function partsOf(table: string): readonly Naming[] {
  return namersOf(table).filter(({ names }) => names.atPurge === 'part');
}

/** The same of the tables whose changes are logged. */
export function loggedPartsOf(table: string): readonly Naming[] {
  return partsOf(table).filter((part) => isLogged(part.table));
}

/** The column by which a row of a table is a part of another row. */
export function ownerOf(table: string): Naming | undefined {
  return namesOf(table).find(({ names }) => names.atPurge === 'part');
}

/** Whether what is written to a table has lines in the change log. */
export function isLogged(table: string): boolean {
  return DECLARED.get(table)?.isLogged === true;
}

/** Whether the schema writes a column by itself: a number, a uid, a time, or what it works out. */
export function isWrittenBySchema(table: string, column: string): boolean {
  return DECLARED.get(table)?.columns[column]?.writtenBy === 'schema';
}

/** Whether rows of this table are marked as removed rather than deleted. */
export function isMarkedRemoved(table: string): boolean {
  return DECLARED.get(table)?.columns.removed_at !== undefined;
}

/** The record that a row is, or else belongs to. */
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
