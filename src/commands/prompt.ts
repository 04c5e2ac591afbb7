import { completed, edited, openAdd, submit } from '../app/prompt/adding.ts';
import { cycle } from '../app/prompt/completing.ts';
import {
  acceptFilter,
  cancelFilter,
  filterCompleted,
  filterEdited,
} from '../app/prompt/filtering.ts';
import {
  carriedOverInto,
  carryOver,
  hasMisspeltNames,
  takeKnownNames,
} from '../app/prompt/proposals.ts';
import type { Command } from '../app/state/command.ts';
import { recall } from '../app/state/history.ts';
import type { State } from '../app/state/state.ts';
import { type Step, still } from '../app/state/step.ts';

/** The commands of the entry prompt and the filter prompt, besides those that edit the line. */
export const PROMPT_COMMANDS: readonly Command[] = [
  {
    id: 'add.open',
    title: 'add',
    help: 'add an incident, report, quote, estimate, milestone, actor or source in one line',
    also: 'new incident',
    keys: ['a'],
    where: ['dashboard', 'page'],
    does: 'text',
    footer: 2,
    refuses: (state) =>
      state.readOnly ? 'the database is open read-only; nothing can be added' : undefined,
    run: (state) => openAdd(state),
  },
  {
    id: 'add.save',
    title: 'save',
    help: 'save the line if it is valid; if not, move the cursor to what is wrong',
    keys: ['enter'],
    where: ['add'],
    footer: 1,
    run: (state) => (state.overlay?.kind === 'add' ? submit(state, state.overlay) : still(state)),
  },
  {
    id: 'add.close',
    title: 'close, keep the draft',
    help: 'close the prompt; what was typed is kept as a draft, even after a crash',
    keys: ['esc', 'ctrl+c'],
    where: ['add'],
    footer: 2,
    run: (state) => still({ ...state, overlay: undefined }),
  },
  {
    id: 'filter.accept',
    title: 'keep',
    help: 'keep the filter and close the prompt',
    keys: ['enter'],
    where: ['filter'],
    footer: 1,
    run: (state) =>
      state.overlay?.kind === 'filter' ? acceptFilter(state, state.overlay) : still(state),
  },
  {
    id: 'filter.cancel',
    title: 'cancel',
    help: 'close the prompt and restore the previous filter',
    keys: ['esc', 'ctrl+c'],
    where: ['filter'],
    footer: 2,
    run: (state) =>
      state.overlay?.kind === 'filter' ? cancelFilter(state, state.overlay) : still(state),
  },
  {
    id: 'prompt.complete',
    title: 'complete',
    help: 'insert the next completion at the cursor',
    keys: ['tab'],
    where: ['add', 'filter'],
    footer: 3,
    run: (state) => complete(state, 1),
  },
  {
    id: 'prompt.complete-back',
    title: 'previous completion',
    help: 'insert the previous completion',
    keys: ['shift+tab'],
    where: ['add', 'filter'],
    run: (state) => complete(state, -1),
  },
  {
    id: 'add.carry-over',
    title: 'same source, country',
    help: 'carry over the source and the country of the lines before, as far as this line has none',
    keys: ['ctrl+o'],
    where: ['add'],
    footer: 4,
    refuses: (state) =>
      carriedOverInto(state) === undefined
        ? 'there is no source or country to carry over into this line'
        : undefined,
    run: carryOver,
  },
  {
    id: 'add.known-names',
    title: 'take the known name',
    help: 'replace names that are probably misspelt by the known ones',
    keys: ['ctrl+g'],
    where: ['add'],
    footer: 3,
    refuses: (state) =>
      hasMisspeltNames(state) ? undefined : 'no name in this line is nearly a known one',
    run: takeKnownNames,
  },
  {
    id: 'prompt.older',
    title: 'previous line',
    help: 'recall the previous line that starts with what is typed',
    keys: ['up', 'ctrl+p'],
    where: ['add', 'filter'],
    run: (state) => browse(state, 'older'),
  },
  {
    id: 'prompt.newer',
    title: 'next line',
    help: 'recall the next line; after the last, what you were typing',
    keys: ['down', 'ctrl+n'],
    where: ['add', 'filter'],
    run: (state) => browse(state, 'newer'),
  },
  {
    id: 'prompt.search',
    title: 'search history',
    help: 'recall the last line that contains what is typed; press again for the one before it',
    keys: ['ctrl+r'],
    where: ['add', 'filter'],
    run: (state) => browse(state, 'older', 'anywhere'),
  },
];

function complete(state: State, step: 1 | -1): Step {
  const { overlay } = state;
  if (overlay?.kind === 'add') return completed(state, cycle(state, overlay, step));
  if (overlay?.kind === 'filter') return filterCompleted(state, cycle(state, overlay, step));
  return still(state);
}

function browse(
  state: State,
  towards: 'older' | 'newer',
  where: 'beginning' | 'anywhere' = 'beginning',
): Step {
  const { overlay } = state;
  if (overlay?.kind !== 'add' && overlay?.kind !== 'filter') return still(state);
  const [history, line] = recall(state.history[overlay.kind], overlay.line, towards, where);
  const remembered = { ...state, history: { ...state.history, [overlay.kind]: history } };
  return overlay.kind === 'add'
    ? edited({ ...remembered, draftLead: undefined }, line)
    : filterEdited(remembered, overlay, line);
}
