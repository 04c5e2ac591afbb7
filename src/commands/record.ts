import { openSearch } from '../app/keys/finding.ts';
import { incidentHere, recordHere } from '../app/pages/record-here.ts';
import type { Command } from '../app/state/command.ts';
import { isInSight } from '../app/state/event-list.ts';
import { rowsOf } from '../app/state/layout.ts';
import { markedHere } from '../app/state/marked.ts';
import type { State } from '../app/state/state.ts';
import { still } from '../app/state/step.ts';
import { citationHere } from '../app/writing/citing.ts';
import { editHere } from '../app/writing/editing.ts';
import { goBackOrForth } from '../app/writing/undoing.ts';
import { confirm, pinHere, removeHere, reportHere, restoreHere } from '../app/writing/writing.ts';

/** The commands that act on the selected or open record. */
export const RECORD_COMMANDS: readonly Command[] = [
  {
    id: 'record.report',
    title: 'report',
    help: 'add a report on the selected or open incident',
    keys: ['r'],
    where: ['dashboard', 'page'],
    footer: 11,
    refuses: (state) =>
      forReading(state) ??
      (incidentHere(state) === undefined ? 'select an incident to report on' : outOfSight(state)),
    run: reportHere,
  },
  {
    id: 'record.pin',
    title: 'pin a figure',
    help: 'set the best figure of the selected or open incident: pin I12 killed:32 note:"why"',
    keys: ['P'],
    where: ['dashboard', 'page'],
    refuses: (state) =>
      forReading(state) ??
      (incidentHere(state) === undefined
        ? 'select an incident to pin a figure for'
        : outOfSight(state)),
    run: pinHere,
  },
  {
    id: 'record.remove',
    title: 'remove',
    help: 'remove the selected, chosen or marked records from all lists and counts; u or X restores them',
    also: 'delete',
    keys: ['x'],
    where: ['dashboard', 'page'],
    does: 'write',
    refuses: (state) =>
      forReading(state) ??
      (markedHere(state).length > 0 ? undefined : (noRecord(state) ?? outOfSight(state))),
    run: removeHere,
  },
  {
    id: 'record.undo',
    title: 'undo',
    help: 'undo your own last action on this database; for an import: watchfloor imports undo',
    keys: ['u'],
    where: ['dashboard', 'page'],
    does: 'write',
    footer: 9,
    refuses: forReading,
    run: (state) => goBackOrForth(state, 'undo'),
  },
  {
    id: 'record.redo',
    title: 'redo',
    help: 'redo what you last undid',
    keys: ['ctrl+r'],
    where: ['dashboard', 'page'],
    does: 'write',
    refuses: forReading,
    run: (state) => goBackOrForth(state, 'redo'),
  },
  {
    id: 'record.restore',
    title: 'restore',
    help: 'restore the selected removed record; the filter is:removed lists them',
    keys: ['X'],
    where: ['dashboard', 'page'],
    does: 'write',
    refuses: (state) => forReading(state) ?? noRecord(state) ?? outOfSight(state),
    run: restoreHere,
  },
  {
    id: 'record.edit',
    title: 'edit',
    help: 'edit the selected or open record as an entry line, with its reports, attributions and everything else',
    keys: ['e'],
    where: ['dashboard', 'page'],
    footer: 12,
    refuses: (state) => forReading(state) ?? noRecord(state) ?? outOfSight(state),
    run: (state) => editHere(state, 'prompt'),
  },
  {
    id: 'record.edit-outside',
    title: 'edit in $EDITOR',
    help: 'edit it in your own editor (VISUAL or EDITOR), one part per line',
    keys: ['E'],
    where: ['dashboard', 'page'],
    refuses: (state) => forReading(state) ?? noRecord(state) ?? outOfSight(state),
    run: (state) => editHere(state, 'editor'),
  },
  {
    id: 'record.copy',
    title: 'copy',
    help: 'copy the selected incident or quote as a citation',
    keys: ['y'],
    where: ['dashboard', 'page'],
    refuses: (state) =>
      citationHere(state) === undefined ? 'only incidents and quotes can be copied' : undefined,
    run: (state) => {
      const text = citationHere(state);
      return text === undefined ? still(state) : [state, [{ type: 'copy', text }]];
    },
  },
  {
    id: 'confirm.yes',
    title: 'yes',
    help: 'do it',
    keys: ['y', 'enter'],
    where: ['confirm'],
    footer: 1,
    run: confirm,
  },
  {
    id: 'confirm.no',
    title: 'no',
    help: 'do nothing',
    keys: ['n', 'esc', 'ctrl+c', 'q'],
    where: ['confirm'],
    footer: 2,
    run: (state) => still({ ...state, overlay: undefined }),
  },
  {
    id: 'confirm.search',
    title: 'no, search',
    help: 'do nothing, and open the search instead',
    keys: ['/'],
    where: ['confirm'],
    does: 'text',
    run: (state) => openSearch({ ...state, overlay: undefined }),
  },
];

function noRecord(state: State): string | undefined {
  return recordHere(state) === undefined ? 'no record is selected' : undefined;
}

function forReading(state: State): string | undefined {
  return state.readOnly ? 'the database is open read-only; nothing can be changed' : undefined;
}

/** New rows may have pushed the selection off the screen, and nobody should remove what they cannot see. */
function outOfSight(state: State): string | undefined {
  const isOn = state.page.kind === 'dashboard' && state.focus === 'events';
  if (!isOn || isInSight(state.events, rowsOf(state, 'events'))) return undefined;
  return 'the selected incident is out of view; j or k goes to it';
}
