import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestPrefix } from '../../src/text/prefix.ts';

const upTo = (most: number) => (part: string) => part.length <= most;
const TEXT = 'We said so. Nobody listened, then or later. Now they do.';

describe('the beginning of a text', () => {
  it('ends with a whole sentence where one fits', () => {
    expect(longestPrefix(TEXT, upTo(50))).toBe('We said so. Nobody listened, then or later.');
    expect(longestPrefix(TEXT, upTo(12))).toBe('We said so.');
    expect(longestPrefix(TEXT, upTo(100))).toBe(TEXT);
  });

  it('ends with a whole word where no sentence fits, in any script', () => {
    expect(longestPrefix(TEXT, upTo(9))).toBe('We said');
    expect(longestPrefix(TEXT, upTo(1))).toBe('');
    expect(longestPrefix('گروه هرگونه نقش را رد می‌کند', upTo(13))).toBe('گروه هرگونه');
  });

  it('is one that fits, of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, most) => {
        const part = longestPrefix(text, upTo(most));
        expect(text.startsWith(part)).toBe(true);
        expect(part === '' || part.length <= most).toBe(true);
      }),
    );
  });
});
