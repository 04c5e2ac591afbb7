import { describe, expect, it } from 'vitest';
import { assess } from '../../src/domain/evidence/evidence.ts';
import { EVIDENCE_RULES, type EvidenceRuleName } from '../../src/domain/evidence/evidence-rules.ts';
import { NOT_REPORTED } from '../../src/domain/model/figure.ts';
import { openDatabase } from '../support/database.ts';
import { entryOf } from '../support/entries.ts';
import {
  attribution,
  between,
  evidence,
  exactly,
  IMPORTED,
  killed,
  OURS,
  report,
  shown,
} from './evidence-inputs.ts';

const ONE = killed(1, exactly(32), 'B2');
const OTHER = killed(2, between(30, 35), 'C3');
const RIVALS = [attribution({ actorId: 5, sourceId: 1 }), attribution({ actorId: 6, sourceId: 2 })];

/** Every rule that the help and the documentation tell has its example here; the types see to it. */
const EXAMPLES: Readonly<Record<EvidenceRuleName, () => void | Promise<void>>> = {
  'one source is reported': () => {
    expect(evidence([])).toBe('reported');
    expect(evidence([ONE])).toBe('reported');
    expect(evidence([ONE, { ...killed(2, exactly(32)), sourceId: 1 }])).toBe('reported');
  },
  'two independent reports that agree are corroborated': () => {
    expect(evidence([ONE, OTHER])).toBe('corroborated');
  },
  'reports of one origin count as one': () => {
    expect(evidence([ONE, { ...OTHER, originId: 1 }])).toBe('reported');
    expect(evidence([ONE, { ...OTHER, derivesFrom: 1 }])).toBe('reported');
    const [link, archived] = [
      'https://wire.example/a',
      'https://web.archive.org/web/2024/http://www.wire.example/a/',
    ];
    expect(
      evidence([
        { ...ONE, url: link },
        { ...OTHER, url: archived },
      ]),
    ).toBe('reported');
    expect(
      evidence([
        { ...ONE, url: link },
        { ...OTHER, url: `${link}b` },
      ]),
    ).toBe('corroborated');
    const copies = [
      { ...ONE, originId: 9 },
      { ...OTHER, originId: 9 },
    ];
    expect(evidence(copies)).toBe('reported');
  },
  'an actor’s own claim corroborates nothing': () => {
    const claim = attribution({ basis: 'claimed', sourceId: 2 });
    expect(evidence([ONE, report({ reportId: 2 })], [claim])).toBe('reported');
  },
  'a report that says nothing corroborates nothing': () => {
    expect(evidence([ONE, report({ reportId: 2 })])).toBe('reported');
    expect(evidence([ONE, killed(2, exactly(32), 'F6')])).toBe('reported');
  },
  'figures that do not overlap are disputed': () => {
    expect(evidence([ONE, killed(2, between(40, 50))])).toBe('disputed');
    expect(evidence([ONE, { ...killed(2, exactly(5)), sourceId: 1 }])).toBe('reported');
  },
  'an actor both named and denied is disputed': () => {
    const denial = attribution({ basis: 'denied', sourceId: null });
    expect(evidence([ONE], [attribution({ basis: 'blamed' }), denial])).toBe('disputed');
  },
  'rival perpetrators are disputed': () => {
    expect(evidence([ONE, OTHER], RIVALS)).toBe('disputed');
    const claims = [5, 6].map((actorId) =>
      attribution({ actorId, basis: 'claimed', sourceId: null }),
    );
    expect(evidence([ONE], claims)).toBe('disputed');
  },
  'joint perpetrators are not rivals': () => {
    expect(assess([ONE, OTHER], RIVALS, { ...OURS, joint: true }).evidence).toBe('corroborated');
  },
  'an imported incident stays reported until somebody grades it': () => {
    const ungraded = [killed(1, exactly(32)), killed(2, exactly(5))];
    expect(assess(ungraded, [], IMPORTED).evidence).toBe('reported');
    expect(assess([ONE, killed(2, exactly(5))], [], IMPORTED).evidence).toBe('disputed');
  },
  'an analyst’s verdict takes precedence over the evidence': async () => {
    const database = openDatabase();
    await database.add(
      entryOf('attack @Kabul,AFG src:A killed:3 src:B killed:9 status:confirmed note:"seen" X'),
    );
    const page = await database.ask('incident', { id: 1 });
    expect(page).toMatchObject({ status: 'confirmed', verdictNote: 'seen' });
    expect(page?.reasons).toEqual(['killed: A 3 and B 9 cannot both be right.']);
  },
  'low is the lowest low and high the highest high': () => {
    expect(shown(ONE, OTHER)).toEqual({ low: 30, best: 32, high: 35 });
  },
  'best comes from the best-graded report': () => {
    expect(shown(killed(1, exactly(30), 'C1'), killed(2, exactly(31), 'B4')).best).toBe(31);
    expect(shown(killed(1, exactly(30), 'B2'), killed(2, exactly(31), 'B3')).best).toBe(30);
  },
  'what cannot be judged comes after what can': () => {
    expect(shown(killed(1, exactly(30), 'F1'), killed(2, exactly(31), 'D4')).best).toBe(31);
    expect(shown(killed(1, exactly(30), 'F6'), killed(2, exactly(31), 'E5')).best).toBe(30);
  },
  'unreliable and improbable reports do not widen a range': () => {
    expect(shown(ONE, killed(2, exactly(90), 'E2'))).toEqual(exactly(32));
    expect(shown(ONE, killed(2, exactly(90), 'A5'))).toEqual(exactly(32));
    expect(shown(killed(1, exactly(90), 'E2'))).toEqual(exactly(90));
  },
  'among equal grades the newest report leads': () => {
    const older = { ...killed(1, exactly(30), 'B2'), publishedOn: '2020-03-06' };
    const newer = { ...killed(2, exactly(32), 'B2'), publishedOn: '2020-03-08' };
    expect(shown(newer, older).best).toBe(32);
  },
  'a pinned best takes precedence over all reports': () => {
    const { figures } = assess([ONE, OTHER], [], { ...OURS, pins: { killed: 33 } });
    expect(figures.killed).toEqual({ low: 30, best: 33, high: 35 });
  },
  'not reported is not zero': () => {
    expect(shown(report())).toEqual(NOT_REPORTED);
    expect(shown(killed(1, exactly(0)))).toEqual(exactly(0));
  },
  'figures out of order are kept as published': () => {
    expect(shown(killed(1, { low: 3, best: 2, high: 2 }))).toEqual({ low: 3, best: 2, high: 2 });
  },
};

describe('by the rules of the evidence,', () => {
  it.each(EVIDENCE_RULES)('$name', async ({ name }) => {
    await EXAMPLES[name]();
  });
});
