import { verbatimCsvLine } from '../delimited/csv-line.ts';
import { listed } from './choose.ts';
import type { Content, Unpacked, Wish } from './content.ts';
import { UnknownFormatError } from './content.ts';
import { LIMITS, limited } from './limits.ts';
import { type Merged, type SheetRow, sheetRows } from './sheet-rows.ts';
import { readWorkbook, type Sheet, type Workbook } from './workbook.ts';

/**
 * The chosen sheet of a workbook, as the comma-separated values that a spreadsheet would save: the one that was named,
 * or the only visible one that is not empty. Otherwise throws a sentence that lists them.
 */
export async function sheetChosen(
  content: Content,
  members: readonly Content[],
  wish: Wish,
  signal: AbortSignal | undefined,
): Promise<Unpacked> {
  const workbook = await readWorkbook(members, signal);
  const filled: Sheet[] = [];
  for (const sheet of workbook.sheets) {
    if (await isFilled(sheet, workbook, signal)) filled.push(sheet);
  }
  const wanted = wish.sheet ?? wish.within;
  const sheet = wanted === null ? onlySheet(filled) : namedSheet(workbook.sheets, wanted);
  const extent = await extentOf(sheet, workbook, signal);
  return {
    name: `${content.name}#${sheet.name}`,
    // The same rows belong to the same dataset, whether they came as a workbook or as a table of that name.
    document: filled.length > 1 ? withSheet(content.document, sheet) : content.document,
    isSheet: true,
    bytes: sheet.content.bytes,
    open: (passing) => {
      const { chunks, read } = sheet.content.open(passing);
      const text = asText(sheetRows(chunks, workbook), extent);
      return { chunks: limited(text, content.bytes), read };
    },
  };
}

function withSheet(document: string, { name }: Sheet): string {
  return `${document.replace(/\.xls[xm]$/i, '')} ${name}.xlsx`;
}

function onlySheet(filled: readonly Sheet[]): Sheet {
  const seen = filled.filter(({ isHidden }) => !isHidden);
  const [sheet, ...others] = seen.length === 0 ? filled : seen;
  if (sheet === undefined) throw new UnknownFormatError('It is an empty workbook.');
  if (others.length === 0) return sheet;
  throw new UnknownFormatError(
    `It has ${others.length + 1} sheets. Choose one with --sheet NAME: ${namesOf(filled)}.`,
  );
}

/** By its name, ignoring case, or else by its number from 1. */
function namedSheet(sheets: readonly Sheet[], wanted: string): Sheet {
  const sheet =
    sheets.find(({ name }) => name === wanted) ??
    sheets.find(({ name }) => name.toLowerCase() === wanted.toLowerCase()) ??
    (/^\d{1,4}$/.test(wanted) ? sheets[Number(wanted) - 1] : undefined);
  if (sheet !== undefined) return sheet;
  throw new UnknownFormatError(`It has no sheet ${wanted}; its sheets are ${namesOf(sheets)}.`);
}

function namesOf(sheets: readonly Sheet[]): string {
  return listed(sheets.map(({ name, isHidden }) => `${name}${isHidden ? ' (hidden)' : ''}`));
}

async function isFilled(
  { content }: Sheet,
  workbook: Workbook,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  for await (const _ of sheetRows(content.open(signal).chunks, workbook)) return true;
  return false;
}

/** How many columns a sheet has, and its cells that are merged over several rows. */
type Extent = { readonly columns: number; readonly merged: ReadonlyMap<number, readonly Merged[]> };

async function extentOf(
  { content }: Sheet,
  workbook: Workbook,
  signal: AbortSignal | undefined,
): Promise<Extent> {
  let columns = 0;
  let blocks = 0;
  const merged = new Map<number, Merged[]>();
  const note = (block: Merged) => {
    blocks += 1;
    if (blocks > LIMITS.mergedCells) {
      throw new UnknownFormatError(
        `It has more than ${LIMITS.mergedCells} merged cells. Save the sheet as CSV (UTF-8), and import that.`,
      );
    }
    const beside = merged.get(block.top);
    if (beside === undefined) merged.set(block.top, [block]);
    else beside.push(block);
  };
  for await (const rows of sheetRows(content.open(signal).chunks, workbook, note)) {
    for (const { cells } of rows) {
      for (const column of cells.keys()) columns = Math.max(columns, column + 1);
    }
  }
  return { columns, merged };
}

/** Each row as one record at its position in the sheet, all with the same number of cells. */
async function* asText(
  all: AsyncIterable<readonly SheetRow[]>,
  { columns, merged }: Extent,
): AsyncGenerator<Buffer> {
  let next = 1;
  const shared = shareCells(merged);
  for await (const rows of all) {
    let text = '';
    for (const row of rows) {
      const texts = shared(row);
      const cells = Array.from({ length: columns }, (_, column) => texts.get(column) ?? '');
      text += '\r\n'.repeat(row.number - next) + verbatimCsvLine(cells);
      next = row.number + 1;
    }
    yield Buffer.from(text);
  }
}

/**
 * A cell merged over several rows is displayed beside each of them, and so it is read for each; a number only for the
 * first, since it may be the sum of all.
 */
function shareCells(merged: Extent['merged']): (row: SheetRow) => ReadonlyMap<number, string> {
  const open = new Map<number, { readonly bottom: number; readonly text: string }>();
  return ({ number, cells }) => {
    const texts = new Map<number, string>();
    for (const [column, { text }] of cells) texts.set(column, text);
    for (const [column, { bottom, text }] of open) {
      if (number > bottom) open.delete(column);
      else if (!texts.has(column)) texts.set(column, text);
    }
    for (const { column, bottom } of merged.get(number) ?? []) {
      const cell = cells.get(column);
      if (cell !== undefined && !cell.isNumber) open.set(column, { bottom, text: cell.text });
    }
    return texts;
  };
}
