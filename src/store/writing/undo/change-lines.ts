import * as v from 'valibot';
import type { Change, Row } from '../../../domain/model/change.ts';

/** One line of the audit trail as it is stored. */
export type ChangeLine = {
  readonly tab: string;
  readonly row_id: number;
  readonly before: string | null;
  readonly after: string | null;
};

/**
 * What a run of change lines comes to: each row once, from how it first was to how it last is. A row that
 * was marked as removed counts as removed, one whose mark was taken off as added.
 */
export function toChange(lines: readonly ChangeLine[]): Change {
  const steps = new Map<string, { before: Row | null; after: Row | null }>();
  for (const line of lines) {
    const key = `${line.tab} ${line.row_id}`;
    const step = steps.get(key);
    const after = toRow(line, line.after);
    steps.set(key, { before: step === undefined ? toRow(line, line.before) : step.before, after });
  }
  const added: Row[] = [];
  const updated: (readonly [Row, Row])[] = [];
  const removed: Row[] = [];
  for (const { before, after } of steps.values()) {
    const was = isThere(before);
    const is = isThere(after);
    if (was && is) updated.push([before, after]);
    else if (is) added.push(after);
    else if (was) removed.push(before);
  }
  return { added, updated, removed };
}

function isThere(row: Row | null): row is Row {
  return row !== null && (row.values.removed_at ?? null) === null;
}

const VALUES = v.record(v.string(), v.nullable(v.union([v.string(), v.number()])));

function toRow({ tab, row_id }: ChangeLine, json: string | null): Row | null {
  return json === null
    ? null
    : { table: tab, id: row_id, values: v.parse(VALUES, JSON.parse(json)) };
}
