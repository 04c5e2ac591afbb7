import { describe, expect, it } from 'vitest';
import { width } from '../../../src/text/cells.ts';
import { ACTOR_COLUMNS, LISTED_ACTOR_COLUMNS } from '../../../src/ui/columns/actor-columns.ts';
import {
  INCIDENT_COLUMNS,
  LISTED_INCIDENT_COLUMNS,
} from '../../../src/ui/columns/incident-columns.ts';
import { QUOTE_COLUMNS } from '../../../src/ui/columns/quote-columns.ts';
import type { CellContext } from '../../../src/ui/table/column.ts';
import { plainTable } from '../../../src/ui/table/plain-table.ts';
import { GLYPHS } from '../../../src/ui/theme/glyphs.ts';
import { actorWords } from '../../../src/ui/words/actor-words.ts';
import { STATUS_WORDS } from '../../../src/ui/words/status-words.ts';
import { actorRow, attributionRow, incidentRow, quoteRow } from '../../support/rows.ts';

const glyphs = GLYPHS.unicode;
const context: CellContext = { zone: 'UTC', glyphs, most: 14 };

describe('incidents in a table', () => {
  const rows = [
    incidentRow(),
    incidentRow({ id: 7, place: '喀布尔', title: '爆炸', status: 'disputed', grade: null }),
    incidentRow({ id: 12, title: 'hidden \x1b[8mtail\nforged row', status: 'confirmed' }),
  ];

  it('line up in every script, without control characters', () => {
    expect(plainTable({ rows, columns: LISTED_INCIDENT_COLUMNS, context, cells: 100 })).toEqual([
      'id    date       stat type     place      actors         killed gr title',
      'I1204 2020-03-06 rep  attack   Kabul, AFG ISKP → civili…  27–32 B2 Gunmen open fire on a memorial g…',
      'I7    2020-03-06 DISP attack   喀布尔, A… ISKP → civili…  27–32    爆炸',
      'I12   2020-03-06 CONF attack   Kabul, AFG ISKP → civili…  27–32 B2 hidden ␛[8mtail forged row',
    ]);
  });

  it('are never wider than the terminal', () => {
    for (const cells of [40, 60, 80, 120, 200])
      for (const line of plainTable({ rows, columns: INCIDENT_COLUMNS, context, cells }))
        expect(width(line)).toBeLessThanOrEqual(cells);
  });

  it('are whole without a terminal', () => {
    const [, first] = plainTable({ rows, columns: INCIDENT_COLUMNS, context, cells: null });
    expect(first).toContain('Gunmen open fire on a memorial gathering');
  });

  it('are whole next to a long text too, which shifts its own row only', () => {
    const long = 'x'.repeat(100_000);
    const [, one, other] = plainTable({
      rows: [incidentRow(), incidentRow({ id: 7, place: long })],
      columns: INCIDENT_COLUMNS,
      context,
      cells: null,
    });
    expect(other).toContain(`${long}, AFG `);
    expect(one?.length).toBeLessThan(400);
  });

  it('tell each status by a word of at most four letters', () => {
    const words = Object.values(STATUS_WORDS).map(({ short }) => short);
    expect(new Set(words).size).toBe(5);
    for (const word of words) expect(word.length).toBeLessThanOrEqual(4);
  });
});

describe('the actors of an incident', () => {
  const civilians = attributionRow({
    actorId: 6,
    name: 'civilians',
    shortName: null,
    role: 'target',
  });

  it('say who did it to whom', () => {
    expect(actorWords([attributionRow(), civilians], glyphs)).toBe('ISKP → civilians');
    expect(actorWords([civilians], glyphs)).toBe('? → civilians');
    expect(actorWords([], glyphs)).toBe('');
  });

  it('say what is doubted, claimed, blamed and denied', () => {
    expect(actorWords([attributionRow({ doubted: true })], glyphs)).toBe('ISKP?');
    expect(actorWords([attributionRow({ basis: 'claimed' })], glyphs)).toBe('ISKP c');
    expect(actorWords([attributionRow({ basis: 'blamed', doubted: true })], glyphs)).toBe(
      'ISKP? b',
    );
    expect(actorWords([attributionRow({ basis: 'denied' })], glyphs)).toBe('ISKP d');
    expect(
      actorWords(
        [attributionRow({ basis: 'denied' }), attributionRow({ basis: 'blamed' })],
        glyphs,
      ),
    ).toBe('ISKP b/d');
    expect(actorWords([attributionRow({ basis: 'denied' }), attributionRow()], glyphs)).toBe(
      'ISKP',
    );
  });

  it('leave out those who only deny where there is little room, unless nobody else is named', () => {
    const denied = attributionRow({ actorId: 2, shortName: 'Taliban', basis: 'denied' });
    const both = [attributionRow({ basis: 'claimed' }), denied, civilians];
    expect(actorWords(both, glyphs, 29)).toBe('ISKP c, Taliban d → civilians');
    expect(actorWords(both, glyphs, 28)).toBe('ISKP c → civilians');
    expect(actorWords([denied, civilians], glyphs, 5)).toBe('Taliban d → civilians');
  });

  it('name those who took part without either role', () => {
    const taliban = attributionRow({
      actorId: 2,
      name: 'Taliban',
      shortName: null,
      role: 'participant',
    });
    const state = attributionRow({
      actorId: 3,
      shortName: 'Afghan government',
      role: 'participant',
    });
    expect(actorWords([taliban, state], glyphs)).toBe('Taliban, Afghan government');
  });
});

describe('actors in a table', () => {
  it('show counts on the command line, and what changed', () => {
    const rows = [actorRow(), actorRow({ id: 2, shortName: 'Taliban', before: 14 })];
    expect(plainTable({ rows, columns: LISTED_ACTOR_COLUMNS, context, cells: 100 })).toEqual([
      'actor        inc.  chg perp. target with rep. claim blame deny killed',
      'ISKP           14   +6    12      3    0    5     6     2    1   96+?',
      'Taliban        14    =    12      3    0    5     6     2    1   96+?',
    ]);
  });

  it('have one id for each column', () => {
    for (const columns of [ACTOR_COLUMNS, INCIDENT_COLUMNS, QUOTE_COLUMNS])
      expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length);
  });
});

describe('quotes in a table', () => {
  it('are in quotation marks only if they are verbatim', () => {
    const rows = [quoteRow(), quoteRow({ id: 4, verbatim: false, speaker: null, role: null })];
    expect(plainTable({ rows, columns: QUOTE_COLUMNS, context, cells: 110 })).toEqual([
      'id  date        speaker                             source   gr about       quote',
      'Q31 20 May 2020 A. Speaker, spokesman, Ministry of… BBC      B2 ISKP, I1204 “We have defeated them”',
      'Q4  20 May 2020 Ministry of Interior                BBC      B2 ISKP, I1204 We have defeated them [paraphrase]',
    ]);
  });
});
