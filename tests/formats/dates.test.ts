import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isDay } from '../../src/domain/time/days.ts';
import {
  inOrder,
  readDay,
  readReportedDay,
  readReportedYear,
} from '../../src/formats/values/dates.ts';

const TODAY = '2026-11-29';
const dayIn = (text: string, order: 'dmy' | 'mdy' = 'mdy', today = TODAY) =>
  inOrder(readReportedDay(text, today), order);

describe('a year of two digits', () => {
  it.each([
    ['8/20/82', '1982-08-20'],
    ['1/31/05', '2005-01-31'],
    ['12/7/41', '1941-12-07'],
    ['6/15/29', '1929-06-15'],
    ['11/29/26', '2026-11-29'],
    ['11/30/26', '1926-11-30'],
    ['25-May-18', '2018-05-25'],
    ['25-May-43', '1943-05-25'],
    ['29.2.28', '1928-02-29'],
  ])('%s is of the century in which it has happened: %s', (text, day) => {
    expect(dayIn(text)).toBe(day);
  });

  it('is invalid if today is not known', () => {
    expect(readDay('8/20/82')).toEqual({ is: 'none' });
  });

  it('in a column of its own may have lost its zero', () => {
    expect(
      ['5', '05', '18', '41', '2031', '99'].map((year) => readReportedYear(year, TODAY)),
    ).toEqual(['2005', '2005', '2018', '1941', '2031', '1999']);
  });

  it('never puts a day into the future, and never into more than a century before', () => {
    const digits = fc.integer({ min: 0, max: 99 }).map((year) => `${year}`.padStart(2, '0'));
    const today = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1970-01-01', days));
    fc.assert(
      fc.property(
        digits,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        fc.constantFrom('dmy' as const, 'mdy' as const),
        today,
        (year, month, day, order, now) => {
          const text = order === 'dmy' ? `${day}/${month}/${year}` : `${month}/${day}/${year}`;
          const read = dayIn(text, order, now) ?? '';
          expect(isDay(read)).toBe(true);
          expect(read.slice(2, 4)).toBe(year);
          const alternative = `19${year}${read.slice(4)}`;
          if (alternative <= now) expect(read <= now).toBe(true);
        },
      ),
    );
  });
});

describe('a year of four digits', () => {
  it('stays what it is, also in the future', () => {
    expect(dayIn('12/7/2041')).toBe('2041-12-07');
    expect(dayIn('2041-12-07')).toBe('2041-12-07');
  });
});

describe('the name of a month', () => {
  it.each([
    ['3 février 2024', '2024-02-03'],
    ['1er mars 2024', '2024-03-01'],
    ['3 de febrero de 2024', '2024-02-03'],
    ['15. März 2023', '2023-03-15'],
    ['24 лютого 2022', '2022-02-24'],
    ['24 февраля 2022', '2022-02-24'],
    ['2 Sept. 2020', '2020-09-02'],
  ])('may be of another language: %s', (text, day) => {
    expect(readDay(text)).toEqual({ is: 'day', day });
  });

  it('is the whole word, and no word that begins like it', () => {
    expect(readDay('3 Marib 2024')).toEqual({ is: 'none' });
  });
});
