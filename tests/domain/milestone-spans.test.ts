import { describe, expect, it } from 'vitest';
import { nextSpan, type SpanDays } from '../../src/domain/time/milestone-spans.ts';

function steps(from: SpanDays, windowDays: number, step: 1 | -1): readonly SpanDays[] {
  const taken: SpanDays[] = [];
  for (let at = from; taken.at(-1) !== at || taken.length === 0; ) {
    taken.push(at);
    at = nextSpan(at, windowDays, step);
  }
  return taken;
}

describe('the days around a milestone', () => {
  it('get more and fewer step by step, and end at the most and the fewest', () => {
    expect(steps(null, 30, 1)).toEqual([null, 90, 180, 365]);
    expect(steps(365, 30, -1)).toEqual([365, 180, 90, null, 7]);
  });

  it('come by the length of the window, whatever it is', () => {
    expect(steps(7, 45, 1)).toEqual([7, 30, null, 90, 180, 365]);
    expect(steps(null, 3000, -1)).toEqual([null, 365, 180, 90, 30, 7]);
    expect(steps(365, 3000, 1)).toEqual([365, null]);
  });
});
