import { type Line, replaceSpan } from './line-editor.ts';

/** What was entered before, and where in it a person is while going through it with the arrows. */
export type History = {
  /** Oldest first, each text once. */
  readonly entries: readonly string[];
  readonly browsing: Browsing | undefined;
};

/** `typed` is the line that nobody has sent yet; `shown` the entry that stands in its place. */
type Browsing = { readonly typed: Line; readonly at: number; readonly shown: string };

export const NO_HISTORY: History = { entries: [], browsing: undefined };

/** How many texts are kept. */
const KEPT = 1000;

/** The history with one more text, as its newest; blank texts are not kept. */
export function remember(history: History, text: string): History {
  const entry = text.trim();
  if (entry === '') return { ...history, browsing: undefined };
  const others = history.entries.filter((other) => other !== entry);
  return { entries: [...others, entry].slice(-KEPT), browsing: undefined };
}

/**
 * Goes one step back among the texts that begin with what stands before the cursor; the line stays where there
 * is none. A line that was changed after it was recalled is a line being typed.
 */
export function older(history: History, line: Line): readonly [History, Line] {
  return recall(history, line, -1) ?? [history, line];
}

/** Goes one step forward again; past the newest comes the line that was being typed. */
export function newer(history: History, line: Line): readonly [History, Line] {
  const typed = underWay(history, line)?.typed ?? line;
  return recall(history, line, 1) ?? [{ ...history, browsing: undefined }, typed];
}

function recall(history: History, line: Line, step: 1 | -1): [History, Line] | undefined {
  const { typed, at, shown } = underWay(history, line) ?? {
    typed: line,
    at: history.entries.length,
    shown: line.text,
  };
  const prefix = typed.text.slice(0, typed.cursor);
  for (let next = at + step; next >= 0 && next < history.entries.length; next += step) {
    const entry = history.entries[next];
    if (entry?.startsWith(prefix) && entry !== shown) {
      const browsing = { typed, at: next, shown: entry };
      return [{ ...history, browsing }, replaceSpan(line, 0, line.text.length, entry)];
    }
  }
  return undefined;
}

function underWay(history: History, line: Line): Browsing | undefined {
  return history.browsing?.shown === line.text ? history.browsing : undefined;
}
