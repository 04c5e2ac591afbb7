import { isDay } from '../domain/days.ts';
import type { FileRow } from './format.ts';

/** Why a row cannot go in: which cell, what stood there, what is wrong with it. */
export class BadCell extends Error {
  override readonly name = 'BadCell';
  readonly column: string;
  readonly value: string;
  constructor(column: string, value: string, reason: string) {
    super(reason);
    this.column = column;
    this.value = value;
  }
}

/** A column by the first of its names that the file has. */
type Names = readonly [string, ...string[]];

/** A cell's text without the space around it; `null` where it is empty or says that nothing is known. */
export function textIn(row: FileRow, ...names: Names): string | null {
  for (const name of names) {
    const text = row.get(name)?.replaceAll('\u00A0', ' ').trim();
    if (text !== undefined && text !== '' && !/^(na|null|none|nan)$/i.test(text)) return text;
  }
  return null;
}

/** A cell that has to say something. */
export function neededText(row: FileRow, ...names: Names): string {
  const text = textIn(row, ...names);
  if (text === null) throw new BadCell(names[0], '', 'is empty');
  return text;
}

/** A count of zero or more; `null` where the cell is empty. `12.0` is 12. */
export function countIn(row: FileRow, ...names: Names): number | null {
  const text = textIn(row, ...names);
  if (text === null) return null;
  if (!/^\d{1,9}(\.0+)?$/.test(text)) {
    throw new BadCell(names[0], text, 'is not a whole number of zero or more');
  }
  return Math.trunc(Number(text));
}

/** One of the whole numbers from 1 to `last`. */
export function codeIn(row: FileRow, name: string, last: number): number {
  const code = countIn(row, name);
  if (code === null || code < 1 || code > last) {
    throw new BadCell(name, textIn(row, name) ?? '', `is not one of 1 to ${last}`);
  }
  return code;
}

/** Publishers have served years such as 0025; nothing that is imported here is older than this. */
const OLDEST = '1900-01-01';

/** A plain day (`YYYY-MM-DD`), with or without a midnight after it; never moved between time zones. */
export function dayIn(row: FileRow, name: string): string {
  const text = neededText(row, name);
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:?00)?)?$/.exec(text);
  const day = match?.[1] ?? '';
  if (!isDay(day) || day < OLDEST) {
    throw new BadCell(name, text, 'is not a day from 1900 on, written YYYY-MM-DD');
  }
  return day;
}

/** Degrees within ±`most`; `null` where the cell is empty. */
export function degreesIn(row: FileRow, name: string, most: number): number | null {
  const text = textIn(row, name);
  if (text === null) return null;
  const degrees = Number(text);
  if (!/^[+-]?\d+(\.\d+)?$/.test(text) || Math.abs(degrees) > most) {
    throw new BadCell(name, text, `is not a number of degrees from -${most} to ${most}`);
  }
  return degrees;
}
