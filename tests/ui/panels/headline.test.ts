import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/app/state/state.ts';
import type { IncidentRow } from '../../../src/store/port/rows.ts';
import type { IncidentCounts } from '../../../src/store/port/rows-counts.ts';
import { width } from '../../../src/text/cells.ts';
import { grouped } from '../../../src/text/number-words.ts';
import { GLYPHS } from '../../../src/ui/theme/glyphs.ts';
import { textOf } from '../../../src/ui/theme/styled.ts';
import { headlineWords } from '../../../src/ui/words/headline-words.ts';
import { newsWords } from '../../../src/ui/words/news-words.ts';
import { attributionRow, incidentRow, NO_COUNTS } from '../../support/rows.ts';
import { newState, tell } from '../../support/states.ts';

function counting(counts: Partial<IncidentCounts>, over: Partial<State> = {}): State {
  const [asked] = tell(newState(over), { type: 'started' });
  const period = { from: '2020-05-06', until: '2020-06-04', end: 'now' as const };
  const actors = { period, rows: [], counts: { ...NO_COUNTS, ...counts } };
  const ticket = asked.queries.actors?.ticket ?? 0;
  const [state] = tell(asked, {
    type: 'answered',
    answered: { question: 'actors', ticket, answer: actors },
  });
  return state;
}

const KILLED = { low: 88, best: 114, high: 114, unknown: 2 };

describe('the headline', () => {
  const headline = (state: State, cells: number) => textOf(headlineWords(state, cells));

  it('says how many incidents there are, how many killed with the range, how many in dispute, and the time', () => {
    const state = counting({ incidents: 12, killed: KILLED, disputed: 8 });
    expect(headline(state, 100)).toMatch(
      /^ 12 incidents in 30 d {3}114 killed \(88–114\), 2 without a figure {3}8 in dispute +12:00Z$/,
    );
  });

  it('says what is not known as such, and the time in the zone of the reader too', () => {
    const state = counting(
      { incidents: 1, killed: { low: 0, best: 0, high: 0, unknown: 1 } },
      { zone: 'Asia/Kabul' },
    );
    expect(headline(state, 100)).toMatch(
      /1 incident in 30 d {3}killed n\/r +12:00Z {2}16:30 Asia\/Kabul$/,
    );
    expect(headline(counting({}), 100)).toContain('0 incidents in 30 d');
  });

  it('never cuts a number: a part has room or is left out, the less important first', () => {
    const count = fc.nat(2_000_000);
    fc.assert(
      fc.property(
        count,
        count,
        count,
        fc.integer({ min: 40, max: 220 }),
        (incidents, best, disputed, cells) => {
          const killed = { low: best, best, high: best, unknown: 0 };
          const line = headline(counting({ incidents: incidents + 1, killed, disputed }), cells);
          expect(width(line)).toBeLessThanOrEqual(cells);
          expect(line).toContain(`${grouped(incidents + 1)} incident`);
          const said = line.match(/[\d ]*\d(?= killed| in dispute)/g) ?? [];
          for (const number of said) {
            expect([best, disputed]).toContain(Number(number.replaceAll(' ', '')));
          }
        },
      ),
    );
  });
});

describe('the line of what is new', () => {
  const row = incidentRow({
    id: 15,
    title: 'Gunmen storm a maternity ward',
    killed: { low: 14, best: 14, high: 14 },
  });
  const after: IncidentRow = {
    ...row,
    killed: { low: 14, best: null, high: 24 },
    status: 'disputed',
    attributions: [attributionRow({ basis: 'blamed' })],
  };
  const other = incidentRow({
    id: 30,
    title: 'Shots',
    killed: { low: null, best: null, high: null },
  });
  const line = (live: Partial<State['live']>, cells = 120) => {
    const state = newState();
    const events = { ...state.events, rows: [after, other] };
    return textOf(
      newsWords({ ...state, events, live: { ...state.live, ...live } }, cells, GLYPHS.unicode),
    );
  };

  it('says what changed in which incident, those changed before those new', () => {
    expect(line({ changed: new Map([[15, row]]), fresh: new Set([30]) }, 160)).toBe(
      ' ! 1 new, 1 changed since 12:00Z: I15 Gunmen storm a maternity ward, killed 14 → 14–24, now disputed, now ISKP b; I30 Shots, killed n/r',
    );
  });

  it('shortens a title and leaves out incidents rather than a number', () => {
    const given = { changed: new Map([[15, row]]), fresh: new Set([30]) };
    expect(line(given, 110)).toBe(
      ' ! 1 new, 1 changed since 12:00Z: I15 Gunmen storm a maternity w…, killed 14 → 14–24, now disputed, now ISKP b',
    );
    expect(line(given, 78)).toBe(
      ' ! 1 new, 1 changed since 12:00Z: I15 Gunmen storm a mater…, killed 14 → 14–24',
    );
    expect(line(given, 60)).toBe(' ! 1 new, 1 changed since 12:00Z');
    expect(line(given, 30)).toBe(' ! 1 new, 1 changed');
    for (let cells = 20; cells < 200; cells += 1) {
      expect(width(line(given, cells))).toBeLessThanOrEqual(cells);
    }
  });

  it('counts what the list does not hold, and quotes', () => {
    expect(
      line({ freshMany: 1200, freshQuotes: new Set([1, 2]), changed: new Map([[99, undefined]]) }),
    ).toBe(' ! 1 200 new, 1 changed, 2 new quotes since 12:00Z');
    expect(line({})).toBe(' nothing new or changed since 12:00Z');
  });
});
