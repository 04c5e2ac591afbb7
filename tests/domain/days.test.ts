import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  firstOfMonth,
  isDay,
  lastDayOfMonth,
  mondayOf,
} from '../../src/domain/time/days.ts';

const FIRST = Date.UTC(1000, 0, 1) / 86_400_000;
const LAST = Date.UTC(8999, 11, 31) / 86_400_000;
const number = fc.integer({ min: FIRST, max: LAST });
const toDay = (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10);

describe('a plain day', () => {
  it('is counted as the calendar of the machine counts it, leap years included', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: -300_000, max: 300_000 }), (start, days) => {
        fc.pre(start + days >= FIRST && start + days <= LAST);
        expect(addDays(toDay(start), days)).toBe(toDay(start + days));
        expect(daysBetween(toDay(start), toDay(start + days))).toBe(days);
      }),
    );
  });

  it('belongs to the week that begins on the Monday before it', () => {
    fc.assert(
      fc.property(number, (day) => {
        const monday = mondayOf(toDay(day));
        expect(new Date(`${monday}T00:00Z`).getUTCDay()).toBe(1);
        expect(daysBetween(monday, toDay(day))).toBeGreaterThanOrEqual(0);
        expect(daysBetween(monday, toDay(day))).toBeLessThan(7);
      }),
    );
  });

  it('has a first and a last day of its month, also across years', () => {
    expect(firstOfMonth('2020-02-29', 0)).toBe('2020-02-01');
    expect(firstOfMonth('2020-12-31', 1)).toBe('2021-01-01');
    expect(firstOfMonth('2020-01-31', -1)).toBe('2019-12-01');
    expect(lastDayOfMonth('2020-02')).toBe('2020-02-29');
    expect(lastDayOfMonth('1900-02-10')).toBe('1900-02-28');
  });

  it('keeps its date some months later, as far as that month goes', () => {
    expect(addMonths('2020-03-31', -1)).toBe('2020-02-29');
    expect(addMonths('2020-11-15', 3)).toBe('2021-02-15');
  });

  it('is distinguished from what only looks like one', () => {
    expect(isDay('2020-02-29')).toBe(true);
    expect(isDay('0001-01-01')).toBe(true);
    const none = [
      '2019-02-29',
      '2020-13-06',
      '2020-00-01',
      '2020-04-31',
      '2020-4-1',
      '0000-05-12',
      '',
    ];
    for (const text of none) {
      expect(isDay(text)).toBe(false);
    }
  });
});
