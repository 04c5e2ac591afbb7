import { candidatesOf, hintOf, isLong, withoutHalfTypedKey } from '../../app/prompt/completing.ts';
import type { Editing } from '../../app/state/edited-record.ts';
import type { Line } from '../../app/state/line-editor.ts';
import type { AddPrompt } from '../../app/state/overlay.ts';
import type { State } from '../../app/state/state.ts';
import { printEntry } from '../../domain/editing/print-entry.ts';
import type { Problem } from '../../domain/entry/entry.ts';
import { recordName } from '../../domain/model/record.ts';
import { showInstant } from '../../domain/time/moment.ts';
import { cut } from '../../text/cells.ts';
import { grouped } from '../../text/number-words.ts';
import { wrap } from '../../text/wrap.ts';
import type { StyledLine } from '../theme/styled.ts';
import { candidateLine } from './candidate-line.ts';
import { readingLines } from './reading-lines.ts';
import { typedLine } from './typed-line.ts';

/** The content of a prompt's frame, and the position of its cursor (cells and lines from its first cell). */
export type PromptView = {
  readonly title: string;
  readonly lines: readonly StyledLine[];
  readonly cursor: { readonly x: number; readonly y: number } | undefined;
};

const PREFIX = '› ';
/** The rows left for the reading of the line and its completions, however long the line is. */
const LEAST_READING = 4;

/** The entry prompt: the line, its errors, how it was read, and the completions. */
export function addPromptView(
  state: State,
  prompt: AddPrompt,
  size: { readonly width: number; readonly height: number },
): PromptView {
  const problems = prompt.saving === undefined ? shownProblems(prompt) : [];
  const under = underLines(prompt, problems, size.width);
  const typed = typedLine(prompt.line, {
    prefix: PREFIX,
    width: size.width,
    height: Math.max(1, size.height - under.length - LEAST_READING),
    problems,
  });
  const top = [...typed.lines, ...under];
  const bottom = candidateLine(
    candidatesOf(state, prompt),
    prompt.cycling,
    hintOf(prompt),
    size.width,
  );
  const rowsLeft = size.height - top.length - 1;
  const reading = understood(state, prompt, size.width).slice(0, Math.max(0, rowsLeft));
  const filler = Array.from(
    { length: Math.max(0, rowsLeft - reading.length) },
    (): StyledLine => [],
  );
  return {
    title: titleOf(prompt),
    lines: [...top, ...reading, ...filler, bottom],
    cursor: typed.cursor,
  };
}

function titleOf({ editing }: AddPrompt): string {
  return editing === undefined
    ? 'Add: incident, report, quote, estimate, milestone, actor, source, merge, pin'
    : `Edit ${recordName(editing.record)}`;
}

/** Shown below the line if no error in it is pointed at. */
function underLines(
  prompt: AddPrompt,
  problems: readonly Problem[],
  width: number,
): readonly StyledLine[] {
  if (prompt.saving !== undefined) return [[['warn', 'saving… what you type waits; Esc drops it']]];
  if (problems.length > 0) return [];
  if (prompt.refusal !== undefined) {
    return wrap(prompt.refusal, width).map((line): StyledLine => [['error', line]]);
  }
  const [pending] = isUntouched(prompt.line) ? [] : (prompt.reading?.problems ?? []);
  if (pending === undefined) return [[]];
  return wrap(`still: ${pending.message}`, width).map((line): StyledLine => [['faint', line]]);
}

/** Invalid tokens are marked once the cursor has left them, and all of them after Enter. */
function shownProblems(prompt: AddPrompt): readonly Problem[] {
  const problems = prompt.reading?.problems ?? [];
  if (prompt.refusal !== undefined) return problems;
  if (isUntouched(prompt.line)) return [];
  const { cursor, text } = prompt.line;
  return problems.filter(
    ({ span }) =>
      span.until > span.from &&
      !(span.from <= cursor && cursor <= span.until) &&
      span.from < text.length,
  );
}

/** Whether the prompt was opened with a key to be filled in, such as `killed:`, and nothing has been typed yet. */
function isUntouched({ text, undo }: Line): boolean {
  return undo.length === 0 && withoutHalfTypedKey(text) !== text;
}

function understood(state: State, prompt: AddPrompt, width: number): readonly StyledLine[] {
  const conflict = prompt.editing?.conflict;
  return [
    ...waitingLines(prompt, width),
    ...(conflict === undefined ? [] : conflictLines(conflict, state.zone, width)),
    ...(prompt.reading === undefined
      ? unreadLines(prompt, width)
      : readingLines(state, prompt.reading, width)),
  ];
}

/** The pasted lines that wait: how many there are, and the next one. */
function waitingLines({ waiting }: AddPrompt, width: number): readonly StyledLine[] {
  const [next] = waiting;
  if (next === undefined) return [];
  const how =
    waiting.length === 1
      ? '1 more pasted line comes next'
      : `${waiting.length} more lines were pasted, next`;
  return [[['warn', cut(`${how}: ${next}`, width)]]];
}

/** Somebody else's version of the record, and the person's own. */
function conflictLines(
  { theirs, mine, contested }: NonNullable<Editing['conflict']>,
  zone: string,
  width: number,
): readonly StyledLine[] {
  const { who, at, title, entry } = theirs;
  const when = showInstant(at, zone);
  const both = `you both changed ${contested.join(', ')}; the line has yours`;
  return [
    ...(contested.length === 0 ? [] : [both]),
    `theirs (${who}, ${when}, ${title}): ${printEntry(entry)}`,
    `yours: ${mine}`,
  ].flatMap((words) => wrap(words, width).map((line): StyledLine => [['warn', line]]));
}

function unreadLines({ line }: AddPrompt, width: number): readonly StyledLine[] {
  if (!isLong(line)) return exampleLines(width);
  const words = `a line of ${grouped(line.text.length)} characters; it is read when Enter is pressed`;
  return wrap(words, width).map((text): StyledLine => [['faint', text]]);
}

function exampleLines(width: number): readonly StyledLine[] {
  const examples = [
    'attack 2020-03-06 @Kabul,AFG by:ISKP? on:civilians killed:27-32 src:Reuters/B2 Gunmen open fire on a gathering',
    'report I12 src:AFP/C3 pub:2020-03-07 killed:27',
    'quote today speaker:"…" role:"…" org:"…" about:ISKP src:BBC/B2 "the words"',
    'estimate ISKP strength 200-1000 asof:2020-05 src:"UN monitors"/C3',
    'milestone 2020-02-29 US-Taliban agreement signed in Doha',
  ];
  return examples.map((text): StyledLine => [['faint', cut(text, width)]]);
}
