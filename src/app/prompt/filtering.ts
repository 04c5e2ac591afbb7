import { EVERYTHING, isSameFilter } from '../../domain/filter/filter.ts';
import { readFilter } from '../../domain/filter/read-filter.ts';
import { askPanels } from '../requests/queries.ts';
import { remember } from '../state/history.ts';
import { type Line, lineOf } from '../state/line-editor.ts';
import type { FilterPrompt, FilterState } from '../state/overlay.ts';
import type { State } from '../state/state.ts';
import { chain, type Step, still } from '../state/step.ts';
import { clockOf } from './adding.ts';
import { askSuggestions, withoutHalfTypedKey } from './completing.ts';

/** Opens the filter prompt with the current filter. */
export function openFilter(state: State): Step {
  const { filter } = state;
  const text = filter.text === '' || filter.text.endsWith(' ') ? filter.text : `${filter.text} `;
  const prompt: FilterPrompt = {
    kind: 'filter',
    line: lineOf(text),
    problems: [],
    cycling: undefined,
    before: filter,
    list: state.events,
  };
  return askSuggestions({ ...state, overlay: prompt, notice: undefined }, prompt);
}

/** The filter's text has changed: updates every panel at once, as far as the text can be read. */
export function filterEdited(state: State, prompt: FilterPrompt, line: Line): Step {
  const next: FilterPrompt = { ...prompt, line, cycling: undefined };
  return chain(apply(state, next), (now) => askSuggestions(now, next));
}

/** Applies a completion that was inserted into the filter. */
export function filterCompleted(state: State, prompt: FilterPrompt): Step {
  return apply(state, prompt);
}

/** Keeps the filter and closes the prompt; with an invalid filter it stays open, with the cursor at the error. */
export function acceptFilter(state: State, prompt: FilterPrompt): Step {
  const text = prompt.line.text.trim();
  const { filter, problems } = readFilter(text, clockOf(state));
  const [problem] = problems;
  if (problem !== undefined) {
    const line = { ...prompt.line, cursor: problem.span.from };
    return still({ ...state, overlay: { ...prompt, line, problems, cycling: undefined } });
  }
  const history = { ...state.history, filter: remember(state.history.filter, text) };
  const set = changeFilter({ ...state, history, overlay: undefined }, { text, filter });
  return text === ''
    ? set
    : chain(set, (now) => [now, [{ type: 'remember', prompt: 'filter', text }]]);
}

/** Closes the prompt and restores the previous filter, with the list where it was: its selection may be acted on next. */
export function cancelFilter(state: State, { before, list }: FilterPrompt): Step {
  const closed = { ...state, overlay: undefined };
  return state.filter === before
    ? still(closed)
    : askPanels({ ...closed, filter: before, events: { ...list, jump: 'keep', pendingSteps: 0 } });
}

/** Sets the filter of every panel. */
function setFilter(state: State, filter: FilterState): Step {
  return askPanels({
    ...state,
    filter,
    events: { ...state.events, jump: 'keep', pendingSteps: 0 },
  });
}

/** Sets the filter; one that differs only in spelling keeps the current queries and answers. */
function changeFilter(state: State, filter: FilterState): Step {
  const { incidents, matches } = state.queries;
  const isAnswerable = incidents?.error === undefined && matches?.error === undefined;
  return isAnswerable && isSameFilter(filter.filter, state.filter.filter)
    ? still({ ...state, filter: { ...filter, filter: state.filter.filter } })
    : setFilter(state, filter);
}

/** Clears the filter. */
export function clearFilter(state: State): Step {
  return setFilter(state, { text: '', filter: EVERYTHING });
}

/** Reads and sets a filter; for commands that filter by what is selected. */
export function filterBy(state: State, text: string): Step {
  return setFilter(state, { text, filter: readFilter(text, clockOf(state)).filter });
}

/** Adds tokens to the filter. Days, which lie in those of the filter, take their place. */
export function addToFilter(state: State, tokens: string): Step {
  const { text } = state.filter;
  const others = tokens.startsWith('since:')
    ? text.replaceAll(/(^|\s)(since|until):("(\\.|[^"\\])*"|\S*)/g, '')
    : text;
  const isThere = ` ${others} `.includes(` ${tokens} `);
  return filterBy(state, (isThere ? others : `${others} ${tokens}`).trim());
}

function apply(state: State, prompt: FilterPrompt): Step {
  const text = withoutHalfTypedKey(prompt.line.text);
  const { filter, problems } = readFilter(text, clockOf(state), { typing: true });
  const overlay: FilterPrompt = { ...prompt, problems };
  return changeFilter({ ...state, overlay }, { text, filter });
}
