import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { width } from '../../../src/text/cells.ts';
import {
  chartScale,
  columnPlaces,
  columnsChart,
} from '../../../src/ui/components/columns-chart.ts';
import { bar, spark } from '../../../src/ui/components/inline-charts.ts';
import { keyHints } from '../../../src/ui/screens/footer.ts';
import { GLYPHS } from '../../../src/ui/theme/glyphs.ts';
import { textOf } from '../../../src/ui/theme/styled.ts';

const glyphs = GLYPHS.unicode;

describe('a small chart', () => {
  it('distinguishes zero, little, much and unknown', () => {
    expect(spark([0, 1, 4, 8, null], { glyphs })).toBe('·▁▄█?');
    expect(spark([0, 0], { glyphs })).toBe('··');
    expect(spark([1], { glyphs, most: 100 })).toBe('▁');
    expect(spark([], { glyphs })).toBe('');
  });

  it('can be drawn in ASCII too', () => {
    expect(spark([0, 1, 4, 8], { glyphs: GLYPHS.ascii })).toBe('._-#');
  });
});

describe('a bar', () => {
  it('is as long as its share, by eighths of a cell', () => {
    expect(bar(10, 10, { cells: 4, glyphs })).toBe('████');
    expect(bar(5, 10, { cells: 3, glyphs })).toBe('█▌');
    expect(bar(1, 1000, { cells: 4, glyphs })).toBe('▏');
    expect(bar(0, 10, { cells: 4, glyphs })).toBe('');
  });

  it('never leaves its cells', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(40), (value, most, cells) => {
        expect(width(bar(value, most, { cells, glyphs }))).toBeLessThanOrEqual(cells);
      }),
    );
  });
});

describe('a chart of columns', () => {
  const chart = { values: [0, 1, 2, 4], cells: 12, rows: 2, glyphs };

  it('reaches from the bottom to the top for the greatest value', () => {
    expect(columnsChart(chart).map(textOf)).toEqual(['         ██', '·· ▄▄ ██ ██']);
  });

  it('leaves a gap between columns if there is room', () => {
    const values = [1, 1, 0];
    expect(columnsChart({ ...chart, values, cells: 6, rows: 1 }).map(textOf)).toEqual(['█ █ ·']);
  });

  it('cuts a column that towers over all others, and marks it, so that the others stay readable', () => {
    const values = [3, 217, 4, 5, 4, 3, 2, 5, 4, 5, 3, 4];
    expect(chartScale(values)).toEqual({ full: 10, cut: true });
    const drawn = columnsChart({ ...chart, values, cells: 12 });
    expect(drawn.map(textOf)).toEqual([' ↑          ', '▅█▆█▆▅▃█▆█▅▆']);
    expect(chartScale([3, 15])).toEqual({ full: 15, cut: false });
    expect(chartScale([])).toEqual({ full: 0, cut: false });
  });

  it('takes the whole width, with columns of one width and a gap between each two', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 2, max: 220 }),
        (count, cells) => {
          fc.pre(cells >= 2 * count);
          const places = columnPlaces(count, cells);
          const [first] = places;
          const last = places.at(-1);
          expect(new Set(places.map((place) => place.cells)).size).toBe(1);
          for (const [index, { from }] of places.slice(1).entries()) {
            const before = places[index];
            expect(from).toBeGreaterThan((before?.from ?? 0) + (before?.cells ?? 0));
          }
          const step = cells / count;
          expect(first?.from).toBe(0);
          expect(cells - (last?.from ?? 0) - (last?.cells ?? 0)).toBeLessThanOrEqual(
            step > 2 ? 3 : 2,
          );
        },
      ),
    );
  });

  it('says which column is selected by its role', () => {
    const [, ground] = columnsChart({ ...chart, selected: 3 });
    expect(ground?.map((piece) => piece[0])).toEqual(['bar', 'bar', 'bar', 'barSelected']);
  });

  it('always stays within its cells', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(50), { maxLength: 60 }),
        fc.integer({ min: 1, max: 50 }),
        (values, cells) => {
          for (const line of columnsChart({ ...chart, values, cells, rows: 3 }))
            expect(width(textOf(line))).toBeLessThanOrEqual(cells);
          for (const place of columnPlaces(values.length, cells))
            expect(place.from + place.cells).toBeLessThanOrEqual(cells);
        },
      ),
    );
  });
});

describe('key hints', () => {
  const hints = [
    { key: '/', word: 'filter' },
    { key: 'a', word: 'add' },
    { key: '?', word: 'help' },
  ];

  it('are shown whole or not at all', () => {
    expect(textOf(keyHints(hints, 30))).toBe('/ filter  a add  ? help');
    expect(textOf(keyHints(hints, 22))).toBe('/ filter  a add');
    expect(textOf(keyHints(hints, 3))).toBe('');
  });
});
