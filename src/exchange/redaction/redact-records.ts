import {
  isList,
  type NativePart,
  type PlainValue,
  type RecordLine,
} from '../../domain/model/native-record.ts';
import { DECLARED, type Table } from '../../store/schema/records/belonging.ts';
import type { Column, RedactionRule } from '../../store/schema/records/declaration.ts';
import { nameInFile } from '../../store/schema/records/native.ts';
import { TABLES } from '../../store/schema/records/tables.ts';
import { type Redaction, RULES } from './rules.ts';

/** A complete record without what could identify people; `null` for one that is left out entirely. */
export function redactedRecord(
  record: RecordLine,
  values: NativePart,
  redaction: Redaction,
): NativePart | null {
  const table: Table = TABLES[record];
  return isTold(table) ? redactedPart(table, values, redaction) : null;
}

/** Whether a redacted export has anything but the uid of a table's own rows. */
export function tellsColumns({ columns }: Table): boolean {
  return Object.entries(columns).some(
    ([name, { travels, redaction }]) => travels && name !== 'uid' && redaction !== 'drop',
  );
}

/** Whether it has anything of a table's rows or their parts. */
function isTold(table: Table): boolean {
  const { parts = {} } = table;
  return (
    tellsColumns(table) || Object.keys(parts).some((list) => partAt(parts, list) !== undefined)
  );
}

/** The table of a list of parts; `undefined` if a redacted export has nothing of them. */
function partAt(parts: NonNullable<Table['parts']>, list: string): Table | undefined {
  const part = DECLARED.get(parts[list] ?? '');
  return part !== undefined && isTold(part) ? part : undefined;
}

/** The columns of each table that complete records have, as files call them. */
const COLUMNS: ReadonlyMap<string, ReadonlyMap<string, Column>> = new Map(
  [...DECLARED].map(([table, { columns }]) => [
    table,
    new Map(
      Object.entries(columns)
        .filter(([, { travels }]) => travels)
        .map(([name, column]) => [nameInFile(name, column), column]),
    ),
  ]),
);

type Columns = ReadonlyMap<string, Column>;

function redactedPart(
  { table, parts = {} }: Table,
  values: NativePart,
  redaction: Redaction,
): NativePart {
  const columns: Columns = COLUMNS.get(table) ?? new Map();
  const told: Record<string, PlainValue | readonly NativePart[]> = {};
  for (const [name, value] of Object.entries(values)) {
    if (isList(value)) {
      const part = partAt(parts, name);
      if (part !== undefined) told[name] = value.map((one) => redactedPart(part, one, redaction));
      continue;
    }
    const rule = columns.get(name)?.redaction ?? 'drop';
    const isOfNothing = rule === 'month at best' && !isFieldSaid(columns, name, values);
    const left = isOfNothing ? undefined : redactedValue(rule, value, redaction);
    if (left !== undefined) told[name] = left;
  }
  return told;
}

/** Whether another column of the same field says something: a precision is that of a day. */
function isFieldSaid(columns: Columns, name: string, values: NativePart): boolean {
  const field = columns.get(name)?.field;
  return [...columns].some(
    ([other, column]) =>
      column.field === field && other !== name && (values[other] ?? null) !== null,
  );
}

/** What is left of a value; `undefined` where its column is left out. */
function redactedValue(
  rule: RedactionRule,
  value: PlainValue,
  redaction: Redaction,
): PlainValue | undefined {
  const text = typeof value === 'string' ? value : null;
  switch (rule) {
    case 'keep':
      return value;
    case 'drop':
      return undefined;
    case 'other uid':
      return text === null ? null : RULES[rule](text, redaction);
    case 'first of the month':
    case 'last of the month':
      return text === null ? undefined : RULES[rule](text);
    case 'month at best':
    case 'reason withheld':
      return RULES[rule](text);
    case 'tenth of a degree':
      return RULES[rule](typeof value === 'number' ? value : null);
    case 'near at best':
      return text === null ? null : RULES[rule](text);
    case 'source withheld':
      return RULES[rule](value, redaction);
  }
}
