import { holdsText } from '../../domain/names/find-text.ts';
import { type Line, replaceSpan } from './line-editor.ts';

/** The texts entered before, and the position in them while the person browses with the arrow keys. */
export type History = {
  /** Oldest first, each text once. */
  readonly entries: readonly string[];
  readonly browsing: Browsing | undefined;
};

/** `typed` is the line being typed; `shown` is the entry shown in its place. */
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
 * Goes one step to an older or newer text among those that start with the text before the cursor, or contain it. After the
 * newest comes the line that was being typed; if there is nothing further, the line stays. A recalled line that was
 * changed counts as a line being typed.
 */
export function recall(
  history: History,
  line: Line,
  towards: 'older' | 'newer',
  where: 'beginning' | 'anywhere' = 'beginning',
): readonly [History, Line] {
  const browsing = underWay(history, line) ?? {
    typed: line,
    at: history.entries.length,
    shown: line.text,
  };
  const { typed } = browsing;
  const step = towards === 'older' ? -1 : 1;
  const sought = typed.text.slice(0, typed.cursor);
  const isFound = (entry: string) =>
    where === 'anywhere' ? holdsText(entry, sought) || sought === '' : entry.startsWith(sought);
  for (let at = browsing.at + step; at >= 0 && at < history.entries.length; at += step) {
    const entry = history.entries[at];
    if (entry !== undefined && isFound(entry) && entry !== browsing.shown) {
      const shown = replaceSpan(line, 0, line.text.length, entry);
      return [{ ...history, browsing: { typed, at, shown: entry } }, shown];
    }
  }
  return towards === 'newer' ? [{ ...history, browsing: undefined }, typed] : [history, line];
}

function underWay(history: History, line: Line): Browsing | undefined {
  return history.browsing?.shown === line.text ? history.browsing : undefined;
}
