import { candidatesOf, hintOf, isLong } from '../../app/prompt/completing.ts';
import type { Editing } from '../../app/state/edited-record.ts';
import type { AddPrompt, State } from '../../app/state/state.ts';
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

/** What a prompt draws inside its frame, and where its cursor stands (cells and lines from its first cell). */
export type PromptView = {
  readonly title: string;
  readonly lines: readonly StyledLine[];
  readonly cursor: { readonly x: number; readonly y: number } | undefined;
};

const PREFIX = '› ';
/** However long the line is, so many rows are left for how it is understood and what could be typed. */
const LEAST_READING = 4;

/** The entry prompt: the line, what is wrong with it, what could be typed, and how it was understood. */
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
  const room = size.height - top.length - 1;
  const reading = understood(state, prompt, size.width).slice(0, Math.max(0, room));
  const filler = Array.from({ length: Math.max(0, room - reading.length) }, (): StyledLine => []);
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

/** What stands under the line where nothing in it is pointed at. */
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
  const [pending] = prompt.reading?.problems ?? [];
  if (pending === undefined) return [[]];
  return wrap(`still: ${pending.message}`, width).map((line): StyledLine => [['faint', line]]);
}

/** Wrong tokens are marked once the cursor has left them; all of them when Enter was pressed. */
function shownProblems(prompt: AddPrompt): readonly Problem[] {
  const problems = prompt.reading?.problems ?? [];
  if (prompt.refusal !== undefined) return problems;
  const { cursor, text } = prompt.line;
  return problems.filter(
    ({ span }) =>
      span.until > span.from &&
      !(span.from <= cursor && cursor <= span.until) &&
      span.from < text.length,
  );
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

/** What was pasted behind the line: how many more come, and which is next. */
function waitingLines({ waiting }: AddPrompt, width: number): readonly StyledLine[] {
  const [next] = waiting;
  if (next === undefined) return [];
  const how =
    waiting.length === 1
      ? '1 more pasted line comes next'
      : `${waiting.length} more lines were pasted, next`;
  return [[['warn', cut(`${how}: ${next}`, width)]]];
}

/** What somebody else made of the record meanwhile, and what one would have made of it oneself. */
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
