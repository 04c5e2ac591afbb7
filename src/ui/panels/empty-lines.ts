import { answerTo } from '../../app/asking.ts';
import type { State } from '../../app/state.ts';
import { showDay } from '../../domain/moment.ts';
import type { Question } from '../../store/store.ts';
import { wrap } from '../text/wrap.ts';
import type { Role } from '../theme/roles.ts';
import type { StyledLine } from '../theme/styled.ts';
import type { Room } from './panel.ts';

/** Instead of rows: that they are awaited, why they can't be had, or that there are none and why. */
export function insteadOfRows(
  state: State,
  question: Question,
  room: Room,
): readonly StyledLine[] | undefined {
  const asked = state.asked[question];
  if (asked?.error !== undefined) return words('error', asked.error, room);
  if (asked?.answer === undefined) return words('faint', 'reading…', room);
  return undefined;
}

/** What a panel says when nothing matches: where the newest that does match lies, or how to begin. */
export function emptyLines(
  state: State,
  what: string,
  room: Room,
  { windowed }: { readonly windowed: boolean } = { windowed: true },
): readonly StyledLine[] {
  const overview = answerTo(state, 'overview');
  const matches = answerTo(state, 'matches');
  if (overview?.incidents === 0 && overview.quotes === 0)
    return words('faint', `no ${what} yet`, room);
  const matchless = matches?.incidents === 0 && matches.quotes === 0;
  if (state.filter.text.trim() !== '' && (!windowed || matchless)) {
    return words('faint', `no ${what} match the filter`, room);
  }
  const newest = matches?.newest ?? overview?.newest ?? null;
  const when =
    newest === null ? '' : `; the newest event was on ${showDay(newest)} (t widens the window)`;
  return words('faint', `no ${what} in this window${when}`, room);
}

/** The first thing that a person sees on an empty database. */
export function welcomeLines(state: State, room: Room): readonly StyledLine[] {
  const add = state.readOnly
    ? 'It is open for reading only, so nothing can be added here.'
    : 'Press a to add an incident in one line.';
  return [
    [['title', 'This database is empty.']],
    [],
    ...words('text', add, room),
    ...words(
      'text',
      'To import a file that others publish, in a shell: watchfloor import FILE',
      room,
    ),
    ...words('text', 'To look around in sample data first: watchfloor demo', room),
    [],
    ...words('faint', '? shows every key, and the grammar of a line', room),
  ];
}

function words(role: Role, text: string, room: Room): readonly StyledLine[] {
  return wrap(text, room.width).map((line): StyledLine => [[role, line]]);
}
