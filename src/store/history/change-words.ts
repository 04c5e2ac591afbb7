import type { Cell, Row } from '../../domain/model/change.ts';
import { showFigure } from '../../domain/model/figure.ts';
import { RECORD_LETTERS, recordName } from '../../domain/model/record.ts';
import { DECLARED, isGone, ownerOf, recordOf } from '../schema/records/belonging.ts';
import {
  type Called,
  type Column,
  type LogField,
  type LogWords,
  numberOf,
  textOf,
} from '../schema/records/declaration.ts';

type Values = Row['values'];

/** The fields of a row in words; none for a row that does not exist. */
export function wordsOf(
  table: string,
  values: Values | null,
  called: Called,
): ReadonlyMap<string, string> {
  const declared = DECLARED.get(table);
  if (values === null || declared === undefined) return new Map();
  const fields = declared.line?.(values, called) ?? fieldsOf(table, values, called);
  const within = nameWithin(table, values);
  return new Map(
    isRemovedPart(table, values)
      ? []
      : fields.flatMap(([name, text]) => (text === null ? [] : [[`${within}${name}`, text]])),
  );
}

/** The name of a record that is a part of another, as a prefix of its fields, since a log shows both together. */
function nameWithin(table: string, values: Values): string {
  const record = recordOf({ table, id: Number(values.id), values });
  return record === undefined || ownerOf(record.kind) === undefined ? '' : `${recordName(record)} `;
}

/** A removed part has no fields; a removed record has the field that says so. */
function isRemovedPart(table: string, values: Values): boolean {
  return ownerOf(table) !== undefined && (values.removed_at ?? null) !== null;
}

type Worded = readonly (readonly [name: string, column: Column])[];

/** The fields of each table in the log, each with its columns. */
const FIELDS: ReadonlyMap<string, ReadonlyMap<string, Worded>> = new Map(
  [...DECLARED].map(([table, { columns }]) => [
    table,
    Map.groupBy(
      Object.entries(columns).filter(([, { log }]) => log !== null),
      ([, { log }]) => fieldName(log),
    ),
  ]),
);

function fieldsOf(table: string, values: Values, called: Called): readonly LogField[] {
  // Merging says it all: that the incident is in no list either is left out.
  const told = isGone(table, values) ? values : { ...values, removed_at: null };
  return [...(FIELDS.get(table) ?? [])].map(([field, of]) => [
    field,
    fieldText(
      of.map(([name, column]) => [told[name] ?? null, column]),
      called,
    ),
  ]);
}

function fieldName(log: LogWords): string {
  if (typeof log === 'string') return log;
  return log !== null && 'field' in log ? log.field : '';
}

function fieldText(of: readonly (readonly [Cell, Column])[], called: Called): string | null {
  const [first] = of;
  if (first === undefined) return null;
  const [cell, { log, names }] = first;
  const cells = of.map(([one]) => one);
  if (log === null || typeof log === 'string') {
    return names === undefined || cell === null
      ? textOf(cell)
      : nameOf(names.table, Number(cell), called);
  }
  switch (log.as) {
    case 'line':
      return null;
    case 'span':
      return cells.every((one) => one === cell) ? textOf(cell) : joined(cells, '..');
    case 'figure':
      return showFigure({
        low: numberOf(cells[0]),
        best: numberOf(cells[1]),
        high: numberOf(cells[2]),
      });
    case 'yes':
      return cell === null ? null : 'yes';
    default:
      return 'joinedBy' in log.as ? joined(cells, log.as.joinedBy) : (log.as[Number(cell)] ?? null);
  }
}

function nameOf(table: string, id: number, { actor, source }: Called): string | null {
  if (table === 'actor') return actor(id);
  if (table === 'source') return source(id);
  const kind = Object.values(RECORD_LETTERS).find((one) => one === table);
  return kind === undefined ? null : recordName({ kind, id });
}

function joined(cells: readonly Cell[], between: string): string | null {
  const texts = cells.map(textOf).filter((one) => one !== null);
  return texts.length === 0 ? null : texts.join(between);
}
