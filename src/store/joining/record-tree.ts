import { type NativePart, type PlainValue, partsAt } from '../../domain/model/native-record.ts';
import { defaultOf, type NativeList, type NativeTable } from '../schema/records/native.ts';

/**
 * A record, or a part of one, by what it says: each field as JSON (`null`: nothing is said; a field that is not there
 * at all is one of which a file does not speak), and each part by what it is known by.
 */
export type Tree = {
  readonly values: NativePart;
  readonly fields: ReadonlyMap<string, string | null>;
  readonly parts: ReadonlyMap<string, ReadonlyMap<string, Tree>>;
};

/**
 * Where in a record something is said: `[]` is the record itself, `['title']` a field of it, `['reports', UID]` a part,
 * `['reports', UID, 'note']` a field of a part, and so on.
 */
export type Path = readonly string[];

/** A row of a table, as a file holds it, by what it says. */
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

/** What a part is known by among those of its record. */
export function keyOfPart({ key }: NativeList, values: NativePart): string {
  return key.map((column) => String(values[column])).join(' ');
}

/** The columns of a field as a record has them. */
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

/** All that a tree says as one text, the same for trees that say the same. */
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

/** What stands at a place in a tree as a text; `null` where nothing does. */
export function textAtPath(tree: Tree, [name, key, ...rest]: Path): string | null {
  if (name === undefined) return textOf(tree);
  if (key === undefined) return tree.fields.get(name) ?? null;
  const part = tree.parts.get(name)?.get(key);
  return part === undefined ? null : textAtPath(part, rest);
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

/** What stands at a place in a record, as files hold it: the columns of a field, or a part; `null` where nothing does. */
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
