import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/domain/filter/filter.ts';
import { printFilter } from '../../src/domain/filter/print-filter.ts';
import { readFilter } from '../../src/domain/filter/read-filter.ts';
import { FILTER_KEYS } from '../../src/domain/grammar/filter-keys.ts';
import { MEASURES } from '../../src/domain/model/figure.ts';
import { CLOCK } from './reading.ts';

function conditionsOf(text: string): readonly Condition[] {
  const { filter, problems } = readFilter(text, CLOCK);
  expect(problems, text).toEqual([]);
  return filter.terms.map(({ condition }) => condition);
}

const conditionOf = (text: string): Condition | undefined => conditionsOf(text)[0];
const problemsOf = (text: string): readonly string[] =>
  readFilter(text, CLOCK).problems.map(
    ({ span, message }) => `${text.slice(span.from, span.until)} → ${message}`,
  );

describe('the filter of the design', () => {
  it('is read term by term', () => {
    expect(
      conditionsOf(
        'by:ISKP,Taliban type:attack since:2020-02-01 until:-1d @Kabul,AFG killed:>=10 status:disputed src:government -#drill "wedding hall"',
      ),
    ).toEqual([
      { key: 'by', names: ['ISKP', 'Taliban'] },
      { key: 'type', types: [{ type: 'violence', subtype: 'attack' }] },
      { key: 'since', day: '2020-02-01' },
      { key: 'until', day: '2020-06-03' },
      { key: 'place', places: [{ place: 'Kabul', admin1: null, country: 'AFG' }] },
      { key: 'figure', measure: 'killed', tests: [{ is: 'between', low: 10, high: null }] },
      { key: 'status', statuses: ['disputed'] },
      { key: 'src', names: ['government'] },
      { key: 'tag', names: ['drill'] },
      { key: 'text', text: 'wedding hall', prefix: false },
    ]);
  });

  it('negates the term after a minus, and nothing else', () => {
    const { terms } = readFilter('-#drill by:x -"a b" "-c" -d', CLOCK).filter;
    expect(terms.map(({ negated }) => negated)).toEqual([true, false, true, false, true]);
    expect(terms[3]?.condition).toEqual({ key: 'text', text: '-c', prefix: false });
  });

  it('without terms is everything', () => {
    expect(readFilter('  ', CLOCK)).toEqual({ filter: { terms: [] }, problems: [] });
  });
});

describe('words', () => {
  it('are looked for one by one, a quoted text as one', () => {
    expect(conditionsOf('wedding "hall in" 14:30 Breaking:')).toEqual(
      ['wedding', 'hall in', '14:30', 'Breaking:'].map((text) => ({
        key: 'text',
        text,
        prefix: false,
      })),
    );
  });

  it('while typing, the last one may go on until a space follows it', () => {
    const prefixes = (text: string, typing = true): readonly boolean[] =>
      readFilter(text, CLOCK, { typing }).filter.terms.map(
        ({ condition }) => condition.key === 'text' && condition.prefix,
      );
    expect(prefixes('wed hal')).toEqual([false, true]);
    expect(prefixes('wed hal ')).toEqual([false, false]);
    expect(prefixes('wed hal', false)).toEqual([false, false]);
    expect(prefixes('wed "hall i')).toEqual([false, true]);
    expect(prefixes('wed "hall in"')).toEqual([false, false]);
  });
});

describe('values', () => {
  it('separated by commas are alternatives', () => {
    expect(conditionOf('status:disputed,Confirmed')).toEqual({
      key: 'status',
      statuses: ['disputed', 'confirmed'],
    });
    expect(conditionOf('actor:"A, B",C')).toEqual({ key: 'actor', names: ['A, B', 'C'] });
  });

  it('of figures are compared or ranges, or ask for what is not reported', () => {
    const tests = (text: string) => {
      const condition = conditionOf(`killed:${text}`);
      return condition?.key === 'figure' ? condition.tests : undefined;
    };
    expect(tests('>=10')).toEqual([{ is: 'between', low: 10, high: null }]);
    expect(tests('>10')).toEqual([{ is: 'between', low: 11, high: null }]);
    expect(tests('<=10')).toEqual([{ is: 'between', low: null, high: 10 }]);
    expect(tests('<10')).toEqual([{ is: 'between', low: null, high: 9 }]);
    expect(tests('10..20')).toEqual([{ is: 'between', low: 10, high: 20 }]);
    expect(tests('10')).toEqual([{ is: 'between', low: 10, high: 10 }]);
    expect(tests('?,0')).toEqual([{ is: 'unknown' }, { is: 'between', low: 0, high: 0 }]);
    expect(problemsOf('killed:20..10')).toEqual([
      '20..10 → `20..10` is out of order; write 10..20',
    ]);
    expect(problemsOf('killed:<0')).toEqual(['<0 → a count cannot be below 0']);
    expect(problemsOf('killed:~30')[0]).toContain('is not a comparison');
    for (const measure of MEASURES) expect(conditionOf(`${measure}:3`)).toMatchObject({ measure });
  });

  it('of types are suggested by the words of everyday speech', () => {
    expect(problemsOf('type:shooting')[0]).toContain('did you mean `attack`?');
    expect(problemsOf('type:kidnapping')[0]).toContain('did you mean `abduction`?');
  });

  it('of figures may have commas between thousands, unless they could be several numbers', () => {
    const tests = (value: string) => conditionOf(`killed:${value}`);
    const between = (low: number | null, high: number | null) => ({ is: 'between', low, high });
    expect(tests('>=10,000')).toMatchObject({ tests: [between(10_000, null)] });
    expect(tests('1,000..2,000,000')).toMatchObject({ tests: [between(1000, 2_000_000)] });
    expect(tests('10,20')).toMatchObject({ tests: [between(10, 10), between(20, 20)] });
    expect(problemsOf('killed:10,500')).toEqual([
      '10,500 → `10,500` can be one number or several; write 10500 for the one, 10,"500" for any of them',
    ]);
    const either = readFilter('killed:10,"500"', CLOCK).filter;
    expect(printFilter(either)).toBe('killed:10,"500"');
  });

  it('of dates are whole days, both ends included', () => {
    expect(conditionOf('since:2020-02')).toEqual({ key: 'since', day: '2020-02-01' });
    expect(conditionOf('until:2020-02')).toEqual({ key: 'until', day: '2020-02-29' });
    expect(conditionOf('since:2020')).toEqual({ key: 'since', day: '2020-01-01' });
    expect(conditionOf('until:yesterday')).toEqual({ key: 'until', day: '2020-06-03' });
    expect(problemsOf('since:2020-13-01')[0]).toMatch(/^2020-13-01 → `2020-13-01` is not a date/);
    expect(problemsOf('since:2020-03-06T14:30')[0]).toContain('takes a day');
    expect(problemsOf('since:2020-01-01,2020-02-01')[0]).toContain('is not a date');
  });

  it('of types are types or sub-types', () => {
    expect(conditionOf('type:battle,Airstrike')).toEqual({
      key: 'type',
      types: [
        { type: 'battle', subtype: null },
        { type: 'explosion', subtype: 'airstrike' },
      ],
    });
    expect(problemsOf('type:battle,atack')).toEqual([
      'atack → unknown type `atack`; did you mean `attack`?',
    ]);
  });

  it('of places mean what they mean in an entry, and in: takes any of them', () => {
    expect(conditionOf('@AFG')).toEqual({
      key: 'place',
      places: [{ place: null, admin1: null, country: 'AFG' }],
    });
    expect(problemsOf('@Kabul,Afghanstan')[0]).toContain('did you mean Afghanistan?');
    expect(conditionOf('in:Afghanistan,afg,"South Sudan",Kunar')).toEqual({
      key: 'in',
      names: ['Afghanistan', 'AFG', 'South Sudan', 'Kunar'],
    });
  });

  it('are records, grades, tags and the rest', () => {
    expect(conditionOf('id:I1204,q31')).toEqual({
      key: 'id',
      ids: [
        { kind: 'incident', id: 1204 },
        { kind: 'quote', id: 31 },
      ],
    });
    expect(conditionOf('grade:b2,C,3')).toEqual({
      key: 'grade',
      grades: [
        { reliability: 'B', credibility: '2' },
        { reliability: 'C', credibility: null },
        { reliability: null, credibility: '3' },
      ],
    });
    expect(conditionsOf('tag:Drill,x #Drill')).toEqual([
      { key: 'tag', names: ['drill', 'x'] },
      { key: 'tag', names: ['drill'] },
    ]);
    expect(conditionsOf('has:quote has:url is:removed')).toEqual([
      { key: 'has', what: ['quote'] },
      { key: 'has', what: ['url'] },
      { key: 'is', what: ['removed'] },
    ]);
    expect(conditionsOf('dataset:ucdp-ged speaker:"Jane Doe"')).toEqual([
      { key: 'dataset', names: ['ucdp-ged'] },
      { key: 'speaker', names: ['Jane Doe'] },
    ]);
    expect(problemsOf('id:12')[0]).toContain('did you mean `I12`?');
    expect(problemsOf('is:gone')[0]).toBe('gone → unknown state `gone`; write removed, duplicate');
  });
});

describe('what is wrong with a filter', () => {
  it('is reported at its token, and the other terms still apply', () => {
    const { filter, problems } = readFilter('by:ISKP killd:3 #x status:disput', CLOCK);
    expect(filter.terms).toHaveLength(2);
    expect(problems.map(({ message, suggestion }) => [message, suggestion])).toEqual([
      ['unknown key `killd`; did you mean `killed`?', 'killed'],
      ['unknown status `disput`; did you mean `disputed`?', 'disputed'],
    ]);
  });

  it('is a key of entries, with the key that asks for the same', () => {
    expect(problemsOf('-with:ISKP url:x')).toEqual([
      'with → `with:` belongs to entries; in a filter write `actor:`',
      'url → `url:` belongs to entries; in a filter write `has:`',
    ]);
  });

  it('is doubt and who said so, which belong to entries', () => {
    expect(problemsOf('by:ISKP?')[0]).toContain('the name alone');
    expect(problemsOf('blamed:Taliban<AFP')[0]).toContain('the name alone');
    expect(conditionOf('by:"ISKP?"')).toEqual({ key: 'by', names: ['ISKP?'] });
  });

  it('is a missing value or an open quote, unless somebody is typing it', () => {
    expect(problemsOf('by:ISKP,')[0]).toContain('a value is missing');
    expect(problemsOf('x "wedding ha')).toEqual([
      '" → this quote is not closed; put the closing quote after its last word',
    ]);
    for (const text of ['by:ISKP,', 'x "wedding ha', 'by:"Islamic S']) {
      expect(readFilter(text, CLOCK, { typing: true }).problems, text).toEqual([]);
    }
    expect(problemsOf('""')[0]).toContain('these quotes are empty');
  });
});

describe('the table of keys', () => {
  it('has an example for each that is read without a problem', () => {
    for (const { example } of FILTER_KEYS) expect(problemsOf(example), example).toEqual([]);
  });
});
