import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completionAt } from '../../src/domain/completion/completion.ts';
import type { Problem, Span } from '../../src/domain/entry/entry.ts';
import { readFilter } from '../../src/domain/filter/read-filter.ts';
import { lex } from '../../src/domain/grammar/lexer.ts';
import { readEntry } from '../../src/domain/reading/read-entry.ts';
import { anyLine } from './any-line.ts';

const CLOCK = { now: '2020-06-04T12:00:00Z', zone: 'Asia/Kabul' };
const RUNS = { numRuns: 3000 };

describe('whatever is typed or pasted', () => {
  it('is read as an entry or refused at a place inside the line', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const reading = readEntry(line, CLOCK);
        expect(reading.entry === undefined).toBe(reading.problems.length > 0);
        expectInside(line, reading.problems);
      }),
      RUNS,
    );
  });

  it('is read after any first word as well', () => {
    const head = fc.constantFrom('attack', 'report', 'quote', 'estimate', 'milestone');
    fc.assert(
      fc.property(head, anyLine, (word, rest) => {
        const line = `${word} ${rest}`;
        expectInside(line, readEntry(line, CLOCK).problems);
      }),
      RUNS,
    );
  });

  it('is read as a filter whose wrong tokens are pointed at', () => {
    fc.assert(
      fc.property(anyLine, fc.boolean(), (text, typing) => {
        const { filter, problems } = readFilter(text, CLOCK, { typing });
        expectInside(text, problems);
        expect(filter.terms.filter(({ span }) => !isInside(text, span))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('is split so that no character but white space is lost', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        let at = 0;
        for (const { span } of lex(line, { negation: false }).tokens) {
          expect(span.from).toBeGreaterThanOrEqual(at);
          expect(line.slice(at, span.from).trim()).toBe('');
          expect(span.until).toBeGreaterThan(span.from);
          at = span.until;
        }
        expect(line.slice(at).trim()).toBe('');
      }),
      RUNS,
    );
  });

  it('can be completed anywhere without leaving the line', () => {
    fc.assert(
      fc.property(anyLine, fc.nat(60), fc.constantFrom('entry', 'filter'), (line, n, grammar) => {
        const cursor = Math.min(n, line.length);
        const here = completionAt(line, cursor, grammar);
        if (here === undefined) return;
        expect(here.span.from).toBeLessThanOrEqual(cursor);
        expect(here.span.until).toBeGreaterThanOrEqual(here.span.from);
        expect(here.span.until).toBeLessThanOrEqual(line.length);
      }),
      RUNS,
    );
  });

  it('may be a megabyte long', () => {
    for (const piece of ['a', '"', ':', ',', '@', 'by:a,', '" "', '\\"', 'é ', '“']) {
      const line = `attack ${piece.repeat(1_000_000 / piece.length)}`;
      expectInside(line, readEntry(line, CLOCK).problems);
      expectInside(line, readFilter(line, CLOCK).problems);
    }
  });
});

function expectInside(line: string, problems: readonly Problem[]): void {
  const wrong = problems.filter(({ span, message }) => message === '' || !isInside(line, span));
  expect(wrong, line.slice(0, 200)).toEqual([]);
}

function isInside(line: string, { from, until }: Span): boolean {
  if (line === '') return from === 0 && until === 0;
  return from >= 0 && from < line.length && until > from && until <= line.length;
}
