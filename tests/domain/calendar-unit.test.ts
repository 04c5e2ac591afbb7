import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOfUnit, unitName, unitOfDate } from '../../src/domain/time/calendar-unit.ts';
import { addDays, daysBetween } from '../../src/domain/time/days.ts';

const UNITS = ['day', 'week', 'month', 'year'] as const;

describe('a unit of the calendar', () => {
  it('has the name that ISO 8601 gives it', () => {
    const names = (day: string) => UNITS.map((unit) => unitName(unit, day));
    expect(names('2020-05-12')).toEqual(['2020-05-12', '2020-W20', '2020-05', '2020']);
    // The standard's own examples: a week belongs to the year of its Thursday.
    expect(unitName('week', '2008-12-29')).toBe('2009-W01');
    expect(unitName('week', '2010-01-03')).toBe('2009-W53');
    expect(unitName('week', '2021-01-03')).toBe('2020-W53');
  });

  it('has the days that are called by its name, and follows the one before without a gap', () => {
    const day = fc
      .integer({ min: -20_000, max: 30_000 })
      .map((days) => addDays('2000-01-01', days));
    fc.assert(
      fc.property(fc.constantFrom(...UNITS), day, (unit, day) => {
        const name = unitName(unit, day);
        const { from, until } = daysOfUnit(unit, name);
        expect(from <= day && day <= until).toBe(true);
        expect([unitName(unit, from), unitName(unit, until)]).toEqual([name, name]);
        expect(unitName(unit, addDays(from, -1))).not.toBe(name);
        expect(unitName(unit, addDays(until, 1)) > name).toBe(true);
        expect(daysBetween(from, until) + 1).toBeLessThanOrEqual(366);
      }),
    );
  });
});

describe('the unit in which something happened', () => {
  const of = (first: string, last: string, within: number) =>
    UNITS.map((unit) => unitOfDate(unit, { first, last, within }));

  it('is that of its first day where its days are known', () => {
    expect(of('2020-03-28', '2020-04-02', 1)).toEqual([
      '2020-03-28',
      '2020-W13',
      '2020-03',
      '2020',
    ]);
  });

  it('is not known where its date is less exact than the unit', () => {
    expect(of('2020-05-01', '2020-05-31', 31)).toEqual([null, null, '2020-05', '2020']);
    expect(of('2020-01-01', '2020-12-31', 366)).toEqual([null, null, null, '2020']);
    expect(of('2019-01-01', '2020-12-31', 0)).toEqual([null, null, null, null]);
  });

  it('is not known where its possible days lie in several', () => {
    expect(of('2020-04-27', '2020-05-03', 7)).toEqual([null, '2020-W18', null, '2020']);
    expect(of('2019-12-30', '2020-01-05', 7)).toEqual([null, '2020-W01', null, null]);
  });

  it('is that of the day that it was about, except by day', () => {
    expect(of('2020-05-10', '2020-05-10', 7)).toEqual([null, '2020-W19', '2020-05', '2020']);
  });
});
