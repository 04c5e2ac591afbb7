import { describe, expect, it } from 'vitest';
import { readEntry } from '../../src/domain/reading/read-entry.ts';
import { CLOCK, entryOf, problemsOf } from './reading.ts';

const AFP = {
  source: 'AFP',
  grade: { reliability: 'C', credibility: '3' },
  published: null,
  url: null,
  figures: {},
};

describe('a report', () => {
  it('is about an incident that exists', () => {
    expect(
      entryOf(
        'report I1204 src:AFP/C3 pub:2020-03-07 killed:27 note:"more were found" denied:Taliban',
      ),
    ).toEqual({
      kind: 'report',
      incident: 1204,
      report: {
        ...AFP,
        published: { from: '2020-03-07', until: '2020-03-07', precision: 'day' },
        figures: { killed: { low: 27, best: 27, high: 27 } },
      },
      attributions: [
        { actor: 'Taliban', role: 'perpetrator', basis: 'denied', doubted: false, saidBy: null },
      ],
      derivesFrom: null,
      note: 'more were found',
    });
    expect(entryOf('report I7 src:Dawn derives:R3')).toMatchObject({ derivesFrom: 3 });
    expect(problemsOf('report I7 derives:Dawn')[0]).toContain('is not a report such as R7');
  });

  it('names that incident, wherever the name is in the line', () => {
    expect(entryOf('report src:AFP/C3 I7')).toMatchObject({ incident: 7, report: AFP });
    expect(problemsOf('report src:AFP')[0]).toContain('the incident of the report is missing');
    expect(problemsOf('report Q7 src:AFP')[0]).toBe('Q7 → `Q7` is not an incident such as I1204');
  });

  it('has one source and no words of its own', () => {
    expect(problemsOf('report I1 src:A src:B')[0]).toContain('a report has one source');
    expect(problemsOf('report I1 more dead')).toHaveLength(2);
    expect(problemsOf('report I1 more')[0]).toContain('note:"…"');
  });
});

describe('a quote', () => {
  const line =
    'quote 2020-05-20 speaker:"Jane Doe" role:"senior analyst" org:"Some Network" about:ISKP,I1204,"I5" src:AFP/C3 re:Q31 "the words"';

  it('says who said what, when, about whom and where it stood', () => {
    expect(entryOf(line)).toEqual({
      kind: 'quote',
      verbatim: true,
      text: 'the words',
      when: { from: '2020-05-20', until: '2020-05-20', precision: 'day' },
      speaker: 'Jane Doe',
      role: 'senior analyst',
      organisation: 'Some Network',
      about: [{ actor: 'ISKP' }, { incident: 1204 }, { actor: 'I5' }],
      report: AFP,
      answers: 31,
      note: null,
    });
  });

  it('is a paraphrase when the words are not literal', () => {
    expect(entryOf('paraphrase speaker:"some analysts" It pays off')).toMatchObject({
      verbatim: false,
      text: 'It pays off',
      speaker: 'some analysts',
    });
  });

  it('answers a quote and is about actors and incidents', () => {
    expect(problemsOf('quote re:I3 x')[0]).toBe('I3 → `I3` is not a quote such as Q31');
    expect(problemsOf('quote about:ISKP, x')[0]).toContain('a name is missing in about:');
    expect(entryOf('quote about:A about:I2 x')).toMatchObject({
      about: [{ actor: 'A' }, { incident: 2 }],
    });
  });
});

describe('an estimate', () => {
  it('is an actor, a measure and a figure, in this order, keys anywhere', () => {
    const entry = {
      kind: 'estimate',
      actor: 'ISKP',
      measure: 'strength',
      figure: { low: 200, best: null, high: 1000 },
      asOf: { from: '2020-05-01', until: '2020-05-31', precision: 'month' },
      since: null,
      report: AFP,
      note: 'doubtful',
    };
    expect(
      entryOf('estimate ISKP strength 200-1000 asof:2020-05 src:AFP/C3 note:doubtful'),
    ).toEqual(entry);
    expect(
      entryOf('estimate src:AFP/C3 ISKP asof:2020-05 strength note:doubtful 200-1000'),
    ).toEqual(entry);
    expect(entryOf('estimate ISKP losses 10000+ since:2015 src:AFP/C3')).toMatchObject({
      measure: 'losses',
      since: { from: '2015-01-01', until: '2015-12-31', precision: 'year' },
    });
    expect(entryOf('estimate "Haqqani network" Other ?')).toMatchObject({
      actor: 'Haqqani network',
      measure: 'other',
      figure: { low: null, best: null, high: null },
    });
  });

  it('is told the key that says the same in it', () => {
    expect(problemsOf('quote by:Ruttig x')).toEqual([
      'by → a quote line has no `by:`; did you mean `speaker:`?',
    ]);
    expect(problemsOf('report I7 date:2020-03-06')[0]).toContain('`pub:`');
    expect(problemsOf('estimate ISKP strength 3 date:2020-03-06')[0]).toContain('`asof:`');
  });

  it('says what is missing or left over', () => {
    expect(problemsOf('estimate')[0]).toContain('an actor, a measure and a figure are missing');
    expect(problemsOf('estimate "" strength 3')[0]).toContain('the name of the actor is missing');
    expect(problemsOf('estimate ISKP')[0]).toContain('and a figure are missing');
    expect(problemsOf('estimate ISKP strength')[0]).toBe('h → a figure is missing');
    expect(problemsOf('estimate ISKP streng 3')[0]).toContain('did you mean `strength`?');
    expect(problemsOf('estimate ISKP strength many')[0]).toContain('is not a figure');
    expect(problemsOf('estimate Haqqani network strength 3')[0]).toContain(
      'unknown measure `network`',
    );
    expect(problemsOf('estimate ISKP strength 3 men')[0]).toMatch(/^men → `men` is left over/);
  });

  it('shows its parts under the prompt', () => {
    const { fields } = readEntry('estimate ISKP strength 200-1000 src:AFP', CLOCK);
    expect(fields.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'what: estimate',
      'source: AFP',
      'actor: ISKP',
      'estimate: strength 200–1000',
    ]);
  });
});

describe('a milestone', () => {
  it('is a date and a name', () => {
    expect(entryOf('milestone 2020-02-29 US-Taliban agreement signed in Doha')).toEqual({
      kind: 'milestone',
      when: { from: '2020-02-29', until: '2020-02-29', precision: 'day' },
      name: 'US-Taliban agreement signed in Doha',
      note: null,
    });
    expect(entryOf('milestone date:2020 note:"roughly" Elections')).toMatchObject({
      when: { precision: 'year' },
      note: 'roughly',
      name: 'Elections',
    });
  });
});
