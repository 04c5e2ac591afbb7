import { answerTo } from '../../app/asking.ts';
import { candidatesOf, hintOf } from '../../app/completing.ts';
import type { AddPrompt, State } from '../../app/state.ts';
import type { Problem } from '../../domain/entry.ts';
import { recordName } from '../../domain/record.ts';
import { cut, fit } from '../text/cells.ts';
import { wrap } from '../text/wrap.ts';
import type { StyledLine } from '../theme/styled.ts';
import { candidateLine } from './candidate-line.ts';
import { caretLine, typedLine } from './typed-line.ts';

/** What a prompt draws inside its frame, and where its cursor stands (cells and lines from its first cell). */
export type PromptView = {
  readonly title: string;
  readonly lines: readonly StyledLine[];
  readonly cursor: { readonly x: number; readonly y: number } | undefined;
};

const PREFIX = '› ';
const LABEL = 12;

/** The entry prompt: the line, what is wrong with it, what could be typed, and how it was understood. */
export function addPromptView(
  state: State,
  prompt: AddPrompt,
  size: { readonly width: number; readonly height: number },
): PromptView {
  const problems = shownProblems(prompt);
  const typed = typedLine(PREFIX, prompt.line, problems, size.width);
  const top: StyledLine[] = [typed.pieces, underLine(prompt, problems, size.width)];
  const bottom = candidateLine(
    candidatesOf(state, prompt),
    prompt.cycling,
    hintOf(prompt),
    size.width,
  );
  const room = size.height - top.length - 1;
  const reading = readingLines(state, prompt, size.width).slice(0, Math.max(0, room));
  const filler = Array.from({ length: Math.max(0, room - reading.length) }, (): StyledLine => []);
  return {
    title: 'Add: incident, report, quote, paraphrase, estimate or milestone',
    lines: [...top, ...reading, ...filler, bottom],
    cursor: { x: typed.cursor, y: 0 },
  };
}

function underLine(prompt: AddPrompt, problems: readonly Problem[], width: number): StyledLine {
  if (prompt.saving !== undefined) return [['faint', 'saving…']];
  const [problem] = problems;
  if (prompt.refusal !== undefined) {
    return problem === undefined
      ? [['error', cut(prompt.refusal, width)]]
      : caretLine(PREFIX, prompt.line, problem, width);
  }
  if (problem !== undefined) return caretLine(PREFIX, prompt.line, problem, width);
  const [pending] = prompt.reading?.problems ?? [];
  return pending === undefined ? [] : [['faint', cut(`still: ${pending.message}`, width)]];
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

function readingLines(state: State, prompt: AddPrompt, width: number): readonly StyledLine[] {
  const { reading } = prompt;
  if (reading === undefined) return exampleLines(width);
  return [...warningLines(state, prompt, width), ...fieldLines(reading.fields, width)];
}

function fieldLines(
  fields: readonly { readonly label: string; readonly value: string }[],
  width: number,
): readonly StyledLine[] {
  const perLine = width >= 100 ? 2 : 1;
  const cells = Math.floor(width / perLine);
  const lines: StyledLine[] = [];
  for (let index = 0; index < fields.length; index += perLine) {
    lines.push(
      fields
        .slice(index, index + perLine)
        .flatMap(
          ({ label, value }): StyledLine => [
            ['label', fit(label, LABEL)],
            fit(value, cells - LABEL),
          ],
        ),
    );
  }
  return lines;
}

function warningLines(state: State, prompt: AddPrompt, width: number): readonly StyledLine[] {
  const warnings = [...nameNotes(state, prompt), ...duplicateNotes(state, prompt)];
  const notes = prompt.reading?.notes ?? [];
  return [
    ...warnings.flatMap((text) => wrap(text, width).map((line): StyledLine => [['warn', line]])),
    ...notes.flatMap((text) => wrap(text, width).map((line): StyledLine => [['faint', line]])),
  ];
}

function nameNotes(state: State, prompt: AddPrompt): readonly string[] {
  const resolved = prompt.reading?.entry === undefined ? undefined : answerTo(state, 'resolve');
  if (resolved === undefined) return [];
  const named = (word: string, rows: typeof resolved.actors) =>
    rows.flatMap((row) => {
      if (row.is === 'new') return [`new ${word}: ${row.name}`];
      if (row.is === 'ambiguous') return [`${row.name} could be ${row.candidates.join(' or ')}`];
      return [];
    });
  return [
    ...named('actor', resolved.actors),
    ...named('source', resolved.sources),
    ...resolved.missing.map((ref) => `there is no ${recordName(ref)}`),
  ];
}

function duplicateNotes(state: State, prompt: AddPrompt): readonly string[] {
  if (prompt.reading?.entry?.kind !== 'incident') return [];
  return (answerTo(state, 'duplicates') ?? []).map(
    (row) =>
      `perhaps the same as ${recordName({ kind: 'incident', id: row.id })} ${row.title} (${row.why}); a report on it: report ${recordName({ kind: 'incident', id: row.id })} src:…`,
  );
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
