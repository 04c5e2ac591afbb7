import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EDITING_KEYS,
  EMPTY_LINE,
  editLine,
  insertText,
  isCharacter,
  type Line,
  replaceSpan,
} from '../../src/app/state/line-editor.ts';

/** A line from a drawing: `|` is the cursor. */
function line(drawing: string): Line {
  return { ...EMPTY_LINE, text: drawing.replace('|', ''), cursor: drawing.indexOf('|') };
}

function draw({ text, cursor }: Line): string {
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

function press(from: Line | string, ...presses: readonly string[]): Line {
  let now = typeof from === 'string' ? line(from) : from;
  for (const key of presses) now = editLine(now, key) ?? now;
  return now;
}

const family = '👨‍👩‍👧';

describe('editing a line', () => {
  it.each([
    ['x', 'a|b', 'ax|b'],
    [' ', 'a|', 'a |'],
    ['é', '|', 'é|'],
    ['left', `a${family}|`, `a|${family}`],
    ['right', 'e\u0301|e\u0301b', 'e\u0301e\u0301|b'],
    ['left', '|a', '|a'],
    ['alt+b', 'by:"Islamic State"|', 'by:"Islamic |State"'],
    ['alt+f', 'by:|"Islamic State"', 'by:"Islamic| State"'],
    ['ctrl+left', 'one two| ', 'one |two '],
    ['ctrl+right', '|کابل شهر', 'کابل| شهر'],
    ['home', 'abc|', '|abc'],
    ['ctrl+e', '|abc', 'abc|'],
    ['backspace', `a${family}|b`, 'a|b'],
    ['backspace', '|b', '|b'],
    ['delete', `|${family}b`, '|b'],
    ['ctrl+w', 'on:civilians killed:27-32|', 'on:civilians |'],
    ['alt+d', 'a| killed:3', 'a|:3'],
    ['ctrl+u', 'abc|def', '|def'],
    ['ctrl+k', 'abc|def', 'abc|'],
    ['ctrl+t', 'ab|c', 'acb|'],
    ['ctrl+t', 'abc|', 'acb|'],
    ['ctrl+t', '|abc', '|abc'],
  ])('%s turns %s into %s', (key, before, after) => {
    expect(draw(press(before, key))).toBe(after);
  });

  it('inserts what was cut, consecutive cuts together', () => {
    expect(draw(press('one two three|', 'ctrl+w', 'ctrl+w', 'home', 'ctrl+y'))).toBe(
      'two three|one ',
    );
    expect(draw(press('|one two', 'alt+d', 'alt+d', 'ctrl+y'))).toBe('one two|');
    expect(draw(press('one two|', 'ctrl+w', 'left', 'ctrl+w', 'ctrl+y'))).toBe('one| ');
  });

  it('undoes a typed word at once and other edits one by one', () => {
    const typed = press('|', ...'one two', 'ctrl+w');
    expect(draw(press(typed, 'ctrl+_'))).toBe('one two|');
    expect(draw(press(typed, 'ctrl+_', 'ctrl+_'))).toBe('one|');
    expect(draw(press(typed, 'ctrl+_', 'ctrl+_', 'ctrl+_'))).toBe('|');
    expect(draw(press(typed, 'ctrl+_', 'ctrl+_', 'ctrl+_', 'ctrl+_'))).toBe('|');
  });

  it('ignores keys that do not edit', () => {
    for (const key of ['up', 'enter', 'esc', 'tab', 'ctrl+c', 'ctrl+alt+b', '', '\x1b'])
      expect(editLine(EMPTY_LINE, key)).toBeUndefined();
  });

  it('names each key once', () => {
    const keys = EDITING_KEYS.flatMap((entry) => entry.keys);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter(isCharacter)).toEqual([]);
  });
});

describe('putting text into a line', () => {
  it('turns pasted line breaks and tabs into spaces and drops other control characters', () => {
    expect(draw(insertText(line('a|d'), '\tb\r\nc\x1b[31m\x07'))).toBe('a b c[31m|d');
  });

  it('replaces a span for a completion and can be undone', () => {
    const done = replaceSpan(line('attack by:IS| on:x'), 10, 12, 'ISKP');
    expect(draw(done)).toBe('attack by:ISKP| on:x');
    expect(draw(press(done, 'ctrl+_'))).toBe('attack by:IS| on:x');
  });
});

const anyPress = fc.oneof(
  fc.constantFrom(...EDITING_KEYS.flatMap(({ keys }) => keys), 'up', 'enter'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  fc.constantFrom('\u0301', '\u200D', '🇦', '🇫', '👩', '\uD800', '\u1100', '\u1161'),
);

describe('any presses at all', () => {
  it('leave the cursor between two characters, within a well-formed line', () => {
    const segmenter = new Intl.Segmenter();
    const startText = fc.string({ unit: 'binary', maxLength: 20 });
    fc.assert(
      fc.property(startText, fc.array(anyPress, { maxLength: 40 }), (text, presses) => {
        let now = insertText(EMPTY_LINE, text);
        for (const key of presses) {
          now = editLine(now, key) ?? now;
          const ends = Array.from(segmenter.segment(now.text), (s) => s.index + s.segment.length);
          expect([0, ...ends]).toContain(now.cursor);
          expect(now.text.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  it('are all undone by undoing often enough', () => {
    fc.assert(
      fc.property(fc.array(anyPress, { maxLength: 30 }), (presses) => {
        const edited = press('begin|', ...presses.filter((key) => key !== 'ctrl+_'));
        const undone = press(edited, ...edited.undo.map(() => 'ctrl+_'));
        expect(undone.text).toBe('begin');
      }),
    );
  });
});
