import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/domain/entry/entry.ts';
import type { Attribution } from '../../src/domain/model/actor.ts';
import { readEntry } from '../../src/domain/reading/read-entry.ts';
import { CLOCK, incidentOf, problemsOf } from './reading.ts';

const attributions = (tokens: string): readonly Attribution[] =>
  incidentOf(`attack ${tokens} x`).attributions;
const attribution = (actor: string, over: Partial<Attribution> = {}): Attribution => ({
  actor,
  role: 'perpetrator',
  basis: 'reported',
  doubted: false,
  saidBy: undefined,
  ...over,
});

describe('actors', () => {
  it('have the role and the basis of their key', () => {
    expect(attributions('by:A on:B with:C claimed:D blamed:E denied:F')).toEqual([
      attribution('A'),
      attribution('B', { role: 'target' }),
      attribution('C', { role: 'participant' }),
      attribution('D', { basis: 'claimed', saidBy: null }),
      attribution('E', { basis: 'blamed' }),
      attribution('F', { basis: 'denied', saidBy: null }),
    ]);
  });

  it('are a list separated by commas, doubted with ?, and said by what follows <', () => {
    expect(attributions('blamed:Taliban<"Afghan government",ISKP?<US,"A, B"?')).toEqual([
      attribution('Taliban', { basis: 'blamed', saidBy: 'Afghan government' }),
      attribution('ISKP', { basis: 'blamed', doubted: true, saidBy: 'US' }),
      attribution('A, B', { basis: 'blamed', doubted: true }),
    ]);
    expect(attributions('by:ISKP?')).toEqual([attribution('ISKP', { doubted: true })]);
    expect(attributions('claimed:ISKP<Amaq')).toEqual([
      attribution('ISKP', { basis: 'claimed', saidBy: 'Amaq' }),
    ]);
  });

  it('keep a question mark or a < of their own in quotes', () => {
    expect(attributions('by:"Who?",“a<b”')).toEqual([attribution('Who?'), attribution('a<b')]);
  });

  it('may be given in several tokens of one key', () => {
    expect(attributions('by:A by:B').map(({ actor }) => actor)).toEqual(['A', 'B']);
  });

  it('without a name are an error', () => {
    for (const wrong of ['by:,A', 'by:A,', 'by:?', 'by:""', 'by:A,,B', 'by:<AFP']) {
      expect(problemsOf(`attack ${wrong} x`)[0], wrong).toContain('a name is missing in by:');
    }
    expect(problemsOf('attack by:A< x')[0]).toContain('the source after < is missing');
  });
});

describe('sources', () => {
  const reports = (tokens: string): readonly Report[] => incidentOf(`attack ${tokens} x`).reports;

  it('carry a grade after the last / outside quotes: letter, digit, both or none', () => {
    const grades = reports('src:A/B2 src:B/c src:C/3 src:D src:"E/F"/A1').map(
      ({ source, grade }) => [source, grade.reliability, grade.credibility],
    );
    expect(grades).toEqual([
      ['A', 'B', '2'],
      ['B', 'C', null],
      ['C', null, '3'],
      ['D', null, null],
      ['E/F', 'A', '1'],
    ]);
    expect(problemsOf('attack src:AFP/Reuters x')[0]).toMatch(
      /^Reuters → `Reuters` is not a grade/,
    );
    expect(problemsOf('attack src:AFP/B7 x')[0]).toMatch(/^B7 → `B7` is not a grade/);
    expect(problemsOf('attack src:/B2 x')[0]).toMatch(/name of the source is missing/);
  });

  it('have the figures, the link and the date that follow them', () => {
    const [first, second] = reports(
      'src:A killed:3 pub:2020-03-07 https://a.b/1 src:B killed:4 url:https://c.d pub:2020',
    );
    expect(first).toMatchObject({
      source: 'A',
      url: 'https://a.b/1',
      published: { from: '2020-03-07', precision: 'day' },
      figures: { killed: { best: 3 } },
    });
    expect(second).toMatchObject({
      source: 'B',
      url: 'https://c.d',
      published: { from: '2020-01-01', precision: 'year' },
      figures: { killed: { best: 4 } },
    });
  });

  it('the first also has what comes before it', () => {
    const [first, second] = reports('killed:3 https://a.b pub:today by:X src:A src:B wounded:4');
    expect(first).toMatchObject({
      source: 'A',
      url: 'https://a.b',
      figures: { killed: { best: 3 } },
    });
    expect(second).toMatchObject({ source: 'B', url: null, figures: { wounded: { best: 4 } } });
  });

  it('have no empty links', () => {
    expect(problemsOf('attack url:"" x')[0]).toContain('url: is empty');
  });

  it('without figures are reports without figures', () => {
    expect(reports('src:A killed:3 src:B').map(({ figures }) => Object.keys(figures))).toEqual([
      ['killed'],
      [],
    ]);
  });

  it('that are not given make one report graded F6', () => {
    expect(reports('killed:3')).toEqual([
      {
        source: null,
        grade: { reliability: 'F', credibility: '6' },
        published: null,
        url: null,
        figures: { killed: { low: 3, best: 3, high: 3 } },
      },
    ]);
    expect(readEntry('attack killed:3 x', CLOCK).notes.join()).toContain('no source given');
  });
});

describe('the rest of an incident', () => {
  it('is an analyst’s word with its reason', () => {
    expect(incidentOf('attack status:confirmed note:"seen on video" x')).toMatchObject({
      verdict: 'confirmed',
      narrative: 'seen on video',
      reason: 'seen on video',
    });
    expect(
      incidentOf('attack status:discounted reason:"old footage" note:"as first told" x'),
    ).toMatchObject({ narrative: 'as first told', reason: 'old footage' });
    expect(problemsOf('attack reason:why x')[0]).toContain('which is missing');
    expect(problemsOf('attack status:discounted x')).toEqual([
      'status:discounted → status:discounted needs a reason: reason:"…" or note:"…"',
    ]);
    expect(problemsOf('attack status:disputed note:y x')[0]).toContain('follows from the reports');
    expect(problemsOf('attack status:confrimed note:y x')[0]).toContain(
      'did you mean `confirmed`?',
    );
  });

  it('is its tags, a letter first, each once', () => {
    expect(incidentOf('attack #drill #Drill #ied-cell #1 x')).toMatchObject({
      tags: ['drill', 'ied-cell'],
      title: '#1 x',
    });
  });

  it('is how it is related to other incidents', () => {
    expect(
      incidentOf('attack rel:I12 rel:i1204/led-to,I5/answers rel:I7/same x').relations,
    ).toEqual([
      { to: 12, kind: 'related' },
      { to: 1204, kind: 'led-to' },
      { to: 5, kind: 'answers' },
      { to: 7, kind: 'same' },
    ]);
    expect(problemsOf('attack rel:I12/anwsers x')[0]).toContain('did you mean `answers`?');
    expect(problemsOf('attack rel:Q12 x')[0]).toBe('Q12 → `Q12` is not an incident such as I1204');
  });
});
