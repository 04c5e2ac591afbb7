import fc from 'fast-check';
import { expect, it } from 'vitest';
import { QuickSegmenter } from '../../scripts/quick-segmenter.ts';

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('a', ' ', '─', 'ы', 'ل', '\u001B', '[', '1', 'm', '\u0301', '\r', '\n'),
  }),
);

it.each(['grapheme', 'word', 'sentence'] as const)(
  'what takes the place of Intl.Segmenter finds the same segments (%s)',
  (granularity) => {
    const quick = new QuickSegmenter(undefined, { granularity });
    const real = new Intl.Segmenter(undefined, { granularity });
    const seen = ({ segment, index }: { segment: string; index: number }) => ({ segment, index });
    fc.assert(
      fc.property(text, fc.nat(12), (given, place) => {
        const [found, expected] = [quick.segment(given), real.segment(given)];
        expect(Array.from(found, seen)).toEqual(Array.from(expected, seen));
        const [one, other] = [found.containing(place), expected.containing(place)];
        expect(one && seen(one)).toEqual(other && seen(other));
      }),
      { numRuns: 500 },
    );
  },
);
