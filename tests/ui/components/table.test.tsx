import { render } from 'ink-testing-library';
import { describe, expect, it } from 'vitest';
import type { ActorRow } from '../../../src/store/port/rows.ts';
import { width } from '../../../src/text/cells.ts';
import { ACTOR_COLUMNS } from '../../../src/ui/columns/actor-columns.ts';
import { Table } from '../../../src/ui/table/table.tsx';
import { drawing } from '../../support/drawing.tsx';
import { actorRow } from '../../support/rows.ts';

const rows = [
  actorRow(),
  actorRow({ id: 2, name: '塔利班', shortName: null, incidents: 9, before: 11 }),
  actorRow({ id: 3, name: 'طالبان', shortName: null, incidents: 4, before: null }),
  actorRow({ id: 4, name: 'Cafe\u0301 👨‍👩‍👧 militia', shortName: null, incidents: 1 }),
];

function table(given: Partial<Parameters<typeof Table<ActorRow>>[0]> = {}) {
  return (
    <Table
      rows={rows}
      columns={ACTOR_COLUMNS}
      zone="UTC"
      most={14}
      width={46}
      height={5}
      {...given}
    />
  );
}

describe('the counts by actor', () => {
  it('line up in every script', () => {
    const drawn = drawing(table());
    expect(drawn).toEqual([
      'actor                inc. trend     chg killed',
      'ISKP          ██████   14 ·▂▄█▆·▄▄   +6   96+?',
      '塔利班        ███▉      9 ·▂▄█▆·▄▄   -2   96+?',
      'طالبان        █▊        4 ·▂▄█▆·▄▄        96+?',
      'Cafe\u0301 👨‍👩‍👧 mili… ▍         1 ·▂▄█▆·▄▄   -7   96+?',
    ]);
  });

  it('are equally wide and never wider than their space', () => {
    for (const cells of [30, 46, 80, 120]) {
      const drawn = drawing(
        table({ width: cells, rows: rows.filter((row) => row.before !== null) }),
        { columns: 120 },
      );
      const ends = drawn.slice(1, 4).map((line) => width(line));
      expect(new Set(ends).size).toBe(1);
      expect(ends[0]).toBeLessThanOrEqual(cells);
    }
  });

  it('mark the selected row as a whole', () => {
    const drawn = drawing(table({ selected: 1, focused: true }), { theme: 'mono' });
    expect(drawn.filter((line) => line.includes('\x1b[7m'))).toHaveLength(1);
    expect(drawn[2]).toContain('\x1b[7m塔利班');
  });

  it('leave out the rows that do not fit', () => {
    expect(drawing(table({ height: 3 }))).toHaveLength(3);
  });

  it('follow new rows and a new width', () => {
    const app = render(table({ rows: [] }));
    app.rerender(table({ rows: [actorRow({ shortName: 'Taliban' })], width: 24 }));
    expect(app.lastFrame()?.split('\n')[1]).toMatch(/^Taliban +14 +\+6$/);
    app.unmount();
  });
});
