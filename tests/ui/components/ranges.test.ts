import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../src/domain/model/figure.ts';
import { axisLine, rangeLine, rangeScale } from '../../../src/ui/components/ranges.ts';
import { GLYPHS } from '../../../src/ui/theme/glyphs.ts';

const figure = (low: number | null, best: number | null, high: number | null): Figure => ({
  low,
  best,
  high,
});
const style = { cells: 31, glyphs: GLYPHS.unicode };

describe('figures on one scale', () => {
  it('are a point, a range with its best number, and an arrow where there is no upper end', () => {
    const figures = [
      figure(14, 14, 14),
      figure(14, 24, 24),
      figure(27, null, 30),
      figure(18, null, null),
      figure(null, null, 10),
      figure(null, 20, null),
      figure(null, null, null),
    ];
    const scale = { most: 30, step: 10 };
    expect([axisLine(scale, 31), ...figures.map((one) => rangeLine(one, scale, style))]).toEqual([
      '0        10        20        30',
      '              ●                ',
      '              ━━━━━━━━━━●      ',
      '                           ━━━━',
      '                  ●━━━━━━━━━━━▶',
      '━━━━━━━━━━━                    ',
      '                    ●          ',
      '                               ',
    ]);
  });

  it('has round marks, and room after an open figure', () => {
    expect(rangeScale([figure(7, 7, 7), figure(11, 11, 11)])).toEqual({ most: 15, step: 5 });
    expect(rangeScale([figure(24, null, null)])).toEqual({ most: 30, step: 10 });
    expect(rangeScale([figure(30, null, null)])).toEqual({ most: 40, step: 10 });
    expect(rangeScale([figure(1000, null, 2500)])).toEqual({ most: 3000, step: 1000 });
    expect(rangeScale([])).toEqual({ most: 1, step: 1 });
  });

  it('fill their cells exactly, whatever the numbers', () => {
    const count = fc.integer({ min: 0, max: 1_000_000_000 });
    const exact = count.map((value) => figure(value, value, value));
    const any = fc.record({
      low: fc.option(count),
      best: fc.option(count),
      high: fc.option(count),
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(any, exact)), fc.integer({ min: 8, max: 60 }), (all, cells) => {
        const scale = rangeScale(all);
        expect(axisLine(scale, cells)).toHaveLength(cells);
        for (const one of all) {
          expect([...rangeLine(one, scale, { cells, glyphs: GLYPHS.ascii })]).toHaveLength(cells);
        }
      }),
    );
  });
});
