import type { Selectable } from 'kysely';
import type { Change, Row } from '../../../domain/model/change.ts';
import { loggedRow } from '../../history/change-lines.ts';
import { isGone } from '../../schema/records/belonging.ts';
import type { ChangeTable } from '../../schema/schema-history.ts';

/** One line of the change log as it is stored. */
export type ChangeLine = Pick<Selectable<ChangeTable>, 'tab' | 'row_id' | 'before' | 'after'>;

/**
 * The net change of consecutive lines: each row once, as it was before the first and as it is after the last. A row that
 * was marked as removed counts as removed, and one whose mark was taken off as added.
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
  return row !== null && !isGone(row.table, row.values);
}

function toRow({ tab, row_id }: ChangeLine, json: string | null): Row | null {
  const values = loggedRow(json);
  return values === null ? null : { table: tab, id: row_id, values };
}
