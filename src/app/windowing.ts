import { WINDOWS, type WindowChoice } from '../domain/period.ts';
import { readFilter } from '../domain/read-filter.ts';
import { clockOf } from './adding.ts';
import { askPanels } from './asking.ts';
import { EMPTY_LINE, insertText, type Line } from './line-editor.ts';
import type { Overlay, State } from './state.ts';
import { chain, type Step, still } from './step.ts';

type WindowPrompt = Extract<Overlay, { kind: 'window' }>;

/** Opens the choice of the time window. */
export function openWindow(state: State): Step {
  const overlay: WindowPrompt = { kind: 'window', line: EMPTY_LINE, problem: undefined };
  return still({ ...state, overlay, notice: undefined });
}

/** Takes the next (or previous) of the named windows at once. */
export function stepWindow(state: State, step: 1 | -1): Step {
  const { window } = state;
  const current =
    window.kind === 'last' ? WINDOWS.findIndex(({ name }) => name === window.name) : -1;
  const next = WINDOWS[(current + step + WINDOWS.length) % WINDOWS.length];
  return next === undefined ? still(state) : setWindow(state, { kind: 'last', name: next.name });
}

/** A letter that takes the next window on an empty line, and is a letter in a typed date (`-2w today`). */
export function stepOrType(state: State, prompt: WindowPrompt, letter: string): Step {
  return prompt.line.text === ''
    ? stepWindow(state, 1)
    : windowEdited(state, prompt, insertText(prompt.line, letter));
}

/** Sets the window that counts, timeline and quotes look at. */
export function setWindow(state: State, window: WindowChoice): Step {
  return askPanels({ ...state, window });
}

/** The typed dates have changed. */
export function windowEdited(state: State, prompt: WindowPrompt, line: Line): Step {
  return still({ ...state, overlay: { ...prompt, line, problem: undefined } });
}

/** Closes the choice; two typed dates (`2020-02-01..2020-03-31`) become the window first. */
export function acceptWindow(state: State, prompt: WindowPrompt): Step {
  const text = prompt.line.text.trim();
  if (text === '') return still({ ...state, overlay: undefined });
  const window = readTwoDates(state, text);
  if (typeof window === 'string') {
    return still({ ...state, overlay: { ...prompt, problem: window } });
  }
  return chain(still({ ...state, overlay: undefined }), (now) => setWindow(now, window));
}

/** Two days with `..` or a space between them, each as a filter's `since:` takes it; else what is wrong. */
function readTwoDates(state: State, text: string): WindowChoice | string {
  const [from, until, more] = text.split(/\s*\.\.\s*|\s+/);
  if (from === undefined || until === undefined || more !== undefined) {
    return 'two dates are needed: 2020-02-01..2020-03-31';
  }
  const { filter, problems } = readFilter(`since:${from} until:${until}`, clockOf(state));
  const [problem] = problems;
  if (problem !== undefined) return problem.message;
  const days = filter.terms.flatMap(({ condition }) =>
    condition.key === 'since' || condition.key === 'until' ? [condition.day] : [],
  );
  const [first, last] = days;
  if (first === undefined || last === undefined)
    return 'two dates are needed: 2020-02-01..2020-03-31';
  if (first > last) return `${from} is after ${until}`;
  return { kind: 'between', from: first, until: last };
}
