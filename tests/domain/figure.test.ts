import { describe, expect, it } from 'vitest';
import {
  type Figure,
  NOT_REPORTED,
  printFigure,
  showFigure,
} from '../../src/domain/model/figure.ts';
import { spanWords } from '../../src/domain/model/figure-range.ts';
import { readEntry } from '../../src/domain/reading/read-entry.ts';
import { CLOCK, incidentOf, problemsOf } from './reading.ts';

const killed = (text: string): Figure | undefined =>
  incidentOf(`attack killed:${text} x`).reports[0].figures.killed;

const FIGURES: readonly (readonly [token: string, figure: Figure, shown: string])[] = [
  ['32', { low: 32, best: 32, high: 32 }, '32'],
  ['0', { low: 0, best: 0, high: 0 }, '0'],
  ['27-32', { low: 27, best: null, high: 32 }, '27–32'],
  ['27/30/32', { low: 27, best: 30, high: 32 }, '30 (27–32)'],
  ['~30', { low: null, best: 30, high: null }, '~30'],
  ['~0', { low: null, best: 0, high: null }, '0'],
  ['<0', { low: null, best: null, high: 0 }, '0'],
  ['?/0/0', { low: null, best: 0, high: 0 }, '0'],
  ['10+', { low: 10, best: null, high: null }, '10+'],
  ['<10', { low: null, best: null, high: 10 }, '<10'],
  ['?', { low: null, best: null, high: null }, 'n/r'],
];

describe('a figure', () => {
  it.each(FIGURES)('%s is read, printed again and shown', (token, figure, shown) => {
    expect(killed(token)).toEqual(figure);
    expect(printFigure(figure)).toBe(token);
    expect(showFigure(figure)).toBe(shown);
  });

  it('with a lower bound only may be written either way', () => {
    expect(killed('>10')).toEqual(killed('10+'));
  });

  it('that is not reported is kept as such, which is not zero and not nothing', () => {
    expect(killed('?')).toEqual({ low: null, best: null, high: null });
    expect(incidentOf('attack x').reports[0].figures).toEqual({});
  });

  it('is in order, or it is an error', () => {
    for (const wrong of ['32-27', '30/27/32', '27/33/32', '33/?/32']) {
      expect(problemsOf(`attack killed:${wrong} x`)[0], wrong).toMatch(/is out of order/);
    }
    expect(killed('30/30/30')).toEqual({ low: 30, best: 30, high: 30 });
  });

  it('is nothing else', () => {
    for (const wrong of ['many', '-3', '3.5', '3-', '~', '99999999999']) {
      expect(problemsOf(`attack killed:${wrong} x`)[0], wrong).toContain(`${wrong} → `);
    }
  });

  it('has the measures of the design as keys', () => {
    const line =
      'attack killed:7 civilians:6 wounded:5 civilians-wounded:4 arrested:3 abducted:2 displaced:1 x';
    expect(Object.keys(incidentOf(line).reports[0].figures)).toEqual(
      'killed civilians wounded civilians-wounded arrested abducted displaced'.split(' '),
    );
  });

  it('may have commas between its thousands, and an upper end that is open', () => {
    const figure = (text: string) =>
      incidentOf(`attack killed:${text} x`).reports[0].figures.killed;
    expect(figure('1,200')).toEqual({ low: 1200, best: 1200, high: 1200 });
    expect(figure('>10,000')).toEqual({ low: 10_000, best: null, high: null });
    expect(figure('1,200-12,345,678')).toEqual({ low: 1200, best: null, high: 12_345_678 });
    expect(figure('200/1000')).toEqual({ low: 200, best: null, high: 1000 });
    expect(figure('200-1000+')).toEqual({ low: 200, best: null, high: null });
    expect(problemsOf('attack killed:1000-200+ x')[0]).toContain('out of order');
    expect(problemsOf('attack killed:1,20 x')[0]).toContain('is not a figure');
  });

  it('that is not kept completely causes a warning', () => {
    const warned = (line: string) => readEntry(line, CLOCK).warnings;
    const said =
      '`200-1000+` is kept as 200+, 200 and more; the 1000 is not kept and belongs in note:"…"';
    expect(warned('attack @Kabul,AFG killed:200-1000+ Shots')).toEqual([said]);
    expect(warned('estimate ISKP strength 200-1000+')).toEqual([said]);
    expect(warned('report I3 killed:1,200/2,000+ src:AFP')[0]).toContain('the 2000 is not kept');
    expect(warned('attack @Kabul,AFG killed:200-1000 wounded:3+ 12-13+ seen')).toEqual([]);
  });

  it('that is whole is not asked about the number that begins the title', () => {
    for (const figure of ['0', '1000', '27-32', '10+', '?', '12/30/40']) {
      expect(problemsOf(`attack killed:${figure} 500 soldiers attack`)).toEqual([]);
    }
    expect(problemsOf('attack killed:900-1 200 die')[1]).toContain('end the number before it');
    expect(problemsOf('attack killed:~10 500 die')[0]).toContain('end the number before it');
  });

  it('with two meanings is refused, with what to write', () => {
    expect(problemsOf('attack killed:1.200 x')[0]).toContain('write 1200 if');
    expect(problemsOf('attack killed:10 000 soldiers')).toEqual([
      '000 → does `000` end the number before it? Then write that without the space; if it begins the text, quote it',
    ]);
    expect(problemsOf('attack killed:10 "500 soldiers are struck"')).toEqual([]);
    expect(problemsOf('attack killed:10+ 500 soldiers are struck')).toEqual([]);
  });

  it('in words goes into the note, or is written in digits', () => {
    for (const words of ['several', 'a', 'dozens']) {
      expect(problemsOf(`attack killed:${words} x`)[0]).toContain(
        'write ? and put them in note:"…"',
      );
    }
    expect(problemsOf('attack killed:three x')[0]).toContain('`three` is written 3');
    expect(problemsOf('estimate ISKP strength several')[0]).toContain('note:"…"');
  });

  it('of civilians that is more than all the killed looks odd', () => {
    const odd = 'civilians: is more than killed:, which includes them';
    expect(readEntry('attack killed:5 civilians:9 x', CLOCK).warnings).toContain(odd);
    expect(readEntry('attack killed:5+ civilians:9 x', CLOCK).warnings).not.toContain(odd);
  });
});

describe('what several figures span together', () => {
  it.each([
    [['200-400', '1000+'], '200 to 1000+'],
    [['<200', '~2500', '2000'], '<200 to 2500'],
    [['1000+', '3000'], '1000 to 3000+'],
    [['?', '5', '5'], undefined],
    [['?', '5'], undefined],
    [[], undefined],
  ] as const)('%j is %s', (figures, words) => {
    const given = figures.map((figure) => killed(figure) ?? NOT_REPORTED);
    expect(spanWords(given)).toBe(words);
  });
});
