import { describe, expect, it } from 'vitest';
import { printFilter } from '../../src/domain/filter/print-filter.ts';
import { readFilter } from '../../src/domain/filter/read-filter.ts';
import { ENTRY_KEYS } from '../../src/domain/grammar/entry-keys.ts';
import { FILTER_KEY_NAMES } from '../../src/domain/grammar/filter-keys.ts';
import { LINE_WORDS, type LineKind } from '../../src/domain/grammar/line-kinds.ts';
import { CLOCK, incidentOf, problemsOf } from './reading.ts';

const HEADS: readonly (readonly [LineKind, string])[] = [
  ['incident', 'attack'],
  ...LINE_WORDS.map(({ kind, word }) => [kind, word] as const),
];
const KEYS_OF_LINES = ENTRY_KEYS.flatMap(({ key, shape, lines }) =>
  shape === undefined
    ? []
    : HEADS.flatMap(([kind, head]) => (lines.includes(kind) ? [[head, key] as const] : [])),
);

describe('a key without its value', () => {
  it.each(KEYS_OF_LINES)('is an error that says what to type: %s … %s:', (head, key) => {
    const words = `\`${key}:\` has no value; write it directly after the colon, as in`;
    for (const typed of [`${key}:`, `${key.toUpperCase()}:`]) {
      const found = [`${head} ${typed}`, `${head} x ${typed}`, `${head} x ${typed} 3 "y"`];
      for (const line of found)
        expect(problemsOf(line)).toContainEqual(expect.stringContaining(`${typed} → ${words}`));
    }
    expect(problemsOf(`${head} x "${key}:"`).join('\n')).not.toContain('has no value');
  });

  it.each(FILTER_KEY_NAMES)('is an error in a filter, and words when quoted: %s:', (key) => {
    for (const text of [`${key}:`, `-${key.toUpperCase()}:`, `${key}: x`]) {
      const { problems } = readFilter(text, CLOCK);
      expect(problems.map(({ message }) => message)).toEqual([
        expect.stringContaining(`\`${key}:\` has no value; write it directly after the colon`),
      ]);
    }
    const { filter, problems } = readFilter(`"${key}:"`, CLOCK);
    expect(problems).toEqual([]);
    expect(filter.terms).toMatchObject([{ condition: { key: 'text', text: `${key}:` } }]);
    expect(printFilter(filter)).toBe(`"${key}:"`);
  });

  it('is title text when it is quoted, or a key of other lines only', () => {
    expect(incidentOf('attack "killed:"').title).toBe('killed:');
    expect(incidentOf('attack Statement of the speaker: nothing').title).toBe(
      'Statement of the speaker: nothing',
    );
  });
});
