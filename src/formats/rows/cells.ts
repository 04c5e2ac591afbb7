import { isEmpty } from '../../domain/names/placeholders.ts';
import { readDay } from '../values/dates.ts';
import type { FileRow } from './format.ts';

/** Why a row cannot be imported: which cell, its content, and what is wrong with it. */
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

/** A cell's trimmed text; `null` if it is empty or says that nothing is known. */
export function textIn(row: FileRow, ...names: Names): string | null {
  for (const name of names) {
    const cell = row.get(name);
    if (cell === undefined || cell === '') continue;
    const text = (cell.includes('\u00A0') ? cell.replaceAll('\u00A0', ' ') : cell).trim();
    if (!isEmpty(text)) return text;
  }
  return null;
}

/** A cell that must have a value. */
export function neededText(row: FileRow, ...names: Names): string {
  const text = textIn(row, ...names);
  if (text === null) throw new BadCell(names[0], '', 'is empty');
  return text;
}

/** A count of zero or more; `null` if the cell is empty. `12.0` is 12. */
export function countIn(row: FileRow, ...names: Names): number | null {
  const text = textIn(row, ...names);
  if (text === null) return null;
  const digits = text.replace(/^(\d{1,3})(?:,(\d{3}))(?:,(\d{3}))?(?=\.|$)/, '$1$2$3');
  if (!/^\d{1,9}(\.0+)?$/.test(digits)) {
    throw new BadCell(names[0], text, 'is not a whole number of zero or more');
  }
  return Math.trunc(Number(digits));
}

/** The same if the publisher writes a negative number for unknown (`-9`, `-99`). */
export function countOrUnknownIn(row: FileRow, ...names: Names): number | null {
  return /^-9+(\.0+)?$/.test(textIn(row, ...names) ?? '') ? null : countIn(row, ...names);
}

/** A whole number from 1 to `last`. */
export function codeIn(row: FileRow, name: string, last: number): number {
  const code = countIn(row, name);
  if (code === null || code < 1 || code > last) {
    throw new BadCell(name, textIn(row, name) ?? '', `is not one of 1 to ${last}`);
  }
  return code;
}

/** A calendar day (`YYYY-MM-DD`) in any notation that `readDay` accepts. */
export function dayIn(row: FileRow, ...names: Names): string {
  const text = neededText(row, ...names);
  const reading = readDay(text);
  if (reading.is === 'day') return reading.day;
  throw new BadCell(
    names[0],
    text,
    reading.is === 'unclear'
      ? 'may be day-first or month-first'
      : 'is not a date from 1900 on, such as YYYY-MM-DD',
  );
}

/** Seconds since 1970 as an instant (ISO 8601, UTC); `null` if the cell is empty. */
export function instantIn(row: FileRow, name: string): string | null {
  const text = textIn(row, name);
  if (text === null) return null;
  if (!/^\d{9,11}$/.test(text))
    throw new BadCell(name, text, 'is not a time in seconds since 1970');
  return new Date(Number(text) * 1000).toISOString();
}

/** A text's first sentence, no longer than a title should be. */
export function firstSentence(text: string): string {
  const [line = text] = text.trim().split(/\r?\n/);
  const sentence = /^.{10,}?[.!?](?=\s|$)/.exec(line)?.[0] ?? line;
  return sentence.length > 200 ? `${sentence.slice(0, 199)}…` : sentence;
}

/** Words as a tag: lower case, joined by hyphens; empty if they do not begin with a letter. */
export function tagOf(words: string): readonly string[] {
  const tag = words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  return /^\p{L}/u.test(tag) ? [tag] : [];
}
