import type { IncidentRow, ListAnswer } from '../../store/port/rows.ts';
import { clamp } from './arrangements.ts';
import type { EventList } from './event-rows.ts';

/** How many screens of rows are held above and below the visible one, and how many rows at least, for keys that come faster. */
const SCREENS_HELD = 4;
const LEAST_HELD = 96;

/** Where to read rows, and how many on each side. */
export type RowRange = {
  readonly at: 'start' | 'end' | number;
  readonly before: number;
  readonly after: number;
};

/** The part of the list to read for what is on the screen now. */
export function rangeToRead(list: EventList, visible: number): RowRange {
  const held = Math.max(LEAST_HELD, visible * SCREENS_HELD);
  if (list.jump === 'first' || list.jump === 'keep') return { at: 'start', before: 0, after: held };
  if (list.jump === 'last') return { at: 'end', before: held, after: 0 };
  const first = list.rows[list.top];
  if (isAtTop(list) || first === undefined) {
    return { at: 'start', before: 0, after: Math.max(held, list.top + held) };
  }
  return { at: first.id, before: held, after: held };
}

/** Whether the list shows its start, so that new rows may appear at the top. */
export function isAtTop(list: EventList): boolean {
  return list.atStart && list.top === 0;
}

/** Whether the selected row is visible. */
export function isInSight(list: EventList, visible: number): boolean {
  const index = list.rows.findIndex((row) => row.id === list.selected);
  return index >= list.top && index < list.top + visible;
}

/** Whether the rows held end so close to the screen that more should be read. */
export function runsShort(list: EventList, visible: number): boolean {
  const below = list.rows.length - list.top - visible;
  return (!list.atEnd && below < visible) || (!list.atStart && list.top < visible);
}

/** Moves the selection by some rows; steps beyond the rows held are pending until more arrive. */
export function moveBy(list: EventList, steps: number, visible: number): EventList {
  if (list.rows.length === 0) return list;
  const wanted = selectedIndex(list) + list.pendingSteps + steps;
  const index = clamp(wanted, 0, list.rows.length - 1);
  const beyond = wanted - index;
  const more = (beyond > 0 && !list.atEnd) || (beyond < 0 && !list.atStart);
  return select({ ...list, pendingSteps: more ? beyond : 0 }, index, visible);
}

/** Goes to the first or the last row of the whole list: at once if it is held, else when it arrives. */
export function jumpTo(list: EventList, jump: 'first' | 'last', visible: number): EventList {
  const held = jump === 'first' ? list.atStart : list.atEnd;
  if (!held) return { ...list, jump, pendingSteps: 0 };
  const index = jump === 'first' ? 0 : list.rows.length - 1;
  return select({ ...list, jump: undefined, pendingSteps: 0 }, index, visible);
}

/**
 * Takes in rows that have arrived. The selection stays on its incident, and the first visible row stays first. At the very
 * top new rows appear above, even if they push the selection out of view: a screen on the wall shows the newest.
 */
export function takeIn(
  list: EventList,
  answer: ListAnswer<IncidentRow>,
  visible: number,
): EventList {
  const arrived: EventList = { ...list, ...answer };
  if (list.jump === 'keep') return keepOrFirst(arrived, visible);
  if (list.jump !== undefined) return jumpTo(arrived, list.jump, visible);
  const followsTop = isAtTop(list) && answer.atStart;
  const top = followsTop ? 0 : topAfter(list, answer.rows);
  const index = answer.rows.findIndex((row) => row.id === list.selected);
  // The selected row is gone: select the row in its place on the screen.
  const inPlace = clamp(top + selectedIndex(list) - list.top, 0, answer.rows.length - 1);
  const kept = index >= 0 ? index : inPlace;
  const settled = followsTop
    ? { ...arrived, top, selected: answer.rows[kept]?.id }
    : select({ ...arrived, top }, kept, visible);
  return settled.pendingSteps === 0 ? settled : moveBy(settled, 0, visible);
}

/** The list after the screen was resized: the selection stays in view. */
export function refit(list: EventList, visible: number): EventList {
  return select(list, selectedIndex(list), visible);
}

/** The list scrolled so that there are no empty lines below its last row. */
export function withinEnd(list: EventList, visible: number): EventList {
  const highest = Math.max(0, list.rows.length - visible);
  return list.atEnd && list.top > highest ? { ...list, top: highest } : list;
}

/** The selected row. */
export function selectedRow(list: EventList): IncidentRow | undefined {
  return list.rows.find((row) => row.id === list.selected);
}

/** The index of the selection in the rows held; 0 if there is none. */
export function selectedIndex(list: EventList): number {
  return Math.max(
    0,
    list.rows.findIndex((row) => row.id === list.selected),
  );
}

function keepOrFirst(list: EventList, visible: number): EventList {
  const top = { ...list, jump: undefined, top: 0 };
  return select(top, selectedIndex(top), visible);
}

function select(list: EventList, index: number, visible: number): EventList {
  const highest = Math.max(0, list.rows.length - visible);
  const top = clamp(clamp(list.top, index - visible + 1, index), 0, highest);
  return { ...list, top, selected: list.rows[index]?.id };
}

function topAfter(list: EventList, rows: readonly IncidentRow[]): number {
  for (const row of list.rows.slice(list.top)) {
    const index = rows.findIndex((one) => one.id === row.id);
    if (index >= 0) return index;
  }
  return 0;
}
