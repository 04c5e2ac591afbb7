import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess, type EvidenceReport } from '../../src/domain/evidence/evidence.ts';
import { readGrade } from '../../src/domain/model/grade.ts';
import { OURS, report, UNGRADED } from './evidence-inputs.ts';

const count = fc.option(fc.integer({ min: 0, max: 6 }), { nil: null });
const figures = fc.record({ low: count, best: count, high: count });
const reports = fc.uniqueArray(
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
      report({ ...rest, grade: readGrade(grade) ?? UNGRADED, figures: { killed } }),
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

describe('any set of reports', () => {
  it('is the same in whatever order they were entered', () => {
    fc.assert(
      fc.property(reports, attributions, fc.boolean(), (reports, attributions, imported) => {
        expect(
          assess(reports.toReversed(), attributions.toReversed(), { ...OURS, imported }),
        ).toEqual(assess(reports, attributions, { ...OURS, imported }));
      }),
    );
  });

  it('shows no number that nobody gave', () => {
    fc.assert(
      fc.property(reports, (reports) => {
        const given = reports.flatMap(({ figures }) => Object.values(figures.killed ?? {}));
        const { killed } = assess(reports, [], OURS).figures;
        for (const number of Object.values(killed)) {
          if (number !== null) expect(given).toContain(number);
        }
      }),
    );
  });

  it('is assessed no better for another report that gives a link which is there already', () => {
    const another = (given: EvidenceReport, reportId: number, url: string) => ({
      ...report({ reportId, figures: given.figures, grade: given.grade }),
      sourceId: 100,
      url,
    });
    fc.assert(
      fc.property(reports, attributions, fc.nat(), (reports, attributions, which) => {
        const linked = reports.filter(({ url }) => url !== null);
        const of = linked[which % Math.max(1, linked.length)];
        if (of?.url == null) return;
        const copy = another(of, 100, `${of.url.replace('https:', 'http:')}?utm_source=desk`);
        const before = assess(reports, attributions, OURS).evidence;
        const after = assess([...reports, copy], attributions, OURS).evidence;
        if (before !== 'corroborated') expect(after).not.toBe('corroborated');
      }),
      { numRuns: 300 },
    );
  });
});
