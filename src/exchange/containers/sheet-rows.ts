import { textOfNumber } from './cell-text.ts';
import { UnknownFormatError } from './content.ts';
import { LIMITS } from './limits.ts';
import { gatherText, type Workbook } from './workbook.ts';
import { DAMAGED, readXml } from './xml.ts';

/** A non-empty cell. */
export type Cell = { readonly text: string; readonly isNumber: boolean };
/** A non-empty row: its number from 1, and its cells by column index from 0. */
export type SheetRow = { readonly number: number; readonly cells: ReadonlyMap<number, Cell> };

/** A block of merged cells, which shows the first cell; numbered like rows and columns. */
export type Merged = {
  readonly column: number;
  readonly top: number;
  readonly bottom: number;
};

/**
 * Reads the rows of a sheet in order (ECMA-376, part 1, 18.3), several at a time. A formula gives its stored value.
 * `onMerged` is called for merged cells, which come after the rows.
 */
export async function* sheetRows(
  chunks: AsyncIterable<Buffer>,
  workbook: Workbook,
  onMerged: (merged: Merged) => void = () => {},
): AsyncGenerator<readonly SheetRow[]> {
  let rows: SheetRow[] = [];
  let row = { number: 0, cells: new Map<number, Cell>() };
  let column = -1;
  let cell: Readonly<Record<string, string>> = {};
  let value = '';
  let isValue = false;
  const inline = gatherText();
  const open = (name: string, attributes: Readonly<Record<string, string>>) => {
    if (name === 'row') {
      row = { number: rowAfter(row.number, attributes.r), cells: new Map() };
      column = -1;
    } else if (name === 'c') {
      column = columnAfter(column, attributes.r);
      cell = attributes;
      value = '';
    } else if (name === 'v') isValue = true;
    else if (name === 'mergeCell') {
      const merged = mergedOf(attributes.ref ?? '');
      if (merged !== null) onMerged(merged);
    } else inline.open(name);
  };
  const close = (name: string) => {
    if (name === 'v') isValue = false;
    else if (name === 'c') {
      const read = readCell(cell, value, inline.take(), workbook);
      if (read.text !== '') row.cells.set(column, read);
    } else if (name === 'row') {
      if (row.cells.size > 0) rows.push(row);
    } else inline.close(name);
  };
  const text = (piece: string) => {
    if (isValue) value += piece;
    else inline.text(piece);
  };
  for await (const _ of readXml(chunks, { open, close, text })) {
    if (rows.length > 0) yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

function rowAfter(before: number, said: string | undefined): number {
  const number = said === undefined ? before + 1 : Number(said);
  if (number > before && number <= LIMITS.sheetRows && Number.isInteger(number)) return number;
  throw new UnknownFormatError(DAMAGED);
}

function columnAfter(before: number, said: string | undefined): number {
  const number = said === undefined ? before + 1 : columnOf(said);
  if (number > before && number < LIMITS.sheetColumns) return number;
  throw new UnknownFormatError(DAMAGED);
}

/** The column index of a cell by its name (`AB12`), from 0. */
function columnOf(name: string): number {
  let number = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(name)?.[0] ?? '') {
    number = number * 26 + letter.charCodeAt(0) - 64;
  }
  return number - 1;
}

/** What a person sees in a cell; texts, errors and text results of formulas are returned as written. */
function readCell(
  { t: type = 'n', s: style = '0' }: Readonly<Record<string, string>>,
  value: string,
  inline: string,
  { texts, formats, is1904 }: Workbook,
): Cell {
  switch (type) {
    case 's':
      return { text: texts[Number(value)] ?? '', isNumber: false };
    case 'inlineStr':
      return { text: inline, isNumber: false };
    case 'b':
      return { text: value === '' ? '' : value === '1' ? 'TRUE' : 'FALSE', isNumber: false };
    case 'd':
      return { text: value.replace(/T00:00(:00(\.0+)?)?Z?$/, ''), isNumber: false };
    case 'n': {
      const format = formats[Number(style)] ?? { as: 'number' };
      const text = textOfNumber(value, format, is1904);
      return { text, isNumber: format.as === 'number' };
    }
    default:
      return { text: value, isNumber: false };
  }
}

/** `null` for a block of one row, of which only the first cell is ever read. */
function mergedOf(ref: string): Merged | null {
  const [, first = '', top = '', bottom = ''] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(ref) ?? [];
  return first === '' || top === bottom
    ? null
    : { column: columnOf(first), top: Number(top), bottom: Number(bottom) };
}
