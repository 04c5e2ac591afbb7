import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsOf, widthOf } from '../../../src/app/state/layout.ts';
import type { State } from '../../../src/app/state/state.ts';
import { EVERYTHING } from '../../../src/domain/filter/filter.ts';
import type { QuoteRow } from '../../../src/store/port/rows.ts';
import { drawQuotes, quotesAScreen } from '../../../src/ui/panels/quotes-panel.ts';
import { createAppearance } from '../../../src/ui/theme/appearance.ts';
import { textOf } from '../../../src/ui/theme/styled.ts';
import { quoteRow } from '../../support/rows.ts';
import { newState } from '../../support/states.ts';

const WORDS = [
  'we',
  'found',
  'nobody',
  'there.',
  'Later,',
  'they',
  'came',
  'back.',
  'negotiations',
];
const LONGEST = Math.max(...WORDS.map((word) => word.length));

const rows = fc.array(
  fc
    .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 80 })
    .map((words) => words.join(' ')),
  { minLength: 1, maxLength: 4 },
);

function stateWith(quotes: readonly QuoteRow[], selected: number): State {
  const window = { kind: 'last', name: '30 d' } as const;
  const query = {
    ticket: 1,
    params: { filter: EVERYTHING, window, today: '2020-06-04', limit: 500 },
    waiting: false,
    late: false,
    again: false,
    answer: {
      period: { from: '2020-05-06', until: '2020-06-04', end: 'now' as const },
      rows: quotes,
      total: quotes.length,
      newer: 0,
      older: 0,
    },
  };
  const selections = { actors: undefined, quotes: selected, timeline: undefined };
  return newState({ queries: { quotes: query }, selections, focus: 'quotes' });
}

/** The lines of the panel without the two cells at their left. */
function linesOf(state: State, width: number, height: number): readonly string[] {
  const room = { width, height };
  return drawQuotes(state, room, createAppearance('plain', 'unicode')).lines.map((line) =>
    (typeof line === 'string' ? line : textOf(line)).slice(2),
  );
}

describe('the panel of quotes', () => {
  it('never cuts a word, and has the selected quote on it, in any room', () => {
    fc.assert(
      fc.property(
        rows,
        fc.nat(3),
        fc.integer({ min: LONGEST + 8, max: 90 }),
        fc.integer({ min: 6, max: 30 }),
        (texts, chosen, width, height) => {
          const quotes = texts.map((text, index) =>
            quoteRow({
              id: index + 1,
              text,
              speaker: `Nr${index + 1}`,
              role: null,
              organisation: null,
            }),
          );
          const selected = Math.min(chosen, quotes.length - 1) + 1;
          const lines = linesOf(stateWith(quotes, selected), width, height);
          // The last line is the gap below the last quote.
          expect(lines.length - 1).toBeLessThanOrEqual(height);
          expect(lines).toContain(`Nr${selected}`);
          const bare = (word: string) => word.replaceAll(/[“”…,.]/g, '');
          const known = new Set([...WORDS.map(bare), 'Enter', 'opens', 'it', 'whole', '']);
          const said = lines.filter((line) => !/^Nr\d$|2020|BBC|B2/.test(line));
          for (const word of said.join(' ').split(' ')) {
            expect(known).toContain(bare(word));
          }
        },
      ),
    );
  });

  it('shows words of a quote and who spoke, in five lines and however the speaker is described', () => {
    const long = quoteRow({
      id: 1,
      text: 'The ideological hurdle between the two groups is still very high',
      speaker: 'Thomas Ruttig',
      role: 'co-director',
      organisation: 'Afghanistan Analysts Network',
    });
    expect(linesOf(stateWith([long], 1), 31, 5).slice(0, 3)).toEqual([
      '“The ideological hurdle',
      'between the two groups is …”',
      'Thomas Ruttig',
    ]);
  });

  it('reaches every quote by screens, down and up, however long they are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 25 }),
        fc.integer({ min: 18, max: 60 }),
        (lengths, high) => {
          const quotes = lengths.map((length, index) =>
            quoteRow({ id: index + 1, text: 'word '.repeat(length), speaker: `Nr${index + 1}` }),
          );
          const size = { columns: 100, rows: high };
          const walk = (from: number, step: 1 | -1) => {
            const seen = new Set<string>();
            for (let at = from; ; ) {
              const state = { ...stateWith(quotes, at), size };
              const lines = linesOf(state, widthOf(state, 'quotes'), rowsOf(state, 'quotes'));
              for (const [name] of lines.join(' ').matchAll(/Nr\d+/g)) seen.add(name);
              const next = Math.min(
                quotes.length,
                Math.max(1, at + step * quotesAScreen(state, step)),
              );
              if (next === at) return seen.size;
              at = next;
            }
          };
          expect(walk(1, 1)).toBe(quotes.length);
          expect(walk(quotes.length, -1)).toBe(quotes.length);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('the quotes outside the window', () => {
  const outside = (older: number, newer: number, quotes: readonly QuoteRow[] = []): State => {
    const state = stateWith(quotes, 1);
    const { quotes: query } = state.queries;
    if (query?.answer === undefined) throw new Error('Nothing was answered.');
    const answer = { ...query.answer, older, newer };
    return { ...state, queries: { ...state.queries, quotes: { ...query, answer } } };
  };
  const drawn = (state: State, width = 60) => {
    const { note, lines } = drawQuotes(
      state,
      { width, height: 5 },
      createAppearance('plain', 'unicode'),
    );
    const words = lines.map((line) => (typeof line === 'string' ? line : textOf(line)));
    return { note: textOf(note), words: words.join(' ') };
  };

  it('are counted if the window has none, with the key that shows them', () => {
    const { words } = drawn(outside(12, 3));
    expect(words).toContain('no quotes in this window: 3 newer, 12 older (t changes the window)');
  });

  it('are counted next to those in it, the newer ones even if there is little room', () => {
    const state = outside(1200, 3, [quoteRow({ id: 1 })]);
    expect(drawn(state).note).toBe('1 in 30 d, 3 newer, 1 200 older');
    expect(drawn(state, 42).note).toBe('1 in 30 d, 3 newer');
    expect(drawn(state, 32).note).toBe('1, 3 newer');
    expect(drawn(outside(12, 0, [quoteRow({ id: 1 })]), 32).note).toBe('1 in 30 d');
  });
});
