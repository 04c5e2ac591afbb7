import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printEntry } from '../../src/domain/print-entry.ts';
import { readEntry } from '../../src/domain/read-entry.ts';
import { entry } from './arbitrary.ts';

const CLOCKS = [
  { now: '2020-06-04T12:00:00Z', zone: 'UTC' },
  { now: '1999-12-31T23:59:59Z', zone: 'Asia/Kabul' },
] as const;

describe('an entry as its line', () => {
  it('reads back as the same entry, whatever its names are and whenever it is read', () => {
    fc.assert(
      fc.property(entry, fc.constantFrom(...CLOCKS), (one, clock) => {
        const line = printEntry(one);
        const reading = readEntry(line, clock);
        expect(reading.problems, line).toEqual([]);
        expect(reading.entry, line).toEqual(one);
      }),
      { numRuns: 2000 },
    );
  });
});
