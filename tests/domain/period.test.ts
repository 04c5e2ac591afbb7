import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/time/days.ts';
import {
  type Holdings,
  lengthOf,
  partsOf,
  periodBefore,
  type WindowChoice,
  windowOf,
  windowPeriod,
} from '../../src/domain/time/period.ts';

const TODAY = '2020-06-30';
const EMPTY: Holdings = { oldest: null, newest: null, latest: null };
const HISTORICAL: Holdings = { oldest: '1989-01-03', newest: '2018-12-31', latest: '2018-12-31' };
const CURRENT: Holdings = { oldest: '2020-01-05', newest: '2020-06-12', latest: '2020-06-12' };
const NONE = { since: null, until: null };
const days30: WindowChoice = { kind: 'last', name: '30 d' };
const all: WindowChoice = { kind: 'last', name: 'all' };

describe('the time window', () => {
  it('ends today where a record falls into it', () => {
    const now = { from: '2020-06-01', until: TODAY, end: 'now' };
    expect(windowPeriod(days30, TODAY, CURRENT)).toEqual(now);
    const latest = '2020-06-01';
    expect(windowPeriod(days30, TODAY, { ...CURRENT, newest: '2020-05-02', latest })).toEqual(now);
  });

  it('ends at the newest record of a historical database', () => {
    const period = { from: '2018-12-02', until: '2018-12-31', end: 'newest' };
    expect(windowPeriod(days30, TODAY, HISTORICAL)).toEqual(period);
    expect(windowPeriod({ kind: 'last', name: '24 h' }, TODAY, CURRENT)).toEqual({
      from: '2020-06-11',
      until: '2020-06-12',
      end: 'newest',
    });
  });

  it('ends today on a database without records', () => {
    expect(windowPeriod(days30, TODAY, EMPTY)).toMatchObject({ until: TODAY, end: 'now' });
    expect(windowPeriod(all, TODAY, EMPTY)).toEqual({ from: TODAY, until: TODAY, end: 'now' });
  });

  it('goes from the oldest to the newest record where everything is asked for', () => {
    const { oldest: from, newest: until } = HISTORICAL;
    expect(windowPeriod(all, TODAY, HISTORICAL)).toEqual({ from, until, end: 'newest' });
  });

  it('counts everything where everything is asked for, also what lies in the future', () => {
    expect(windowOf(all, NONE, { today: TODAY, holdings: CURRENT })).toMatchObject(NONE);
  });

  it('is replaced by the days of a filter', () => {
    const now = { today: TODAY, holdings: HISTORICAL };
    const since = '2018-02-01';
    const until = '2018-03-31';
    expect(windowOf(days30, { since, until }, now)).toEqual({
      period: { from: since, until, end: 'given' },
      since,
      until,
    });
    expect(windowOf(days30, { since, until: null }, now)).toEqual({
      period: { from: since, until: '2018-12-31', end: 'newest' },
      since,
      until: null,
    });
    expect(windowOf(days30, { since: null, until }, now)).toEqual({
      period: { from: '1989-01-03', until, end: 'given' },
      since: null,
      until,
    });
  });

  it('is two days that somebody gave', () => {
    const choice: WindowChoice = { kind: 'between', from: '2020-02-01', until: '2020-03-01' };
    const window = windowOf(choice, NONE, { today: TODAY, holdings: HISTORICAL });
    expect(window.period).toEqual({ from: '2020-02-01', until: '2020-03-01', end: 'given' });
    expect(lengthOf(window.period)).toBe(30);
  });
});

describe('the window before', () => {
  it('is as long and ends the day before', () => {
    const window = windowOf(days30, NONE, { today: TODAY, holdings: CURRENT });
    expect(periodBefore(window)).toEqual({ since: '2020-05-02', until: '2020-05-31' });
  });

  it('is none where the window has no start', () => {
    expect(periodBefore(windowOf(all, NONE, { today: TODAY, holdings: CURRENT }))).toBeNull();
  });
});

describe('the parts of a period', () => {
  it('begin with it, come in order and differ by at most one day, long ones by two thirds of a month', () => {
    const length = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(length, (days) => {
        const until = addDays('2020-01-01', days - 1);
        const parts = partsOf({ from: '2020-01-01', until, end: 'given' }, 8);
        const starts = [...parts, addDays(until, 1)];
        const lengths = starts.slice(1).map((start, part) => {
          const from = starts[part] ?? '';
          return lengthOf({ from, until: addDays(start, -1) });
        });
        expect(parts[0]).toBe('2020-01-01');
        expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(days);
        const isLong = days >= 8 * 45;
        expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(isLong ? 22 : 1);
      }),
    );
  });
});
