import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { width } from '../../../src/text/cells.ts';
import { milestoneWords } from '../../../src/ui/words/milestone-words.ts';

const THREE = ['Agreement', 'Election', 'Ceasefire'].map(dated);

function dated(name: string): string {
  return `29 Feb 2020 ${name}`;
}

describe('the milestones under the timeline', () => {
  it('are named in full if there is room', () => {
    expect(milestoneWords(THREE, 80)).toBe(
      '29 Feb 2020 Agreement, 29 Feb 2020 Election, 29 Feb 2020 Ceasefire',
    );
  });

  it('say how many more there are, and which key lists them', () => {
    expect(milestoneWords(THREE, 50)).toBe('29 Feb 2020 Agreement, 29 Feb 2020 Election +1 (m)');
    expect(milestoneWords(THREE, 24)).toBe('29 Feb 2020 Agre… +2 (m)');
    expect(milestoneWords([], 24)).toBe('');
  });

  it('always fit, and say how many are not shown', () => {
    const rows = fc.array(fc.string({ unit: 'grapheme', minLength: 1 }).map(dated));
    fc.assert(
      fc.property(rows, fc.integer({ min: 10, max: 90 }), (milestones, cells) => {
        const words = milestoneWords(milestones, cells);
        expect(width(words)).toBeLessThanOrEqual(cells);
        const shown = words.split('29 Feb 2020').length - 1;
        const more = Number(/ \+(\d+) \(m\)$/.exec(words)?.[1] ?? 0);
        if (cells >= 30) expect(shown + more).toBe(milestones.length);
      }),
    );
  });
});
