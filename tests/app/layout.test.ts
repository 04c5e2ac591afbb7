import { describe, expect, it } from 'vitest';
import type { Column } from '../../src/app/state/arrangements.ts';
import { layoutOf, rowsOf } from '../../src/app/state/layout.ts';
import type { PanelId } from '../../src/app/state/view.ts';

function at(columns: number, rows: number, focus: PanelId = 'events', zoomed = false) {
  return { size: { columns, rows }, overlay: undefined, focus, zoomed };
}

/** The layout as a drawing: the bands from the top, the columns of each, and the panels of each column with their heights. */
function drawing(state: ReturnType<typeof at>): string {
  const layout = layoutOf(state);
  if (layout.kind !== 'tiled') return layout.kind;
  const drawn = layout.bands.map(({ columns }) => columns.map(columnDrawing).join(' | '));
  return [`headline ${layout.headline}`, ...drawn].join('\n');
}

function columnDrawing({ width, tiles }: Column): string {
  return `${width}: ${tiles.map(({ panel, height }) => `${panel} ${height}`).join(', ')}`;
}

describe('the dashboard', () => {
  it('shows all four panels at 80x24, the events over the whole width', () => {
    expect(drawing(at(80, 24))).toBe(
      'headline 1\n80: events 10\n40: actors 7 | 40: quotes 7\n80: timeline 5',
    );
  });

  it('uses all the room at 200x60', () => {
    expect(drawing(at(200, 60))).toBe(
      'headline 2\n136: events 36, reading 10 | 64: actors 23, quotes 23\n200: timeline 11',
    );
  });

  it('has room for what is known of the selected incident below the events at 120x36', () => {
    expect(drawing(at(120, 36))).toBe(
      'headline 2\n120: events 18\n50: reading 9 | 37: actors 9 | 33: quotes 9\n120: timeline 6',
    );
  });

  it('shows all four panels below one another on a tall and narrow screen', () => {
    expect(drawing(at(60, 100))).toBe(
      'headline 2\n60: events 42\n60: reading 9\n60: actors 17\n60: quotes 17\n60: timeline 12',
    );
  });

  it('shows only the focused panel if there is no room for four, or when zoomed', () => {
    expect(drawing(at(60, 24))).toBe('single');
    expect(drawing(at(120, 36, 'quotes', true))).toBe('single');
    expect(layoutOf(at(60, 24, 'quotes'))).toMatchObject({ panel: 'quotes', height: 23 });
  });

  it('leaves the timeline out on a low screen, and shows it alone once it is chosen', () => {
    expect(drawing(at(80, 20))).toBe('headline 0\n80: events 12\n40: actors 7 | 40: quotes 7');
    expect(drawing(at(300, 20))).toBe('headline 0\n210: events 19 | 90: actors 9, quotes 10');
    expect(layoutOf(at(80, 20, 'timeline'))).toMatchObject({ kind: 'single', panel: 'timeline' });
  });

  it('says that a terminal is too small rather than drawing rubbish', () => {
    expect(drawing(at(39, 24))).toBe('too-small');
    expect(drawing(at(80, 9))).toBe('too-small');
  });

  it('fills the screen exactly at every size, except for the footer line', () => {
    for (let columns = 40; columns <= 220; columns += 7) {
      for (let rows = 10; rows <= 100; rows += 3) {
        const layout = layoutOf(at(columns, rows));
        if (layout.kind !== 'tiled') continue;
        const inBands = layout.bands.reduce((sum, { height }) => sum + height, 0);
        expect(layout.headline + inBands).toBe(rows - 1);
        for (const band of layout.bands) {
          expect(band.columns.reduce((sum, { width }) => sum + width, 0)).toBe(columns);
          for (const { tiles } of band.columns) {
            expect(tiles.reduce((sum, { height }) => sum + height, 0)).toBe(band.height);
          }
        }
        expect(rowsOf(at(columns, rows), 'events')).toBeGreaterThan(3);
      }
    }
  });
});
