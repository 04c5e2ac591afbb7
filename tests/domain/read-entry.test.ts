import { describe, expect, it } from 'vitest';
import { readEntry } from '../../src/domain/reading/read-entry.ts';
import { CLOCK, entryOf, fieldOf, incidentOf, problemsOf } from './reading.ts';

describe('the line of the design', () => {
  const line =
    'attack 2020-03-06 @Kabul,AFG by:ISKP on:civilians killed:27-32 wounded:81 src:Reuters/B2 claimed:ISKP Gunmen open fire on a memorial gathering';

  it('becomes an incident with every field', () => {
    expect(entryOf(line)).toEqual({
      kind: 'incident',
      type: 'violence',
      subtype: 'attack',
      when: { from: '2020-03-06', until: '2020-03-06', precision: 'day' },
      place: {
        place: 'Kabul',
        admin1: null,
        admin2: null,
        country: 'AFG',
        point: null,
        precision: 'exact',
      },
      title: 'Gunmen open fire on a memorial gathering',
      narrative: null,
      attributions: [
        {
          actor: 'ISKP',
          role: 'perpetrator',
          basis: 'reported',
          doubted: false,
          saidBy: undefined,
        },
        {
          actor: 'civilians',
          role: 'target',
          basis: 'reported',
          doubted: false,
          saidBy: undefined,
        },
        { actor: 'ISKP', role: 'perpetrator', basis: 'claimed', doubted: false, saidBy: null },
      ],
      reports: [
        {
          source: 'Reuters',
          grade: { reliability: 'B', credibility: '2' },
          published: null,
          url: null,
          figures: {
            killed: { low: 27, best: null, high: 32 },
            wounded: { low: 81, best: 81, high: 81 },
          },
        },
      ],
      verdict: null,
      reason: null,
      tags: [],
      relations: [],
    });
  });

  it('says under the prompt what goes where', () => {
    const { fields, notes } = readEntry(line, CLOCK);
    expect(fields.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      'what: Violence against civilians / attack',
      'when: 6 Mar 2020',
      'where: Kabul, Afghanistan',
      'by: ISKP',
      'on: civilians',
      'claimed: ISKP',
      'source: Reuters · B2 · killed 27–32 · wounded 81',
      'title: Gunmen open fire on a memorial gathering',
    ]);
    expect(notes).toEqual([]);
  });
});

describe('the first word', () => {
  it('is a type or a sub-type, in any case', () => {
    expect(incidentOf('battle x')).toMatchObject({ type: 'battle', subtype: null });
    expect(incidentOf('Airstrike x')).toMatchObject({ type: 'explosion', subtype: 'airstrike' });
    expect(incidentOf('other x')).toMatchObject({ type: 'development', subtype: 'other' });
    expect(incidentOf('unknown x')).toMatchObject({ type: 'unknown', subtype: null });
  });

  it('or says that the line is of another kind', () => {
    expect(entryOf('report I1').kind).toBe('report');
    expect(entryOf('quote x')).toMatchObject({ kind: 'quote', verbatim: true });
    expect(entryOf('paraphrase x')).toMatchObject({ kind: 'quote', verbatim: false });
    expect(entryOf('estimate ISKP strength 3').kind).toBe('estimate');
    expect(entryOf('milestone x').kind).toBe('milestone');
  });

  it.each([
    ['shooting', 'did you mean `attack` or `armed-clash`?'],
    ['Shootings', 'did you mean `attack` or `armed-clash`?'],
    ['bombing', 'did you mean `ied` or `suicide-bomb` or `airstrike`?'],
    ['kidnapping', 'did you mean `abduction`?'],
    ['ambush', 'did you mean `armed-clash` or `attack`?'],
    ['assassination', 'did you mean `attack`?'],
    ['clashes', 'did you mean `armed-clash`?'],
    ['ceasefire', 'did you mean `agreement`?'],
  ])('that begins with the everyday word %s is told the type', (word, meant) => {
    expect(problemsOf(`${word} 2020-03-06 x`)[0]).toContain(meant);
  });

  it('is an error that names the nearest where it is none of these', () => {
    expect(problemsOf('atack 2020-03-06 x')).toEqual([
      'atack → unknown first word `atack`; did you mean `attack`?',
    ]);
    expect(problemsOf('milestne x')).toEqual([
      'milestne → unknown first word `milestne`; did you mean `milestone`?',
    ]);
    expect(problemsOf('by:ISKP attack x')[0]).toMatch(
      /^by:ISKP → the first word says what the line is/,
    );
    expect(problemsOf('')[0]).toMatch(/type what happened/);
  });
});

describe('the leftover words', () => {
  it('are the title, quoted or not, joined by single spaces', () => {
    expect(incidentOf('attack Gunmen   "open  fire"\ton by:ISKP a gathering').title).toBe(
      'Gunmen open  fire on a gathering',
    );
  });

  it('are an error where there are none', () => {
    expect(problemsOf('attack 2020-03-06')).toEqual(['6 → a title is missing']);
    expect(problemsOf('quote speaker:x')).toEqual(['x → the words of the quote are missing']);
    expect(problemsOf('milestone today')).toEqual(['y → the name of the milestone is missing']);
  });

  it('keep apostrophes, plain quotes, words that end in a colon, times and addresses', () => {
    const title = `Breaking: it's N'Djamena at 14:30 5'10" “never” bob@example.org #1 speaker:`;
    expect(incidentOf(`attack ${title}`).title).toBe(title);
  });

  it('are not swallowed by an open quote without a word', () => {
    expect(problemsOf('attack note:"seen by:ISKP')).toEqual([
      '" → this quote is not closed; put the closing quote after its last word',
    ]);
  });
});

describe('keys', () => {
  it('count wherever they stand, in any case', () => {
    const { title, reports } = incidentOf('attack Gunmen KILLED:3 open Wounded:2 fire');
    expect(title).toBe('Gunmen open fire');
    expect(Object.keys(reports[0].figures)).toEqual(['killed', 'wounded']);
  });

  it('that nobody knows are errors that name the nearest', () => {
    expect(problemsOf('attack killd:3 x')).toEqual([
      'killd → unknown key `killd`; did you mean `killed`?',
    ]);
    expect(readEntry('attack killd:3 x', CLOCK).problems[0]?.suggestion).toBe('killed');
    expect(problemsOf('attack qqqqqq:3 x')).toEqual([
      'qqqqqq → unknown key `qqqqqq`; to use it as a word, quote it',
    ]);
  });

  it('with one value are an error when given twice, at the second', () => {
    expect(problemsOf('attack note:a note:b x')).toEqual([
      'note:b → note: is given a second time here',
    ]);
    expect(problemsOf('attack 2020-03-06 date:2020-03-07 x')).toEqual([
      'date:2020-03-07 → date: is given a second time here',
    ]);
    expect(problemsOf('attack @Kabul @Herat x')).toEqual([
      '@Herat → the place is given a second time here',
    ]);
    expect(problemsOf('attack src:A killed:3 killed:4 x')).toEqual([
      'killed:4 → killed: is given a second time for the same source',
    ]);
  });

  it('that belong to another kind of line are errors', () => {
    expect(problemsOf('attack speaker:x y')).toEqual([
      'speaker → `speaker:` belongs to quote lines, not to an attack line; to use it as a word, quote it',
    ]);
    expect(problemsOf('quote killed:3 x')[0]).toContain(
      'belongs to incident, report and pin lines',
    );
    expect(problemsOf('milestone #tag x')[0]).toMatch(
      /^#tag → a tag .* does not belong in a milestone/,
    );
    expect(problemsOf('report I1 @Kabul')[0]).toMatch(
      /^@Kabul → a place does not belong in a report/,
    );
    expect(problemsOf('milestone https://a.b x')[0]).toMatch(
      /^https:\/\/a.b → a link does not belong/,
    );
  });
});

describe('a line with something wrong', () => {
  it('still shows what could be read', () => {
    const reading = readEntry('attack 2020-13-06 @Kabul,AFG killd:3 by:ISKP killed:9', CLOCK);
    expect(reading.entry).toBeUndefined();
    expect(reading.problems.map(({ message }) => message.slice(0, 20))).toEqual([
      '`2020-13-06` is not ',
      'unknown key `killd`;',
      'a title is missing',
    ]);
    expect(fieldOf(reading, 'where')).toBe('Kabul, Afghanistan');
    expect(fieldOf(reading, 'by')).toBe('ISKP');
    expect(fieldOf(reading, 'source')).toBe('no source given · killed 9');
    expect(fieldOf(reading, 'when')).toBeUndefined();
  });
});
