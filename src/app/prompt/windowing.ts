import type { Clock, Moment } from '../../domain/time/moment.ts';
import { WINDOWS, type WindowChoice } from '../../domain/time/period.ts';
import { readKeyedDate } from '../../domain/time/read-date.ts';
import { askPage, askPanels } from '../requests/queries.ts';
import { EMPTY_LINE, insertText, isCharacter, type Line } from '../state/line-editor.ts';
import type { Overlay } from '../state/overlay.ts';
import type { State } from '../state/state.ts';
import { chain, type Step, still } from '../state/step.ts';
import { clockOf } from './adding.ts';

type WindowPrompt = Extract<Overlay, { kind: 'window' }>;

/** Opens the prompt for the time window. */
export function openWindow(state: State): Step {
  const overlay: WindowPrompt = { kind: 'window', line: EMPTY_LINE, problem: undefined };
  return still({ ...state, overlay, notice: undefined });
}

/** Switches to the next (or previous) named window. */
export function stepWindow(state: State, step: 1 | -1): Step {
  const { window } = state;
  const current =
    window.kind === 'last' ? WINDOWS.findIndex(({ name }) => name === window.name) : -1;
  const next = WINDOWS[(current + step + WINDOWS.length) % WINDOWS.length];
  return next === undefined ? still(state) : setWindow(state, { kind: 'last', name: next.name });
}

/** On an empty line the key switches to the next window; otherwise a letter is typed, as in the date `-2w today`. */
export function stepOrType(state: State, prompt: WindowPrompt, press: string): Step {
  return prompt.line.text === '' || !isCharacter(press)
    ? stepWindow(state, 1)
    : windowEdited(state, prompt, insertText(prompt.line, press));
}

/** Sets the window of the counts, the timeline and the quotes, and of the open page. */
export function setWindow(state: State, window: WindowChoice): Step {
  return chain(askPanels({ ...state, window }), askPage);
}

/** The typed dates have changed. */
export function windowEdited(state: State, prompt: WindowPrompt, line: Line): Step {
  return still({ ...state, overlay: { ...prompt, line, problem: undefined } });
}

/** Closes the prompt; a typed window name (`7 d`), date (`2020-03`) or two (`2020-02-01..2020-03-31`) become the window. */
export function acceptWindow(state: State, prompt: WindowPrompt): Step {
  const text = prompt.line.text.trim();
  if (text === '') return still({ ...state, overlay: undefined });
  const window = readWindow(text, clockOf(state));
  if (typeof window === 'string') {
    return still({ ...state, overlay: { ...prompt, problem: window } });
  }
  return chain(still({ ...state, overlay: undefined }), (now) => setWindow(now, window));
}

/** Parses a window name, one date, which may be a month or a year, or two with `..` or a space between; or says what is wrong. */
export function readWindow(text: string, clock: Clock): WindowChoice | string {
  const named = WINDOWS.find(({ name }) => unspaced(name) === unspaced(text));
  if (named !== undefined) return { kind: 'last', name: named.name };
  const read = (part: string) => readKeyedDate(part, clock);
  const whole = read(text);
  if (whole.is === 'moment') return between(whole.moment, whole.moment);
  const ends = text.split(/\s*\.\.\s*/);
  const ways = ends.length === 2 ? [ends] : partedAtSpaces(text);
  for (const way of ways) {
    const [first, last] = way.map(read);
    if (first?.is === 'moment' && last?.is === 'moment') return between(first.moment, last.moment);
  }
  const [only, other] = ways;
  const tried = other === undefined && only !== undefined ? only.map(read) : [whole];
  return (
    tried.find((one) => one.is === 'wrong')?.message ??
    'type one or two dates, as in 2020-02-01..2020-03-31'
  );
}

/** Removes spaces: window names are shown with a space, but often typed without. */
function unspaced(text: string): string {
  return text.toLowerCase().replaceAll(/\s/g, '');
}

/** Every way to split a text in two at a space. */
function partedAtSpaces(text: string): readonly (readonly string[])[] {
  const words = text.split(/\s+/);
  return words
    .slice(1)
    .map((_, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')]);
}

function between(first: Moment, last: Moment): WindowChoice | string {
  const [from, until] = [first.from.slice(0, 10), last.until.slice(0, 10)];
  return from > until ? `${from} is after ${until}` : { kind: 'between', from, until };
}
