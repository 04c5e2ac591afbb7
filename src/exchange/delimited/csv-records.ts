import { createScanner, type Dialect, type Scanned } from './csv-scanner.ts';

/** A record of delimited text, with its first and last line number. */
export type CsvRecord = Pick<Scanned, 'cells' | 'isBroken'> & {
  readonly line: number;
  readonly lastLine: number;
};

/** Reads a piece of text; `isEnd` if the last record ends with it in any case. Lines are counted across pieces. */
export type CsvReader = (piece: string, isEnd: boolean) => readonly CsvRecord[];

/** Characters of the longest record: cells of 30 MB occur, but an unclosed quote must not swallow a whole file. */
const LONGEST = 67_108_864;
/** From this length (in characters), an incomplete record is scanned again only when it has doubled. */
const LONG = 1_048_576;

/**
 * Reads delimited text piece by piece. A text may mix line endings, and records of several lengths; a record broken by
 * a quote ends with its line.
 */
export function createCsvReader(dialect: Dialect): CsvReader {
  let held: string[] = [];
  let length = 0;
  let enough = 0;
  let line = 1;
  return (piece, isEnd) => {
    held.push(piece);
    length += piece.length;
    if (length < enough && !isEnd) return [];
    const text = held.join('');
    const { records, end } = recordsIn(text, dialect, { isEnd, line, most: Infinity });
    line = (records.at(-1)?.lastLine ?? line - 1) + 1;
    held = [text.slice(end)];
    length = text.length - end;
    enough = length < LONG ? 0 : length * 2;
    return records;
  };
}

/** The first records of a text. */
export function firstRecords(text: string, dialect: Dialect, most: number): readonly CsvRecord[] {
  return recordsIn(text, dialect, { isEnd: true, line: 1, most }).records;
}

function recordsIn(
  text: string,
  dialect: Dialect,
  of: { readonly isEnd: boolean; readonly line: number; readonly most: number },
): { readonly records: readonly CsvRecord[]; readonly end: number } {
  const records: CsvRecord[] = [];
  const scan = createScanner(text, dialect, of.isEnd);
  let { line } = of;
  let end = 0;
  while (end < text.length && records.length < of.most) {
    const scanned = scan(end) ?? tooLong(text, dialect, end);
    if (scanned === undefined) break;
    const { cells, isBroken } = scanned;
    const lastLine = line + breaksIn(cells);
    records.push({ line, lastLine, cells, isBroken });
    line = lastLine + 1;
    end = scanned.end;
  }
  return { records, end };
}

/** A record that exceeds the limit is read as if the text ended here. */
function tooLong(text: string, dialect: Dialect, at: number): Scanned | undefined {
  return text.length - at > LONGEST ? createScanner(text, dialect, true)(at) : undefined;
}

/** How many line breaks the cells of a record contain; `\r\n` is one. */
function breaksIn(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    if (!cell.includes('\n') && !cell.includes('\r')) continue;
    for (let at = 0; at < cell.length; at += 1) {
      if (cell[at] === '\n' || (cell[at] === '\r' && cell[at + 1] !== '\n')) breaks += 1;
    }
  }
  return breaks;
}
