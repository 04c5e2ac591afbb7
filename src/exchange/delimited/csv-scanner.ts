/** The dialect of a delimited text. */
export type Dialect = {
  /** One character. */
  readonly delimiter: string;
  /** Quotes are ordinary characters. */
  readonly isQuoteless: boolean;
  /** Whether a row may have this many cells; if absent, the number of cells is not used to recognise rows. */
  readonly fits?: (cells: number) => boolean;
};

/**
 * A record that begins at a position of a text: its cells, where the next one begins, and whether a quote broke it.
 */
export type Scanned = {
  readonly cells: readonly string[];
  readonly end: number;
  readonly isBroken: boolean;
};

/** Reads the record that begins at `start`; `undefined` if the text ends before the end of the record is certain. */
export type Scanner = (start: number) => Scanned | undefined;

/** The result of scanning a cell: where it ends, that its quote is not closed, or that the text is too short. */
type Cell = { readonly text: string; readonly end: number } | 'broken' | 'unfinished';

/** After this many characters, a tentative row is given up. */
const TRIED = 1_048_576;

/**
 * Scans delimited text by RFC 4180: a quote opens a cell only at its start, and a doubled one is a character. If a
 * quote is malformed, a cell ends on its line: a quoted cell over several lines is accepted only if its closing quote
 * is followed by the next cell or row. Otherwise the record is broken, and the next one begins on the line after the
 * malformed quote, so that no row is merged into another. `isEnd` says that no more text comes.
 */
export function createScanner(text: string, dialect: Dialect, isEnd: boolean): Scanner {
  const { delimiter, isQuoteless, fits } = dialect;
  const nextQuote = createFinder(text, '"');
  const lineEnd = createLineEnds(text);
  const isSure = (end: number) =>
    isEnd || (end < text.length && (text[end] !== '\r' || end + 1 < text.length));
  const behind = (end: number) =>
    Math.min(text.length, end + (text.startsWith('\r\n', end) ? 2 : 1));
  const closes = (at: number) => at >= text.length || `${delimiter}\n\r`.includes(text[at] ?? '');

  const scan = (start: number, isTried: boolean): Scanned | undefined => {
    const end = lineEnd(start);
    if (!isQuoteless && nextQuote(start) < end) return scanCells(start, isTried);
    return isSure(end) ? record(text.slice(start, end).split(delimiter), end) : undefined;
  };

  const scanCells = (start: number, isTried: boolean): Scanned | undefined => {
    const cells: string[] = [];
    for (let at = start; ; at += 1) {
      const cell = text[at] === '"' ? quotedCell(at, isTried) : plainCell(at, isTried);
      if (cell === 'unfinished') return undefined;
      if (cell === 'broken') return broken(start, at);
      cells.push(cell.text);
      at = cell.end;
      if (text[at] !== delimiter) return isSure(at) ? record(cells, at) : undefined;
    }
  };

  const record = (cells: readonly string[], end: number): Scanned => ({
    cells,
    end: behind(end),
    isBroken: false,
  });

  const plainCell = (at: number, isTried: boolean): Cell => {
    const end = lineEnd(at);
    if (!isSure(end)) return 'unfinished';
    const next = text.indexOf(delimiter, at);
    const stop = next < 0 ? end : Math.min(next, end);
    if (isTried && nextQuote(at) < stop) return 'broken';
    return { text: text.slice(at, stop), end: stop };
  };

  const quotedCell = (open: number, isTried: boolean): Cell => {
    const close = closingQuote(open + 1);
    if (close >= text.length - 1 && !isEnd) return 'unfinished';
    if (close >= text.length) return 'broken';
    const isLong = close > lineEnd(open);
    if (!closes(close + 1)) return isLong || isTried ? 'broken' : oddCell(open, close);
    const taken = isLong && mayOpen(open, close) && (isTried ? 'broken' : takesRowIn(close));
    if (taken !== false) return taken;
    return { text: plain(text.slice(open + 1, close)), end: close + 1 };
  };

  const closingQuote = (from: number): number => {
    let at = nextQuote(from);
    while (text[at + 1] === '"') at = nextQuote(at + 2);
    return at;
  };

  /** A quoted cell that contains an undoubled quote: up to the last quote that may close it, or all of it verbatim. */
  const oddCell = (open: number, first: number): Cell => {
    const line = lineEnd(open);
    if (!isSure(line)) return 'unfinished';
    for (let at = nextQuote(first + 1); at < line; at = nextQuote(at + 1)) {
      if (text[at - 1] === delimiter) break;
      if (closes(at + 1)) return { text: plain(text.slice(open + 1, at)), end: at + 1 };
    }
    return plainCell(open, false);
  };

  /** Whether the quote that closes a cell of several lines is at a position where one may open a cell. */
  const mayOpen = (open: number, close: number): boolean => {
    let at = close;
    while (text[at - 1] === '"') at -= 1;
    return at > open + 1 && `${delimiter}\n\r`.includes(text[at - 1] ?? '');
  };

  /** Whether it does open one: its line is then a row of its own, without a malformed quote. */
  const takesRowIn = (close: number): false | 'broken' | 'unfinished' => {
    const begins = Math.max(text.lastIndexOf('\n', close), text.lastIndexOf('\r', close)) + 1;
    const row = scan(begins, true);
    if (row === undefined) return text.length - begins > TRIED ? false : 'unfinished';
    return !row.isBroken && fits?.(row.cells.length) === true ? 'broken' : false;
  };

  /** The lines up to the one with the malformed quote, verbatim. */
  const broken = (start: number, open: number): Scanned => {
    const end = lineEnd(open);
    return { ...record(text.slice(start, end).split(delimiter), end), isBroken: true };
  };

  return (start) => scan(start, false);
}

function plain(quoted: string): string {
  return quoted.includes('""') ? quoted.replaceAll('""', '"') : quoted;
}

/** The end of the line that contains a position. */
function createLineEnds(text: string): (from: number) => number {
  const nextFeed = createFinder(text, '\n');
  const nextReturn = createFinder(text, '\r');
  return (from) => Math.min(nextFeed(from), nextReturn(from), text.length);
}

/** The next position of a character (`Infinity`: none), without scanning any part twice. */
function createFinder(text: string, character: string): (from: number) => number {
  let asked = 0;
  let found = -1;
  return (from) => {
    if (from < asked || from > found) {
      asked = from;
      const at = text.indexOf(character, from);
      found = at < 0 ? Number.POSITIVE_INFINITY : at;
    }
    return found;
  };
}
