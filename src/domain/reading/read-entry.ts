import type { Problem, Reading } from '../entry/entry.ts';
import { joinDates } from '../grammar/join-dates.ts';
import { lex } from '../grammar/lexer.ts';
import { readHead } from '../grammar/line-head.ts';
import type { Clock } from '../time/moment.ts';
import { buildEntry } from './build-entry.ts';
import type { BuildResult } from './build-result.ts';
import { gather } from './collect-tokens.ts';
import { entryFields } from './entry-fields.ts';
import { entryNotes, entryWarnings } from './entry-notes.ts';

/**
 * Reads one entry line as far as possible: what goes into which field, what was assumed, and what is wrong and where.
 * Pure: `clock` says what today is. Never throws.
 */
export function readEntry(line: string, clock: Clock): Reading {
  const { tokens, problems } = lex(line, { negation: false });
  const head = readHead(tokens[0], line);
  if ('message' in head) {
    const unknown = { ...head, span: within(head.span, line) };
    return {
      entry: undefined,
      fields: [],
      warnings: [],
      notes: [],
      problems: [unknown, ...problems],
    };
  }
  const { kind, named } = head;
  const draft = gather(joinDates(tokens.slice(1), { kind, clock }), { kind, clock, named });
  const built: BuildResult = buildEntry(head, draft, { clock, end: line.trimEnd().length });
  // What is missing is inside the open quote.
  const lacking = problems.length > 0 ? [] : built.problems;
  const found = inOrder([...problems, ...draft.problems, ...lacking], line);
  const shown = {
    fields: entryFields(head, draft),
    warnings: entryWarnings(head, draft, clock),
    notes: entryNotes(head, draft, clock),
  };
  const [first, ...others] = found;
  if (first !== undefined) return { entry: undefined, ...shown, problems: [first, ...others] };
  if (built.entry === undefined) {
    const nothing = { span: endOf(line), message: 'this line is empty' };
    return { entry: undefined, ...shown, problems: [nothing] };
  }
  return { entry: built.entry, ...shown, problems: [] };
}

function inOrder(problems: readonly Problem[], line: string): readonly Problem[] {
  return problems
    .map((problem) => ({ ...problem, span: within(problem.span, line) }))
    .toSorted((a, b) => a.span.from - b.span.from);
}

/** A visible position in the line: if the span is empty, the character before it. */
function within(span: Problem['span'], line: string): Problem['span'] {
  const wanted = span.from < span.until ? span.from : span.from - 1;
  const from = Math.max(0, Math.min(wanted, line.length - 1));
  return { from, until: Math.min(line.length, Math.max(from + 1, span.until)) };
}

function endOf(line: string): Problem['span'] {
  return within({ from: line.length - 1, until: line.length }, line);
}
