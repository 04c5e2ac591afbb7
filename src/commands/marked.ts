import { incidentHere } from '../app/pages/record-here.ts';
import type { Command } from '../app/state/command.ts';
import { selectedRow } from '../app/state/event-list.ts';
import { markedHere } from '../app/state/marked.ts';
import type { State } from '../app/state/state.ts';
import { mergeMarked, tagHere, toggleMark } from '../app/writing/marked.ts';

/** The commands that mark incidents, and act on all that are marked at once. */
export const MARKED_COMMANDS: readonly Command[] = [
  {
    id: 'mark.toggle',
    title: 'mark',
    help: 'mark the selected incident, or unmark it; x, #, M and O act on all marked ones at once, Esc unmarks all',
    keys: [' '],
    where: ['events'],
    footer: 13,
    refuses: (state) =>
      selectedRow(state.events) === undefined ? 'there is no incident to mark' : undefined,
    run: toggleMark,
  },
  {
    id: 'mark.merge',
    title: 'merge marked',
    help: 'merge the marked incidents into the selected one, after a preview',
    keys: ['M'],
    where: ['events'],
    footer: 0,
    refuses: (state) =>
      forReading(state) ??
      (markedHere(state).length < 2 ? 'mark two or more incidents to merge (Space)' : undefined),
    run: mergeMarked,
  },
  {
    id: 'mark.tag',
    title: 'tag',
    help: 'tag the marked incidents, or the selected or open one; untag takes tags off',
    keys: ['#'],
    where: ['dashboard', 'page'],
    refuses: (state) =>
      forReading(state) ??
      (markedHere(state).length === 0 && incidentHere(state) === undefined
        ? 'select an incident to tag'
        : undefined),
    run: tagHere,
  },
];

function forReading({ readOnly }: State): string | undefined {
  return readOnly ? 'the database is open read-only' : undefined;
}
