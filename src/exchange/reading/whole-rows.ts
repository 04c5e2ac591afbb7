import type { FileLayout } from './layout.ts';

/** Splits a text that comes in pieces at the ends of rows, and holds an incomplete row. */
export type RowCutter = {
  /**
   * The rows completed by this piece, including those held before, in texts to be read separately: a line with an
   * unclosed quote is a text of its own.
   */
  readonly take: (piece: string) => readonly string[];
  /** The held beginning of a row. */
  readonly held: () => string;
};

/**
 * Lines of the longest row that is waited for. Cells with line breaks have few lines; an unclosed quote would otherwise
 * hold back everything after it for ever.
 */
const LONGEST_LINES = 50;

/** A row ends with its line, except within a quoted cell of a table. */
export function createRowCutter({ reading }: Pick<FileLayout, 'reading'>): RowCutter {
  const scan =
    reading.as === 'table' && !reading.isQuoteless
      ? createCellScanner(reading.delimiter)
      : createLineScanner();
  // In pieces, since a long row comes in many and each is scanned once.
  let held: string[] = [];
  let lines = 0;

  /** The held text with this piece, split after the line of a quote that was not meant as one. */
  const cutSpoiled = (piece: string): readonly string[] => {
    const text = [...held, piece].join('');
    const end = text.indexOf('\n') + 1;
    held = [];
    lines = 0;
    scan.reset();
    return [text.slice(0, end), ...take(text.slice(end))];
  };

  const take = (piece: string): readonly string[] => {
    const runs: string[] = [];
    let from = 0;
    let whole = 0;
    const cut = () => {
      if (whole > from) runs.push([...held, piece.slice(from, whole)].join(''));
      if (whole > from) held = [];
      from = whole;
    };
    for (let at = 0; at < piece.length; at += 1) {
      const ends = scan.next(piece[at] ?? '');
      if (ends === 'line') lines += 1;
      if (ends === 'row') {
        whole = at + 1;
        lines = 0;
      }
      if (lines < LONGEST_LINES) continue;
      cut();
      return [...runs, ...cutSpoiled(piece.slice(from))];
    }
    cut();
    if (from < piece.length) held.push(piece.slice(from));
    return runs;
  };

  return { take, held: () => held.join('') };
}

/** Says for each character whether a row, or only a line, ends with it. */
type Scanner = {
  readonly next: (character: string) => 'row' | 'line' | undefined;
  /** Starts again, at the start of a row. */
  readonly reset: () => void;
};

function createLineScanner(): Scanner {
  return { next: (character) => (character === '\n' ? 'row' : undefined), reset: () => {} };
}

/**
 * By RFC 4180, as in the reader of tables: a quote opens a cell only at its start, and a doubled one is a character.
 */
function createCellScanner(delimiter: string): Scanner {
  let at: 'start' | 'plain' | 'quoted' | 'after-quote' = 'start';
  return {
    next: (character) => {
      if (at === 'quoted') {
        if (character === '"') at = 'after-quote';
        return character === '\n' ? 'line' : undefined;
      }
      if (character === '"' && at !== 'plain') at = 'quoted';
      else if (character === delimiter || character === '\r' || character === '\n') at = 'start';
      else at = 'plain';
      return character === '\n' ? 'row' : undefined;
    },
    reset: () => {
      at = 'start';
    },
  };
}
