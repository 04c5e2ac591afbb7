import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printEntry } from '../../src/domain/editing/print-entry.ts';
import { readEntry } from '../../src/domain/reading/read-entry.ts';
import { anyLine } from './any-line.ts';
import { entry } from './arbitrary.ts';
import { entryOf } from './reading.ts';

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

  it('is another way to write any line that was typed', () => {
    const head = fc.constantFrom(
      'attack',
      'report I7',
      'quote',
      'estimate ISKP other 3',
      'milestone',
    );
    fc.assert(
      fc.property(head, anyLine, fc.constantFrom(...CLOCKS), (word, rest, clock) => {
        const { entry: typed } = readEntry(`${word} ${rest}`, clock);
        if (typed === undefined) return;
        const line = printEntry(typed);
        expect(readEntry(line, clock).entry, line).toEqual(typed);
      }),
      { numRuns: 5000 },
    );
  });

  it('reads well where its names are plain', () => {
    const line =
      'attack 2020-03-06 @Kabul,AFG at:34.53,69.17 by:ISKP? on:civilians blamed:Taliban<"Afghan government" src:Reuters/B2 pub:2020-03-07 killed:27-32 wounded:81 src:AFP/C3 #mosque rel:I3/led-to status:confirmed note:"seen on video" Gunmen open fire on a memorial gathering';
    expect(printEntry(entryOf(line))).toBe(line);
  });
});
