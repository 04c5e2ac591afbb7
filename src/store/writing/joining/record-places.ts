import {
  type NativePart,
  type NativeRecord,
  type PlainValue,
  partsAt,
  textAt,
} from '../../../domain/model/native-record.ts';
import { keyOfPart, type Path } from '../../joining/record-tree.ts';
import {
  defaultOf,
  keyOf,
  type NativeList,
  type NativeTable,
} from '../../schema/records/native.ts';
import { RefusedRecord } from '../import/refused-record.ts';
import type { References } from './record-references.ts';
import type { RecordRows } from './record-rows.ts';
import type { RecordStatements } from './record-statements.ts';

/** The new value of a column, in the form of complete records (`null`: nothing), and its current value. */
export type Writing = {
  readonly of: NativeRecord;
  readonly path: Path;
  readonly value: NativePart | null;
  readonly before: NativePart | null;
};

/** Writes one side's value at a path of a record into the rows of this database. */
export function createPlaceWriter(
  statements: RecordStatements,
  references: References,
  rows: RecordRows,
) {
  const write = async (table: NativeTable, row: number, writing: Writing): Promise<void> => {
    const [name, key, ...rest] = writing.path;
    const part = table.parts[name ?? ''];
    if (name === undefined) await writeRecord(table, row, writing);
    else if (key === undefined) await writeField(table, row, name, writing);
    else if (part !== undefined && rest.length === 0) await writePart(part, row, key, writing);
    else if (part !== undefined) {
      const partRow = part.hasUid
        ? await statements.idOf(part.table, key)
        : await statements.partRow(part, row, { [part.key[0] ?? '']: key });
      if (partRow !== undefined) await write(part, partRow, { ...writing, path: rest });
    }
  };

  /** A whole record goes, or comes back as the other side has it. */
  const writeRecord = async (table: NativeTable, row: number, { of, value }: Writing) => {
    await statements.setRemoved(table, row, value === null);
    if (value !== null) await rewrite(of, table, row, value);
  };

  const writeField = async (
    table: NativeTable,
    row: number,
    field: string,
    { of, value }: Writing,
  ) => {
    const columns = table.fields[field] ?? [];
    const values: Record<string, PlainValue> = {};
    for (const key of columns) {
      const column = Object.keys(table.names).find((one) => keyOf(one) === key);
      if (column === undefined) values[key] = plainAt(value, key) ?? defaultOf(table, key);
      else {
        const id = await nameAt(of, table, row, column, value);
        if (id !== undefined) values[column] = id;
      }
    }
    if (Object.keys(values).length > 0) await statements.update(table, row, values);
  };

  /** The number of the record that a column names; `undefined` for one of the same kind, which may stand behind and must not lead back. */
  const nameAt = async (
    of: NativeRecord,
    table: NativeTable,
    row: number,
    column: string,
    value: NativePart | null,
  ): Promise<number | null | undefined> => {
    const uid = value === null ? null : textAt(value, keyOf(column));
    if (uid === null) return null;
    const other = table.names[column] ?? 'source';
    if (other === table.table) {
      references.later(of, () => references.point({ table, row, column, uid }));
      return undefined;
    }
    const id = await statements.idOf(other, uid);
    if (id !== undefined) return id;
    throw new RefusedRecord(keyOf(column), uid, `names no ${other} in the database`);
  };

  const writePart = async (part: NativeList, parent: number, key: string, writing: Writing) => {
    const { of, value, before } = writing;
    const row = part.hasUid
      ? await statements.idOf(part.table, key)
      : await statements.partRow(part, parent, before ?? value ?? {});
    if (value === null) {
      if (row === undefined) return;
      if (part.hasUid) await statements.setRemoved(part, row, true);
      else await statements.removePart(part, row);
      return;
    }
    if (row === undefined) await rows.insertPart(of, part, value, parent);
    if (row === undefined || !part.hasUid) return;
    if ((await statements.parentOf(part, row)) !== parent) {
      throw new RefusedRecord('uid', key, `is the uid of another ${part.table}`);
    }
    await statements.setRemoved(part, row, false);
    await rewrite(of, part, row, value);
  };

  /** Everything that a row and its parts say becomes what a file says. */
  const rewrite = async (of: NativeRecord, table: NativeTable, row: number, value: NativePart) => {
    const whole = { of, path: [], value, before: null };
    for (const field of Object.keys(table.fields)) await writeField(table, row, field, whole);
    for (const [name, part] of Object.entries(table.parts)) {
      // What its publisher said of an incident is nobody's to change.
      if (part.table === 'publisher_row') continue;
      if (!part.hasUid) await statements.removeParts(part, row);
      for (const one of partsAt(value, name)) {
        await writePart(part, row, keyOfPart(part, one), { ...whole, value: one });
      }
    }
  };

  return { write };
}

export type PlaceWriter = ReturnType<typeof createPlaceWriter>;

function plainAt(value: NativePart | null, column: string): PlainValue {
  const said = value?.[column] ?? null;
  return typeof said === 'string' || typeof said === 'number' ? said : null;
}
