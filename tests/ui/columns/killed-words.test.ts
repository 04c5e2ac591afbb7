import { describe, expect, it } from 'vitest';
import { killedSum } from '../../../src/ui/words/killed-words.ts';

const sum = (incidents: number, killedBest: number, killedUnknown: number) =>
  killedSum({ incidents, killedBest, killedUnknown });

describe('the sum of the killed', () => {
  it('says if some incidents have no figure, and if none has', () => {
    expect(sum(3, 54, 0)).toBe('54');
    expect(sum(3, 1054, 1)).toBe('1 054+?');
    expect(sum(3, 0, 3)).toBe('n/r');
    expect(sum(3, 0, 1)).toBe('0+?');
    expect(sum(0, 0, 0)).toBe('0');
  });
});
