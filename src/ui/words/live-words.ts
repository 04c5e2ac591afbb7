import { unseen } from '../../app/requests/live.ts';
import { answerTo } from '../../app/requests/queries.ts';
import { isAtTop } from '../../app/state/event-list.ts';
import type { State } from '../../app/state/state.ts';
import { width as cellsOf } from '../../text/cells.ts';
import { grouped } from '../../text/number-words.ts';
import type { Appearance } from '../theme/appearance.ts';
import { type StyledLine, textOf } from '../theme/styled.ts';
import { ageWords, clockTime } from './time-words.ts';

/**
 * Whether the screen is live, how many new and changed incidents have not been seen, and when the last record arrived, so
 * that a quiet day differs from a dead feed; as much of it as fits into the cells.
 */
export function liveWords(state: State, { glyphs }: Appearance, cells: number): StyledLine {
  const { paused, trouble } = state.live;
  if (trouble !== undefined) return [['bad', 'error, see below']];
  const dot = ` ${glyphs.dot} `;
  if (paused !== undefined) {
    const waiting = `${dot}${grouped(paused.waiting)} waiting`;
    const since = `PAUSED since ${clockTime(paused.since, state.zone)}${waiting}`;
    return widest(
      [[['paused', since]], [['paused', `PAUSED${waiting}`]], [['paused', 'PAUSED']]],
      cells,
    );
  }
  const live: StyledLine = [['live', `live ${glyphs.live}`]];
  const words = newIncidentWords(state);
  const news: StyledLine = words === '' ? [] : [['new', ` ${words}`]];
  const hint: StyledLine = words === '' || isAtTop(state.events) ? [] : [['new', ', g shows']];
  const last = answerTo(state, 'overview')?.lastRecord ?? null;
  const age = last === null ? '' : ageWords(last, state.now);
  const choices: readonly StyledLine[] = [
    ...(last === null
      ? []
      : [
          [`last record ${clockTime(last, state.zone)}, ${age}${dot}`, ...live, ...news, ...hint],
          [`last record ${age}${dot}`, ...live, ...news, ...hint],
          [`last ${age}${dot}`, ...live, ...news],
        ]),
    [...live, ...news, ...hint],
    [...live, ...news],
  ];
  return widest(choices, cells);
}

/** The first choice that fits, else the last. */
function widest(choices: readonly StyledLine[], cells: number): StyledLine {
  return choices.find((choice) => cellsOf(textOf(choice)) <= cells) ?? choices.at(-1) ?? [];
}

/** How many incidents are new and changed since the person last looked: `2 new, 1 changed`; empty if none is. */
export function newIncidentWords({ live }: State): string {
  const [fresh, changed] = [unseen(live), live.changed.size];
  return [
    ...(fresh === 0 ? [] : [`${grouped(fresh)} new`]),
    ...(changed === 0 ? [] : [`${grouped(changed)} changed`]),
  ].join(', ');
}
