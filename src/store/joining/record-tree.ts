import { type NativePart, type PlainValue, partsAt } from '../../domain/model/native-record.ts';
import { defaultOf, type NativeList, type NativeTable } from '../schema/records/native.ts';

/**
 * A record, or a part of one, for comparison: each field as JSON (`null` if it is empty; a field that a file does not
 * have is missing), and each list of parts by their keys.
 */
export type Tree = {
  readonly values: NativePart;
  readonly fields: ReadonlyMap<string, string | null>;
  readonly parts: ReadonlyMap<string, ReadonlyMap<string, Tree>>;
};

/**
 * A path in a record: `[]` is the record itself, `['title']` a field, `['reports', UID]` a part, `['reports', UID, 'note']`
 * a field of a part, and so on.
 */
export type Path = readonly string[];

/** The tree of a row in the form of complete records. */
export function treeOf(table: NativeTable, values: NativePart): Tree {
  const fields = new Map<string, string | null>();
  for (const [field, columns] of Object.entries(table.fields)) {
    if (columns.every((column) => values[column] === undefined)) continue;
    fields.set(field, fieldText(table, columns, values));
  }
  const parts = new Map<string, ReadonlyMap<string, Tree>>();
  for (const [name, part] of Object.entries(table.parts)) {
    const list = partsAt(values, name).map(
      (one) => [keyOfPart(part, one), treeOf(part, one)] as const,
    );
    if (list.length > 0) parts.set(name, new Map(list));
  }
  return { values, fields, parts };
}

/** The key of a part, unique within its list. */
export function keyOfPart({ key }: NativeList, values: NativePart): string {
  return key.map((column) => String(values[column])).join(' ');
}

/** The values of a field's columns; defaults for those that the record does not have. */
function columnsOf(
  table: NativeTable,
  columns: readonly string[],
  values: NativePart,
): Readonly<Record<string, PlainValue>> {
  return Object.fromEntries(
    columns.map((column) => {
      const value = values[column];
      return [
        column,
        typeof value === 'string' || typeof value === 'number' ? value : defaultOf(table, column),
      ];
    }),
  );
}

function fieldText(
  table: NativeTable,
  columns: readonly string[],
  values: NativePart,
): string | null {
  const said = columnsOf(table, columns, values);
  const isSaid = columns.some((column) => said[column] !== defaultOf(table, column));
  return isSaid ? JSON.stringify(Object.values(said)) : null;
}

/** A tree as a text, the same for equal trees. */
export function textOf({ fields, parts }: Tree): string {
  const said = [...fields].filter(([, text]) => text !== null).toSorted(byName);
  const lists = [...parts]
    .toSorted(byName)
    .map(([name, list]) => [
      name,
      [...list].toSorted(byName).map(([key, tree]) => [key, textOf(tree)]),
    ]);
  return JSON.stringify([said, lists]);
}

/** The text at a path in a tree; `null` if there is none. */
export function textAtPath(tree: Tree, [name, key, ...rest]: Path): string | null {
  if (name === undefined) return textOf(tree);
  if (key === undefined) return tree.fields.get(name) ?? null;
  const part = tree.parts.get(name)?.get(key);
  return part === undefined ? null : textAtPath(part, rest);
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

/** The value at a path in a record: the columns of a field, or a part; `null` if there is none. */
export function valueAt(
  table: NativeTable,
  values: NativePart,
  [name, key, ...rest]: Path,
): NativePart | null {
  if (name === undefined) return values;
  if (key === undefined) {
    const columns = table.fields[name] ?? [];
    return fieldText(table, columns, values) === null ? null : columnsOf(table, columns, values);
  }
  const part = table.parts[name];
  const one = part && partsAt(values, name).find((each) => keyOfPart(part, each) === key);
  return part === undefined || one === undefined ? null : valueAt(part, one, rest);
}
