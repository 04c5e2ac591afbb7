import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isAtTop,
  isInSight,
  jumpTo,
  moveBy,
  rangeToRead,
  runsShort,
  selectedIndex,
  takeIn,
} from '../../src/app/state/event-list.ts';
import { type EventList, NO_EVENTS } from '../../src/app/state/event-rows.ts';
import { incidentRows } from '../support/incident-rows.ts';

function listOf(highest: number, lowest: number, over: Partial<EventList> = {}): EventList {
  const rows = incidentRows(highest, lowest);
  return { ...NO_EVENTS, rows, selected: rows[0]?.id, ...over };
}

describe('moving in the recent events', () => {
  it('keeps the list still while the selection moves inside the screen', () => {
    const moved = moveBy(listOf(100, 1), 5, 10);
    expect(moved.top).toBe(0);
    expect(moved.selected).toBe(95);
  });

  it('scrolls only at the edge of the screen', () => {
    const moved = moveBy(listOf(100, 1), 12, 10);
    expect(moved.top).toBe(3);
    expect(moved.selected).toBe(88);
  });

  it('remembers steps beyond the loaded rows and takes them when more arrive', () => {
    const short = moveBy(listOf(100, 91, { atEnd: false }), 25, 5);
    expect(short.selected).toBe(91);
    expect(short.pendingSteps).toBe(16);
    const more = takeIn(short, { rows: incidentRows(100, 1), atStart: true, atEnd: true }, 5);
    expect(more.selected).toBe(75);
    expect(more.pendingSteps).toBe(0);
  });

  it('stops at the last row of all', () => {
    const moved = moveBy(listOf(10, 1), 500, 5);
    expect(moved.selected).toBe(1);
    expect(moved.pendingSteps).toBe(0);
  });

  it('goes to the far end at once if it is loaded, and queries it if it is not', () => {
    expect(jumpTo(listOf(10, 1), 'last', 5).selected).toBe(1);
    const far = jumpTo(listOf(100, 90, { atEnd: false }), 'last', 5);
    expect(far.jump).toBe('last');
    expect(rangeToRead(far, 5)).toEqual({ at: 'end', before: 96, after: 0 });
    const arrived = takeIn(far, { rows: incidentRows(12, 1), atStart: false, atEnd: true }, 5);
    expect(arrived.selected).toBe(1);
    expect(arrived.jump).toBeUndefined();
  });
});

describe('rows that arrive', () => {
  it('appear at the top of the list, and the selection stays on its incident', () => {
    const list = listOf(10, 1);
    const after = takeIn(list, { rows: incidentRows(13, 1), atStart: true, atEnd: true }, 5);
    expect(isAtTop(after)).toBe(true);
    expect(after.rows[0]?.id).toBe(13);
    expect(after.selected).toBe(10);
    expect(selectedIndex(after)).toBe(3);
  });

  it('move nothing when the list is scrolled down', () => {
    const list = moveBy(listOf(100, 1), 30, 10);
    const first = list.rows[list.top]?.id;
    const after = takeIn(list, { rows: incidentRows(140, 20), atStart: false, atEnd: false }, 10);
    expect(after.rows[after.top]?.id).toBe(first);
    expect(after.selected).toBe(list.selected);
  });

  it('leave the selection where it was when its incident was removed', () => {
    const list = moveBy(listOf(10, 1), 4, 5);
    const rows = incidentRows(10, 1).filter((row) => row.id !== list.selected);
    const after = takeIn(list, { rows, atStart: true, atEnd: true }, 5);
    expect(after.selected).toBe(5);
  });

  it('leave it there even if other rows are loaded than before', () => {
    const list = moveBy(listOf(200, 1), 150, 10);
    const rows = incidentRows(90, 20).filter((row) => row.id !== list.selected);
    const after = takeIn(list, { rows, atStart: false, atEnd: false }, 10);
    expect(list.selected).toBe(50);
    expect(after.selected).toBe(49);
  });

  it('keep showing the newest at the top, and one key leads back to the selection', () => {
    const list = moveBy(listOf(10, 1), 4, 5);
    const after = takeIn(list, { rows: incidentRows(30, 1), atStart: true, atEnd: true }, 5);
    expect(after.rows[after.top]?.id).toBe(30);
    expect(after.selected).toBe(6);
    expect(isInSight(after, 5)).toBe(false);
    const moved = moveBy(after, 1, 5);
    expect(moved.selected).toBe(5);
    expect(isInSight(moved, 5)).toBe(true);
  });

  it('move the selection to the first row when a new filter excludes it', () => {
    const list = { ...moveBy(listOf(100, 1), 40, 10), jump: 'keep' as const };
    const after = takeIn(list, { rows: incidentRows(9, 1), atStart: true, atEnd: true }, 10);
    expect(after.selected).toBe(9);
    expect(after.top).toBe(0);
  });

  it('never leave the selection out of view except at the top, whatever is pressed or arrives', () => {
    const step = fc.oneof(
      fc.record({ steps: fc.integer({ min: -300, max: 300 }) }),
      fc.record({
        highest: fc.integer({ min: 1, max: 400 }),
        held: fc.integer({ min: 1, max: 60 }),
      }),
    );
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 40 }),
        fc.integer({ min: 1, max: 30 }),
        (steps, visible) => {
          let list = listOf(50, 1);
          for (const one of steps) {
            if ('steps' in one) list = moveBy(list, one.steps, visible);
            else {
              const rows = incidentRows(one.highest, Math.max(1, one.highest - one.held));
              list = takeIn(
                list,
                { rows, atStart: one.highest === 400, atEnd: one.held > one.highest },
                visible,
              );
            }
            expect(list.rows.some((row) => row.id === list.selected)).toBe(true);
            expect(isInSight(list, visible) || isAtTop(list)).toBe(true);
          }
        },
      ),
    );
  });

  it('are queried before the screen runs out of them', () => {
    expect(runsShort(listOf(100, 1, { atEnd: false }), 10)).toBe(false);
    expect(runsShort({ ...listOf(100, 1, { atEnd: false }), top: 85 }, 10)).toBe(true);
    expect(runsShort({ ...listOf(100, 1), top: 85 }, 10)).toBe(false);
  });
});
