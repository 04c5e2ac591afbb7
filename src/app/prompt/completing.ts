import {
  completionAt,
  quoteForToken,
  staticSuggestions,
} from '../../domain/completion/completion.ts';
import { foldName } from '../../domain/names/names.ts';
import type { SuggestionField } from '../../store/port/questions.ts';
import { SUGGESTION_FIELDS } from '../../store/port/questions.ts';
import { ask } from '../requests/queries.ts';
import { type Line, replaceSpan } from '../state/line-editor.ts';
import type { AddPrompt, Cycling, FilterPrompt } from '../state/overlay.ts';
import type { State } from '../state/state.ts';
import { type Step, still } from '../state/step.ts';

/** How many candidates are shown at once. */
const OFFERED = 8;

type Prompt = AddPrompt | FilterPrompt;
type Candidate = Cycling['candidates'][number];

/** The completions at the cursor: from the grammar, or from the database once it has answered. */
export function candidatesOf(state: State, prompt: Prompt): readonly Candidate[] {
  if (prompt.cycling !== undefined) return prompt.cycling.candidates;
  const here = completionHere(prompt);
  if (here === undefined) return [];
  if (!isStored(here.field)) return staticSuggestions(here.field, here.text).slice(0, OFFERED);
  const { answer = [], of } = state.queries.suggestions ?? {};
  if (of?.field !== here.field) return [];
  if (of.text === here.text) return answer;
  // The answer is still for an older text: keep only the candidates that match the newer one.
  const wanted = foldName(here.text);
  return answer.filter(({ text }) => foldName(text).startsWith(wanted));
}

/** What is expected at the cursor, in words. */
export function hintOf(prompt: Prompt): string | undefined {
  return completionHere(prompt)?.hint;
}

/** Queries the database for the completions at the cursor that the grammar alone does not know. */
export function askSuggestions(state: State, prompt: Prompt): Step {
  const here = completionHere(prompt);
  if (here === undefined || !isStored(here.field)) return still(state);
  return ask(state, 'suggestions', {
    field: here.field,
    text: here.text,
    limit: OFFERED,
    forEntry: prompt.kind === 'add',
  });
}

/** Removes a key at the end whose value has yet to be typed: until then it would be read as a word. */
export function withoutHalfTypedKey(text: string): string {
  return text.replace(/(^|\s)-?[a-z][a-z-]*:$/i, '$1');
}

/** Inserts the next (or previous) candidate at the cursor. */
export function cycle<P extends Prompt>(state: State, prompt: P, step: 1 | -1): P {
  const cycling = prompt.cycling ?? beginCycling(state, prompt);
  if (cycling === undefined) return prompt;
  const count = cycling.candidates.length;
  const index = (cycling.index + step + count) % count;
  const candidate = cycling.candidates[index];
  const text = candidate?.token ?? quoteForToken(candidate?.text ?? '');
  const line = replaceSpan(prompt.line, cycling.from, cycling.until, text);
  return {
    ...prompt,
    line,
    cycling: { ...cycling, index, until: cycling.from + text.length },
  };
}

function beginCycling(state: State, prompt: Prompt): Cycling | undefined {
  const here = completionHere(prompt);
  const candidates = candidatesOf(state, prompt);
  if (here === undefined || candidates.length === 0) return undefined;
  const { from, until } = here.span;
  // A place that has its area and country already gets another name only.
  const isFollowed = here.field === 'place' && prompt.line.text[until] === ',';
  return {
    index: -1,
    from,
    until,
    candidates: isFollowed ? candidates.map(({ text, hint }) => ({ text, hint })) : candidates,
  };
}

/** The longest line (in UTF-16 units) that is read at every key; nobody types a longer entry, so it is read on Enter only. */
const READ_AS_TYPED = 50_000;

/** Whether a line is so long that it is read on Enter only. */
export function isLong({ text }: Line): boolean {
  return text.length > READ_AS_TYPED;
}

function completionHere(prompt: Prompt) {
  if (isLong(prompt.line)) return undefined;
  const grammar = prompt.kind === 'add' ? 'entry' : 'filter';
  return completionAt(prompt.line.text, prompt.line.cursor, grammar);
}

function isStored(field: string): field is SuggestionField {
  return (SUGGESTION_FIELDS as readonly string[]).includes(field);
}
