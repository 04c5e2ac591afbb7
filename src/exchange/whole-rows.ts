import type { FileLayout } from './layout.ts';

/** Cuts a text that comes in pieces where rows end, and holds what is not a whole row yet. */
export type RowCutter = {
  /**
   * The rows that are whole with this piece, those held before among them, in texts to be read by themselves: a line whose
   * quote is never closed is a text of its own.
   */
  readonly take: (piece: string) => readonly string[];
  /** What is held: the beginning of a row. */
  readonly held: () => string;
};

/**
 * Lines of the longest row that is waited for. Cells with line breaks are of a few lines; a quote that nobody closed would
 * otherwise hold back everything behind it for ever.
 */
const LONGEST_LINES = 50;

/** A row ends with its line, except within a quoted cell of a table. */
export function createRowCutter({ reading }: Pick<FileLayout, 'reading'>): RowCutter {
  const scan =
    reading.as === 'table' && !reading.isQuoteless
      ? createCellScanner(reading.delimiter)
      : createLineScanner();
  let held = '';
  let lines = 0;

  return {
    take: (piece) => {
      const text = held + piece;
      const runs: string[] = [];
      let from = 0;
      let whole = 0;
      const cut = (until: number) => {
        if (until > from) runs.push(text.slice(from, until));
        from = until;
      };
      // What was held has been looked at before.
      for (let at = held.length; at < text.length; at += 1) {
        const ends = scan.next(text[at] ?? '');
        if (ends === 'line') lines += 1;
        if (ends === 'row') {
          whole = at + 1;
          lines = 0;
        }
        if (lines < LONGEST_LINES) continue;
        cut(whole);
        whole = text.indexOf('\n', whole) + 1;
        cut(whole);
        at = whole - 1;
        lines = 0;
        scan.reset();
      }
      cut(whole);
      held = text.slice(whole);
      return runs;
    },
    held: () => held,
  };
}

/** Tells of each character whether a row or only a line ends with it. */
type Scanner = {
  readonly next: (character: string) => 'row' | 'line' | undefined;
  /** Begins anew, at the start of a row. */
  readonly reset: () => void;
};

function createLineScanner(): Scanner {
  return { next: (character) => (character === '\n' ? 'row' : undefined), reset: () => {} };
}

/** As RFC 4180 and the reader of tables have it: a quote opens a cell only at its start, and a doubled one is a letter. */
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
