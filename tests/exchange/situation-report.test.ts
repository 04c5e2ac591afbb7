import { describe, expect, it } from 'vitest';
import { escaped } from '../../src/exchange/situation-report/markdown.ts';
import { writeSituationReport } from '../../src/exchange/situation-report/situation-report.ts';
import { filterOf, openDatabase, TODAY } from '../support/database.ts';
import { entryOf } from '../support/entries.ts';

const LINES = [
  'milestone 2020-05-24 Ceasefire for Eid',
  'attack 2020-04-25 @Kabul,AFG by:Taliban killed:2 src:Tolo/C3 Checkpoint attacked',
  'attack 2020-05-12 @Kabul,AFG blamed:Taliban<Officials denied:Taliban src:Reuters/B2 killed:24 civilians:24 src:MSF/A2 pub:2020-05-13 killed:16 url:https://example.org/1 Maternity ward attacked',
  'attack 2020-05-12 @Khewa,Nangarhar,AFG claimed:ISKP rel:I2/led-to src:AP/B2 killed:24-32 Funeral bombed',
  'attack 2020-05 @Herat,AFG src:Locals Shots *heard* [again]',
  'estimate ISKP strength 200-400 asof:2020-05 src:Officials/D4',
  'estimate ISKP strength 1000+ asof:2020-04 src:Analysts/B2 note:"perhaps more"',
  'quote 2020-05-14 speaker:"A. Analyst" role:analyst org:AAN about:ISKP src:BBC/B2 "They have grown resilient."',
  'paraphrase 2020-05-15 speaker:"some officials" re:Q1 src:Tolo/C3 They are finished',
];

const MAY = ['2020-05-01', '2020-05-31'] as const;

async function written(
  filter = '',
  isRedacted = false,
  [from, until]: readonly [string, string] = MAY,
) {
  const database = openDatabase();
  await database.add(...LINES.map(entryOf));
  const scope = { filter: filterOf(filter), today: TODAY };
  const window = { kind: 'between', from, until } as const;
  const situationReport = await database.ask('situationReport', { ...scope, window });
  return writeSituationReport(situationReport, {
    filter: scope.filter,
    zone: 'UTC',
    now: `${TODAY}T12:00:00.000Z`,
    attributions: [],
    isRedacted,
  });
}

describe('a situation report', () => {
  it('tells no quote without what answers it, and none without what it answers', async () => {
    const both = [
      /They have grown resilient/,
      /They are finished \(paraphrase\)[\s\S]*answers Q1; Q2/,
    ];
    const theory = await written('speaker:"A. Analyst"');
    const rebuttal = await written('speaker:"some officials"');
    for (const words of both) {
      expect(theory).toMatch(words);
      expect(rebuttal).toMatch(words);
    }
    expect(await written('speaker:nobody')).not.toContain('## Quotes');
    expect(await written('', false, ['2020-05-14', '2020-05-14'])).not.toContain('finished');
  });

  it('tells the window against the one before, disputes first, and what it does not know', async () => {
    expect(await written()).toMatchInlineSnapshot(`
      "# Situation report: Afghanistan, 1 May 2020 to 31 May 2020

      Reported incidents, as known on 30 Jun 2020 12:00Z. Every figure has a source: n/r means that nobody gave one, which is not zero. Grades are Admiralty: the letter is the source, the digit the report.

      ## In short

      |  | in these days | before |
      | --- | --- | --- |
      | Incidents | 3 | 1 |
      | Killed | 40 (40–56) in 2 incidents, 1 without a figure | 2 in 1 incident |
      | Civilians among them | 24 in 1 incident, 2 without a figure | n/r: 1 without a figure |
      | Claimed by an actor | 1 | none recorded |
      | In dispute | 1 | none recorded |

      - "Before" is the 31 days up to then: 31 Mar 2020 to 30 Apr 2020
      - Milestone: Ceasefire for Eid, 24 May 2020

      ## By actor and role

      | actor | incidents | said to have done it | claims | blamed | reported | denies | was struck | took part | killed in them |
      | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
      | ISKP | 1 | 1 | 1 | – | – | – | – | – | 24 |
      | Taliban | 1 | 1 | – | 1 | – | 1 | – | – | 16 |

      ## Before and after

      ### Ceasefire for Eid, 24 May 2020

      31 days before and as many from it on.

      |  | before | after |
      | --- | --- | --- |
      | Days | 23 Apr 2020 to 23 May 2020 | 24 May 2020 to 23 Jun 2020 |
      | Incidents | 3 + 1 possible | none recorded + 1 possible |
      | Killed | 42 (42–58) in 3 incidents | none recorded |
      | Claimed by an actor | 1 | none recorded |
      | Claimed by ISKP, Khewa, AFG | 1 | none recorded |
      | Taliban, in any role | 2 | none recorded |
      | ISKP, in any role | 1 | none recorded |

      - Before the milestone, no dataset covers 23 Apr 2020 to 24 Apr 2020.
      - From the milestone on, no dataset covers 1 Jun 2020 to 23 Jun 2020.
      - 1 incident may have happened on either side and is counted on neither side.

      ## In dispute

      **12 May 2020, Kabul, Afghanistan: Maternity ward attacked** (I2, disputed, leading report A2)

      - Killed: 16 (16–24); of them civilians: 24; wounded: n/r
      - Blamed on Taliban, says Officials
      - Denied by Taliban
      - Related incident: came of I3, Funeral bombed
      - Source: Reuters (B2); killed 24; civilians 24
      - Source: MSF (A2); killed 16; published 13 May 2020; <https://example.org/1>
      - In dispute: killed: MSF 16 and Reuters 24 cannot both be right.
      - In dispute: Taliban is blamed by Officials, and denies it.

      ## By place and day

      ### Herat, Afghanistan

      **May 2020, Herat, Afghanistan: Shots \\*heard\\* \\[again\\]** (I4, reported)

      - Killed: n/r; of them civilians: n/r; wounded: n/r
      - Source: Locals (not graded); no figures

      ### Khewa, Nangarhar, Afghanistan

      **12 May 2020, Khewa, Nangarhar, Afghanistan: Funeral bombed** (I3, reported, leading report B2)

      - Killed: 24–32; of them civilians: n/r; wounded: n/r
      - Claimed by ISKP, in its own words
      - Related incident: led to I2, Maternity ward attacked
      - Source: AP (B2); killed 24–32

      ## Estimates

      **ISKP, strength: 200 to 1000+, in dispute**

      - 200–400, says Officials (D4); as of May 2020 (E1)
      - 1000+, says Analysts (B2); as of Apr 2020; perhaps more (E2)

      ## Quotes

      > “They have grown resilient.”
      >
      > A. Analyst, analyst, AAN; 14 May 2020; BBC (B2); about ISKP; Q1

      > They are finished (paraphrase)
      >
      > some officials; 15 May 2020; Tolo (C3); answers Q1; Q2

      ## What the figures do not cover

      - 1 incident without a figure for the killed: the sums leave them out.
      - 2 incidents without a figure for the civilians among the killed.
      - 1 incident that nobody has graded.
      - 1 incident dated less precisely than to the day.
      - Nobody reports everything: the counts cover what was reported to this desk.
      "
    `);
  });

  it('obeys the filter and says so', async () => {
    const text = await written('@Khewa');
    expect(text).toContain('that match `@Khewa`');
    expect(text).toContain('| Incidents | 1 | none recorded |');
    expect(text).not.toContain('(I2, ');
  });

  it('tells a redacted reader no day, place or attribution around a milestone either', async () => {
    const text = await written('', true);
    expect(text).toContain('| Claimed by ISKP | 1 | none recorded |');
    expect(text).toContain('# Situation report: Afghanistan, days within May 2020');
    expect(text).toContain('days within these months, not of the whole months');
    expect(text).toContain('| Days within | Apr 2020 to May 2020 | May 2020 to Jun 2020 |');
    for (const told of ['Khewa', 'Kabul', '24 May', 'led to', 'came of', 'No dataset covers']) {
      expect(text).not.toContain(told);
    }
  });

  it('keeps "no data" apart from "none recorded" for a redacted reader too', async () => {
    // No dataset covers the three days from the milestone on, which are told as two months.
    const days = ['2020-05-24', '2020-05-26'] as const;
    for (const isRedacted of [false, true]) {
      const text = await written('dataset:none', isRedacted, days);
      expect(text).toContain('| Killed | no data | no data |');
    }
  });

  it('says where it ends, and counts countries that are too many to be named', async () => {
    const database = openDatabase();
    await database.add(
      ...['AFG', 'SYR', 'MLI', 'UKR'].map((country) =>
        entryOf(`attack 2019-05-01 @${country} src:AFP/B2 One`),
      ),
    );
    const scope = { filter: filterOf(''), today: TODAY };
    const situationReport = await database.ask('situationReport', {
      ...scope,
      window: { kind: 'last', name: '30 d' },
    });
    const text = writeSituationReport(situationReport, {
      filter: scope.filter,
      zone: 'UTC',
      now: `${TODAY}T12:00:00.000Z`,
      attributions: [],
      isRedacted: false,
    });
    expect(text).toContain('# Situation report: 4 countries, 2 Apr 2019 to 1 May 2019');
    expect(text).toContain('The days end at the newest record, not now.');
  });

  it('lets no text from outside become markup or a line of its own', () => {
    expect(escaped('# a\n- b')).toBe('\\# a - b');
    expect(escaped('[x](y) *b* <i> `c` \u001b[31m\u202E')).toBe(
      '\\[x\\](y) \\*b\\* \\<i\\> \\`c\\`  \\[31m',
    );
    expect(escaped('- list')).toBe('\\- list');
    expect(escaped('1. list')).toBe('1\\. list');
  });
});
