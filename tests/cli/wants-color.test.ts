import { describe, expect, it } from 'vitest';
import { wantsColor } from '../../src/cli/wants-color.ts';

describe('whether there is colour', () => {
  it('follows what the terminal can do where nothing is said', () => {
    expect(wantsColor(true, { TERM: 'xterm' }, true)).toBe(true);
    expect(wantsColor(true, { TERM: 'dumb' }, true)).toBe(false);
    expect(wantsColor(true, { TERM: 'xterm' }, false)).toBe(false);
  });

  it('is decided by the flag first, then NO_COLOR, then FORCE_COLOR', () => {
    expect(wantsColor(false, { FORCE_COLOR: '1' }, true)).toBe(false);
    expect(wantsColor(true, { NO_COLOR: '1', FORCE_COLOR: '1' }, true)).toBe(false);
    expect(wantsColor(true, { FORCE_COLOR: '1' }, false)).toBe(true);
    expect(wantsColor(true, { FORCE_COLOR: '0' }, true)).toBe(false);
  });

  it('takes an empty NO_COLOR for none', () => {
    expect(wantsColor(true, { NO_COLOR: '', TERM: 'xterm' }, true)).toBe(true);
  });
});
