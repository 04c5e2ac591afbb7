import { describe, expect, it } from 'vitest';
import { layoutOf, rowsOf } from '../../src/app/state/layout.ts';
import type { PanelId } from '../../src/app/state/state.ts';

function at(columns: number, rows: number, focus: PanelId = 'events', zoomed = false) {
  return { size: { columns, rows }, overlay: undefined, focus, zoomed };
}

/** The layout as a drawing: one line a column of panels, with each panel's height. */
function drawing(state: ReturnType<typeof at>): string {
  const layout = layoutOf(state);
  if (layout.kind !== 'tiled') return layout.kind;
  return layout.columns
    .map(
      ({ width, tiles }) =>
        `${width}: ${tiles.map((tile) => `${tile.panel} ${tile.height}`).join(', ')}`,
    )
    .join(' | ');
}

describe('the dashboard', () => {
  it('shows all four panels at 80x24', () => {
    expect(drawing(at(80, 24))).toBe('52: events 17, timeline 6 | 28: actors 10, quotes 13');
  });

  it('uses all the room at 200x60', () => {
    expect(drawing(at(200, 60))).toBe('128: events 47, timeline 12 | 72: actors 26, quotes 33');
  });

  it('shows only the focused panel if there is no room for four, or when zoomed', () => {
    expect(drawing(at(60, 24))).toBe('single');
    expect(drawing(at(120, 36, 'quotes', true))).toBe('single');
    expect(layoutOf(at(60, 24, 'quotes'))).toMatchObject({ panel: 'quotes', height: 23 });
  });

  it('says that a terminal is too small rather than drawing rubbish', () => {
    expect(drawing(at(39, 24))).toBe('too-small');
    expect(drawing(at(80, 9))).toBe('too-small');
  });

  it('fills the screen exactly at every size, except for the footer line', () => {
    for (let columns = 40; columns <= 220; columns += 7) {
      for (let rows = 10; rows <= 70; rows += 3) {
        const layout = layoutOf(at(columns, rows));
        if (layout.kind !== 'tiled') continue;
        const [left, right] = layout.columns;
        expect(left.width + right.width).toBe(columns);
        for (const { tiles } of layout.columns) {
          expect(tiles.reduce((sum, tile) => sum + tile.height, 0)).toBe(rows - 1);
        }
        expect(rowsOf(at(columns, rows), 'events')).toBeGreaterThan(0);
      }
    }
  });
});
