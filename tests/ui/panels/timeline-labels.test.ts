import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barsFor } from '../../../src/domain/time/bars.ts';
import type { TimelineAnswer } from '../../../src/store/port/rows.ts';
import { width } from '../../../src/text/cells.ts';
import { columnPlaces } from '../../../src/ui/components/columns-chart.ts';
import { axisLabels, marksLine } from '../../../src/ui/panels/timeline-labels.ts';
import { GLYPHS } from '../../../src/ui/theme/glyphs.ts';
import { textOf } from '../../../src/ui/theme/styled.ts';

const glyphs = GLYPHS.unicode;
const marks = (cells: number, ...given: readonly (readonly [number, ...string[]])[]) =>
  textOf(
    marksLine(
      given.map(([at, ...names]) => ({ at, names })),
      cells,
      glyphs,
    ),
  );

describe('the names of milestones', () => {
  it('stand at their marks', () => {
    expect(marks(40, [3, 'Doha'], [20, 'Eid ceasefire'])).toBe(
      '   ▼ Doha           ▼ Eid ceasefire',
    );
  });

  it('stand left of the last mark if they have more room there', () => {
    expect(marks(30, [26, 'Eid ceasefire'])).toBe('            Eid ceasefire ▼');
  });

  it('are cut before the next mark, and say how many more there are', () => {
    expect(marks(40, [0, 'Agreement signed'], [12, 'Eid'])).toBe('▼ Agreemen… ▼ Eid');
    expect(marks(25, [0, 'Agreement signed', 'Another'])).toBe('▼ Agreement signed +1 (m)');
    expect(marks(40, [10, 'One'], [12, 'Other'])).toBe('          ▼ ▼ Other');
  });

  it('never leave the line, and every mark stays', () => {
    const mark = fc.tuple(fc.nat(59), fc.string({ minLength: 1, maxLength: 30 }));
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 6 }), (given) => {
        const places = [...new Map(given).entries()]
          .filter(([at], _, all) =>
            all.every(([other]) => other === at || Math.abs(other - at) > 1),
          )
          .toSorted(([one], [other]) => one - other);
        const line = textOf(
          marksLine(
            places.map(([at, name]) => ({ at, names: [name] })),
            60,
            glyphs,
          ),
        );
        expect(width(line)).toBeLessThanOrEqual(60);
        for (const [at] of places) expect([...line][at]).toBe('▼');
      }),
    );
  });
});

describe('the axis', () => {
  const axis = (from: string, until: string, cells: number) => {
    const period = { from, until, end: 'now' as const };
    const { bars, unit } = barsFor(period, Math.floor(cells / 2));
    const answer: TimelineAnswer = {
      period,
      unit,
      bars: bars.map((bar) => ({ ...bar, incidents: 1, killed: 0 })),
      isCut: false,
      lessPrecise: 0,
      mayBe: 0,
      discounted: { incidents: 0, killed: 0, unknown: 0 },
      milestones: [],
      lagging: [],
    };
    return textOf(axisLabels(answer, columnPlaces(bars.length, cells), cells));
  };

  it('has the first and the last day, and days or months between them', () => {
    expect(axis('2020-05-17', '2020-06-15', 90)).toBe(
      '17 May 2020    22             27             1 Jun          6              11  15 Jun 2020',
    );
    expect(axis('2019-01-01', '2020-06-30', 90)).toMatch(/^1 Jan 2019 +\w.* 2020 .* 30 Jun 2020$/);
  });

  it('ends exactly at the last cell, whatever the window and the width', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 30, max: 220 }),
        fc.integer({ min: 1, max: 4000 }),
        (cells, days) => {
          const until = '2020-06-15';
          const from = new Date(Date.parse(until) - days * 86_400_000).toISOString().slice(0, 10);
          const line = axis(from, until, cells);
          expect(width(line)).toBe(cells);
          expect(line.endsWith(' 15 Jun 2020')).toBe(true);
        },
      ),
    );
  });
});
