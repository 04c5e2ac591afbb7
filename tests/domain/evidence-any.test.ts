import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess, type EvidenceAccount } from '../../src/domain/evidence/evidence.ts';
import { readGrade } from '../../src/domain/model/grade.ts';
import { account, OURS, UNGRADED } from './accounts.ts';

const count = fc.option(fc.integer({ min: 0, max: 6 }), { nil: null });
const figures = fc.record({ low: count, best: count, high: count });
const accounts = fc.uniqueArray(
  fc
    .record({
      reportId: fc.integer({ min: 1, max: 9 }),
      sourceId: fc.integer({ min: 1, max: 4 }),
      originId: fc.constantFrom(null, 1, 2, 8),
      derivesFrom: fc.constantFrom(null, null, 1, 2),
      url: fc.constantFrom(
        null,
        'https://wire.example/a',
        'http://www.wire.example/a#top',
        'https://b.example/2',
      ),
      grade: fc.constantFrom('A1', 'B2', 'B', 'C3', 'E2', 'F6', ''),
      publishedOn: fc.constantFrom(null, '2020-03-06', '2020-03-08'),
      killed: figures,
    })
    .map(({ grade, killed, ...rest }) =>
      account({ ...rest, grade: readGrade(grade) ?? UNGRADED, figures: { killed } }),
    ),
  { selector: ({ reportId }) => reportId, maxLength: 5 },
);
const attributions = fc.array(
  fc.record({
    actorId: fc.integer({ min: 1, max: 3 }),
    role: fc.constantFrom('perpetrator', 'target'),
    basis: fc.constantFrom('reported', 'claimed', 'blamed', 'denied'),
    doubted: fc.boolean(),
    sourceId: fc.constantFrom(null, 1, 2, 3),
  }),
  { maxLength: 4 },
);

describe('any set of accounts', () => {
  it('comes to the same in whatever order they were entered', () => {
    fc.assert(
      fc.property(accounts, attributions, fc.boolean(), (accounts, attributions, imported) => {
        expect(
          assess(accounts.toReversed(), attributions.toReversed(), { ...OURS, imported }),
        ).toEqual(assess(accounts, attributions, { ...OURS, imported }));
      }),
    );
  });

  it('shows no number that nobody gave', () => {
    fc.assert(
      fc.property(accounts, (accounts) => {
        const given = accounts.flatMap(({ figures }) => Object.values(figures.killed ?? {}));
        const { killed } = assess(accounts, [], OURS).figures;
        for (const number of Object.values(killed)) {
          if (number !== null) expect(given).toContain(number);
        }
      }),
    );
  });

  it('stands no better for another account that gives a link which is there already', () => {
    const another = (given: EvidenceAccount, reportId: number, url: string) => ({
      ...account({ reportId, figures: given.figures, grade: given.grade }),
      sourceId: 100,
      url,
    });
    fc.assert(
      fc.property(accounts, attributions, fc.nat(), (accounts, attributions, which) => {
        const linked = accounts.filter(({ url }) => url !== null);
        const of = linked[which % Math.max(1, linked.length)];
        if (of?.url == null) return;
        const copy = another(of, 100, `${of.url.replace('https:', 'http:')}?utm_source=desk`);
        const before = assess(accounts, attributions, OURS).evidence;
        const after = assess([...accounts, copy], attributions, OURS).evidence;
        if (before !== 'corroborated') expect(after).not.toBe('corroborated');
      }),
      { numRuns: 300 },
    );
  });
});
