import { openPalette, paletteMoved, paletteRun } from '../app/keys/palette.ts';
import { underWay } from '../app/prompt/importing.ts';
import { askPanels } from '../app/requests/queries.ts';
import type { Command } from '../app/state/command.ts';
import type { State } from '../app/state/state.ts';
import { type Step, still } from '../app/state/step.ts';

const close = (state: State) => still({ ...state, overlay: undefined });

/** The commands of the program itself: help, palette, quit. */
export const PROGRAM_COMMANDS: readonly Command[] = [
  {
    id: 'help.open',
    title: 'help',
    help: 'every key, those of this place first, the grammar of entries and filters, and the rules of the evidence',
    keys: ['?'],
    where: ['dashboard', 'page'],
    footer: 3,
    run: openHelp,
  },
  {
    id: 'help.in-prompt',
    title: 'help',
    help: 'the help, with the keys of this place first; it goes back to what was open',
    keys: ['f1'],
    where: [
      'dashboard',
      'page',
      'add',
      'filter',
      'window',
      'export',
      'file',
      'views',
      'view-name',
      'palette',
      'find',
      'confirm',
    ],
    refuses: ({ overlay }) =>
      overlay?.kind === 'views' && overlay.views === undefined
        ? 'the views are still being read'
        : undefined,
    run: openHelp,
  },
  {
    id: 'help.close',
    title: 'back',
    help: 'close the help',
    keys: ['q', 'esc', '?', 'enter', 'ctrl+c', 'f1'],
    where: ['help'],
    footer: 1,
    run: closeHelp,
  },
  {
    id: 'palette.open',
    title: 'commands',
    help: 'find anything that can be done, by name, and do it; or open a record: I1204',
    keys: [':'],
    where: ['dashboard', 'page'],
    does: 'text',
    footer: 5,
    run: openPalette,
  },
  {
    id: 'palette.run',
    title: 'run',
    help: 'run the selected command',
    keys: ['enter'],
    where: ['palette'],
    footer: 1,
    run: paletteRun,
  },
  {
    id: 'palette.down',
    title: 'down',
    help: 'select the next command',
    keys: ['down', 'tab', 'ctrl+n'],
    where: ['palette'],
    run: (state, { commands }) => paletteMoved(state, commands, 1),
  },
  {
    id: 'palette.up',
    title: 'up',
    help: 'select the previous command',
    keys: ['up', 'shift+tab', 'ctrl+p'],
    where: ['palette'],
    run: (state, { commands }) => paletteMoved(state, commands, -1),
  },
  {
    id: 'overlay.close',
    title: 'close',
    help: 'close without doing anything',
    keys: ['esc', 'ctrl+c'],
    where: ['palette', 'window', 'export', 'file', 'views', 'view-name'],
    footer: 2,
    run: close,
  },
  {
    id: 'redraw',
    title: 'redraw',
    help: 'reload everything and redraw the screen',
    keys: ['ctrl+l'],
    where: ['anywhere'],
    run: (state) => {
      const [asked, effects] = askPanels(state);
      return [asked, [...effects, { type: 'redraw' }]];
    },
  },
  {
    id: 'suspend',
    title: 'suspend',
    help: 'suspend to the shell; fg resumes',
    keys: ['ctrl+z'],
    where: ['anywhere'],
    run: (state) => [state, [{ type: 'suspend' }]],
  },
  {
    id: 'quit',
    title: 'quit',
    help: 'leave Watchfloor',
    also: 'exit, close',
    keys: ['q'],
    where: ['dashboard'],
    footer: 10,
    refuses: underWay,
    run: (state) => [state, [{ type: 'quit' }]],
  },
  {
    id: 'quit.at-once',
    title: 'quit at once',
    help: 'leave Watchfloor from any page; in a prompt, close the prompt',
    keys: ['ctrl+c'],
    where: ['dashboard', 'page', 'opening'],
    run: (state) => [state, [{ type: 'quit' }]],
  },
];

/** Opens the help over what is open; F1 while searching in the help goes back. */
function openHelp(state: State): Step {
  const { overlay } = state;
  if (overlay?.kind === 'help') return closeHelp(state);
  return still({ ...state, overlay: { kind: 'help', scroll: 0, find: undefined, over: overlay } });
}

function closeHelp(state: State): Step {
  return still({
    ...state,
    overlay: state.overlay?.kind === 'help' ? state.overlay.over : undefined,
  });
}
