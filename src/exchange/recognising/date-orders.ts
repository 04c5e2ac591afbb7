import { addDays, type Day } from '../../domain/time/days.ts';
import type { FileRow, Format } from '../../formats/rows/format.ts';
import {
  ANY_CENTURY,
  type DateOrder,
  inOrder,
  readReportedDay,
  readReportedYear,
} from '../../formats/values/dates.ts';
import type { FileFacts } from '../reading/file-facts.ts';
import type { FileLayout } from '../reading/layout.ts';
import { readRows } from '../reading/read-rows.ts';

/** Dates for which nothing in the file says whether the day or the month comes first; a person must say. */
export class UnclearDatesError extends Error {
  override readonly name = 'UnclearDatesError';
  readonly column: string;
  readonly example: string;
  constructor(column: string, example: string) {
    super(
      `Dates such as ${example} in its column ${column} may be day-first or month-first, and nothing in the file tells which. Use --dates dmy or --dates mdy.`,
    );
    this.column = column;
    this.example = example;
  }
}

/** The order of day and month for each column of dates that needs it. */
export type DateOrders = ReadonlyMap<string, DateOrder>;

/** How the days of a file are read. */
export type DayRules = {
  readonly orders: DateOrders;
  /** Columns of days, and columns of years alone. */
  readonly days: readonly string[];
  readonly years: readonly string[];
};

/** The rules for a file of this format. */
export function dayRulesOf(
  { layout, format }: { readonly layout: FileLayout; readonly format: Format },
  orders: DateOrders,
): DayRules {
  return {
    orders,
    days: format.dayColumns(layout),
    years: format.yearColumns?.(layout) ?? [],
  };
}

type Evidence = { dmy: boolean; mdy: boolean; example: string | null };

/**
 * Determines for each column of days, over the whole file, whether day or month comes first: a number above 12 decides.
 * A column without such a number follows the file's other columns. If both orders occur in one column, each date that
 * is valid in one order only is read in that one. `given` is a person's answer. Throws `UnclearDatesError`.
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

/**
 * Replaces the dates of a row that are unclear in order or century by `YYYY-MM-DD`. A day ahead of `today` has already
 * begun further east.
 */
export function withWholeDays(
  row: FileRow,
  { orders, days, years }: DayRules,
  today: Day,
): FileRow {
  const whole = new Map<string, string>();
  for (const column of days) {
    const text = row.get(column)?.trim() ?? '';
    const order = orders.get(column);
    // A date with a four-digit year is clear except for that order, and there are millions of them.
    if (order === undefined && /\d{4}/.test(text)) continue;
    const day = inOrder(readReportedDay(text, addDays(today, 1)), order);
    if (day !== null) whole.set(column, day);
  }
  for (const column of years) {
    const text = row.get(column)?.trim() ?? '';
    const year = /^\d{1,2}(\.0+)?$/.test(text) ? readReportedYear(text, addDays(today, 1)) : null;
    if (year !== null) whole.set(column, year);
  }
  return whole.size === 0 ? row : { get: (column) => whole.get(column) ?? row.get(column) };
}

function weigh(row: FileRow, evidence: ReadonlyMap<string, Evidence>): void {
  for (const [column, found] of evidence) {
    const text = row.get(column)?.trim() ?? '';
    const [, first = '', second = ''] = NUMERIC.exec(text) ?? [];
    if (first === '') continue;
    if (Number(first) > 12 && Number(second) <= 12) found.dmy = true;
    else if (Number(second) > 12 && Number(first) <= 12) found.mdy = true;
    else if (readReportedDay(text, ANY_CENTURY).is === 'unclear') found.example ??= text;
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
