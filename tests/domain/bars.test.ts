import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barsFor } from '../../src/domain/time/bars.ts';
import { addDays } from '../../src/domain/time/days.ts';

const period = (from: string, until: string) => ({ from, until, end: 'given' }) as const;

describe('the bars of a timeline', () => {
  it('stand for days while these fit, then for weeks, months, quarters and years', () => {
    const unit = (until: string, most: number) => barsFor(period('2020-01-01', until), most).unit;
    expect(unit('2020-01-30', 30)).toBe('day');
    expect(unit('2020-01-31', 30)).toBe('week');
    expect(unit('2020-12-31', 30)).toBe('month');
    expect(unit('2024-12-31', 30)).toBe('quarter');
    expect(unit('2034-12-31', 30)).toBe('year');
  });

  it('stand for the unit that is chosen, the last ones if there are too many', () => {
    const years = period('2018-01-15', '2020-12-31');
    expect(barsFor(years, 36, 'month')).toMatchObject({ unit: 'month', isCut: false });
    expect(barsFor(years, 36, 'month').bars[0]).toEqual({
      from: '2018-01-15',
      until: '2018-01-31',
    });
    const { bars, isCut } = barsFor(years, 35, 'month');
    expect([bars.length, isCut, bars[0]?.from]).toEqual([35, true, '2018-02-01']);
    expect(barsFor(years, 200, 'year').bars).toHaveLength(3);
    expect(barsFor(period('0001-01-01', '9999-12-31'), 100, 'day').bars[0]?.from).toBe(
      '9999-09-23',
    );
  });

  it('end with the last day that there is', () => {
    const last = barsFor(period('9990-05-01', '9999-12-31'), 20);
    expect([last.unit, last.bars.length, last.bars.at(-1)?.until]).toEqual([
      'year',
      10,
      '9999-12-31',
    ]);
  });

  it('begin their weeks on Monday and end where the period does', () => {
    // 2020-01-01 was a Wednesday.
    expect(barsFor(period('2020-01-01', '2020-01-14'), 3)).toEqual({
      unit: 'week',
      isCut: false,
      bars: [
        { from: '2020-01-01', until: '2020-01-05' },
        { from: '2020-01-06', until: '2020-01-12' },
        { from: '2020-01-13', until: '2020-01-14' },
      ],
    });
    expect(barsFor(period('2020-02-15', '2020-08-15'), 3).bars).toEqual([
      { from: '2020-02-15', until: '2020-03-31' },
      { from: '2020-04-01', until: '2020-06-30' },
      { from: '2020-07-01', until: '2020-08-15' },
    ]);
  });

  it('cover every day of the period once and are never more than fit', () => {
    const days = fc.integer({ min: 0, max: 20_000 });
    fc.assert(
      fc.property(days, days, fc.integer({ min: 60, max: 200 }), (start, length, most) => {
        const from = addDays('1950-01-01', start);
        const until = addDays(from, length);
        const { bars } = barsFor(period(from, until), most);
        expect(bars.length).toBeLessThanOrEqual(most);
        expect(bars[0]?.from).toBe(from);
        expect(bars.at(-1)?.until).toBe(until);
        for (const [index, bar] of bars.slice(1).entries()) {
          expect(bar.from).toBe(addDays(bars[index]?.until ?? '', 1));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('are the last years of a period that is too long even for years', () => {
    const { unit, bars } = barsFor(period('1000-01-01', '2020-06-30'), 20);
    expect([unit, bars.length]).toEqual(['year', 20]);
    expect(bars.at(-1)).toEqual({ from: '2020-01-01', until: '2020-06-30' });
  });

  it('are empty for a period that ends before it begins, or if there is no room', () => {
    expect(barsFor(period('2020-01-02', '2020-01-01'), 10).bars).toEqual([]);
    expect(barsFor(period('2020-01-01', '2020-01-02'), 0).bars).toEqual([]);
  });
});
