import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/time/days.ts';
import { AFTER_ALL, cutIntoUnits, startOfUnit } from '../../src/domain/time/whole-units.ts';

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days));

describe('a run of days', () => {
  it('is cut into whole years, quarters and thirds of a month, and single days at its ends', () => {
    expect(cutIntoUnits({ from: '2018-11-29', before: '2020-02-13' })).toEqual([
      { unit: 'day', from: '2018-11-29', before: '2018-12-01' },
      { unit: 'third', from: '2018-12-01', before: '2019-01-01' },
      { unit: 'year', from: '2019-01-01', before: '2020-01-01' },
      { unit: 'third', from: '2020-01-01', before: '2020-02-11' },
      { unit: 'day', from: '2020-02-11', before: '2020-02-13' },
    ]);
  });

  it('is all years where nothing bounds it', () => {
    expect(cutIntoUnits({ from: '', before: AFTER_ALL })).toEqual([
      { unit: 'year', from: '', before: AFTER_ALL },
    ]);
  });

  it('is covered by its pieces, each day once, and each piece holds nothing but whole units', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 3_000 }), (from, days) => {
        const before = addDays(from, days);
        const runs = cutIntoUnits({ from, before });
        let at = from;
        for (const run of runs) {
          expect(run.from).toBe(at);
          expect(run.before > run.from).toBe(true);
          if (run.unit !== 'day') {
            expect(startOfUnit(run.unit, run.from)).toBe(run.from);
            expect(startOfUnit(run.unit, run.before)).toBe(run.before);
          }
          at = run.before;
        }
        expect(at).toBe(before);
      }),
    );
  });
});
