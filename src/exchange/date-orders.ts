import { type DateOrder, inOrder, readDay } from '../formats/dates.ts';
import type { FileRow, Format } from '../formats/format.ts';
import type { FileFacts } from './file-facts.ts';
import type { FileLayout } from './layout.ts';
import { readRows } from './read-rows.ts';

/** Dates of which nothing in the file tells whether the day or the month comes first; somebody has to say. */
export class UnclearDatesError extends Error {
  override readonly name = 'UnclearDatesError';
  readonly column: string;
  readonly example: string;
  constructor(column: string, example: string) {
    super(
      `Dates such as ${example} in its column ${column} may be day first or month first, and nothing in the file tells which. Say so: --dates dmy or --dates mdy.`,
    );
    this.column = column;
    this.example = example;
  }
}

/** Which number comes first in the dates of each column that needs it. */
export type DateOrders = ReadonlyMap<string, DateOrder>;

type Evidence = { dmy: boolean; mdy: boolean; example: string | null };

/**
 * Decides for each column of days, over the whole file, whether day or month comes first: a number above 12 tells. A
 * column that tells nothing goes by the file's other ones. Where both occur in one column, each date that can be
 * read one way only is read so. `given` is what a person said. Throws `UnclearDatesError`.
 */
export async function dateOrdersOf(
  file: { readonly facts: FileFacts; readonly layout: FileLayout; readonly format: Format },
  given: DateOrder | undefined,
  signal: AbortSignal | undefined,
): Promise<DateOrders> {
  const { facts, layout, format } = file;
  const columns = format.dayColumns(layout);
  if (!columns.some((column) => layout.rows.some((row) => isNumeric(row.get(column)))))
    return new Map();
  if (given !== undefined) return new Map(columns.map((column) => [column, given]));
  const evidence = new Map<string, Evidence>(
    columns.map((column) => [column, { dmy: false, mdy: false, example: null }]),
  );
  for await (const { row } of readRows(facts, layout, signal)) {
    if (row !== undefined) weigh(row.byName, evidence);
  }
  return decided(evidence);
}

/** Replaces the dates of a row whose order is known by `YYYY-MM-DD`. */
export function withOrderedDates(row: FileRow, orders: DateOrders): FileRow {
  if (orders.size === 0) return row;
  const changed = new Map(row);
  for (const [column, order] of orders) {
    const day = inOrder(readDay(row.get(column)?.trim() ?? ''), order);
    if (day !== null) changed.set(column, day);
  }
  return changed;
}

function weigh(row: FileRow, evidence: ReadonlyMap<string, Evidence>): void {
  for (const [column, found] of evidence) {
    const text = row.get(column)?.trim() ?? '';
    const [, first = '', second = ''] = NUMERIC.exec(text) ?? [];
    if (first === '') continue;
    if (Number(first) > 12 && Number(second) <= 12) found.dmy = true;
    else if (Number(second) > 12 && Number(first) <= 12) found.mdy = true;
    else if (readDay(text).is === 'unclear') found.example ??= text;
  }
}

function decided(evidence: ReadonlyMap<string, Evidence>): DateOrders {
  const all = [...evidence.values()];
  const whole = orderOf({ dmy: all.some(({ dmy }) => dmy), mdy: all.some(({ mdy }) => mdy) });
  const orders = new Map<string, DateOrder>();
  for (const [column, found] of evidence) {
    const isSilent = !found.dmy && !found.mdy;
    const order = isSilent ? whole : orderOf(found);
    if (order !== undefined) orders.set(column, order);
    else if (isSilent && found.example !== null) throw new UnclearDatesError(column, found.example);
  }
  return orders;
}

function orderOf({
  dmy,
  mdy,
}: {
  readonly dmy: boolean;
  readonly mdy: boolean;
}): DateOrder | undefined {
  if (dmy === mdy) return undefined;
  return dmy ? 'dmy' : 'mdy';
}

const NUMERIC = /^(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})(?!\d)/;

function isNumeric(text = ''): boolean {
  return NUMERIC.test(text.trim());
}
