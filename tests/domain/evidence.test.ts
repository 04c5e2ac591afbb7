import { describe, expect, it } from 'vitest';
import { assess, type EvidenceReport } from '../../src/domain/evidence/evidence.ts';
import {
  about,
  atLeast,
  atMost,
  attribution,
  between,
  evidence,
  exactly,
  killed,
  OURS,
  report,
  shown,
} from './evidence-inputs.ts';

describe('the figures that an incident shows', () => {
  it.each([
    exactly(32),
    between(27, 32),
    about(30),
    atLeast(10),
    atMost(10),
    { low: 3, best: 2, high: 2 },
  ])('are those of its only report, as given: %o', (figure) => {
    expect(shown(killed(1, figure))).toEqual(figure);
  });

  it('are three nulls if nobody reported any', () => {
    expect(shown(report(), report({ reportId: 2 }))).toEqual({
      low: null,
      best: null,
      high: null,
    });
  });

  it('span the lowest low and the highest high, with the best of the best-graded report', () => {
    expect(shown(killed(1, exactly(32), 'C3'), killed(2, between(27, 30), 'B2'))).toEqual({
      low: 27,
      best: 32,
      high: 32,
    });
    expect(shown(killed(1, exactly(32), 'C3'), killed(2, exactly(29), 'B3')).best).toBe(29);
    expect(shown(killed(1, exactly(32), 'B2'), killed(2, exactly(29), 'B3')).best).toBe(32);
  });

  it('are widened by a report that has only one bound, or only a best', () => {
    expect(shown(killed(1, exactly(32)), killed(2, atLeast(40)))).toMatchObject({ low: 32 });
    expect(shown(killed(1, exactly(32)), killed(2, atLeast(10)))).toMatchObject({
      low: 10,
      high: 32,
    });
    expect(shown(killed(1, exactly(32)), killed(2, atMost(50)))).toMatchObject({
      low: 32,
      high: 50,
    });
    expect(shown(killed(1, between(27, 32)), killed(2, about(40)))).toEqual({
      low: 27,
      best: 40,
      high: 40,
    });
  });

  it('prefer what was judged over what was not, and of equals the newest', () => {
    expect(shown(killed(1, exactly(32), 'D4'), killed(2, exactly(29), 'F6')).best).toBe(32);
    expect(shown(killed(1, exactly(32), 'D4'), killed(2, exactly(29))).best).toBe(32);
    const [older, newer] = [killed(1, exactly(32)), killed(2, exactly(29))];
    expect(shown(older, newer).best).toBe(29);
    expect(shown({ ...older, publishedOn: '2020-03-07' }, newer).best).toBe(32);
  });

  it('tell the newest by the instant, whatever clocks they were published by', () => {
    const [one, other] = [killed(1, exactly(32)), killed(2, exactly(29))];
    const at = (publishedOn: string, than: string) =>
      shown({ ...one, publishedOn }, { ...other, publishedOn: than }).best;
    expect(at('2020-03-06T21:00Z', '2020-03-07T00:30+04:30')).toBe(32);
    expect(at('2020-03-06T19:00Z', '2020-03-07T00:30+04:30')).toBe(29);
    expect(at('2020-03-06T23:00-08:00', '2020-03-07T06:59Z')).toBe(32);
  });

  it('leave out unreliable and improbable reports once there are better ones', () => {
    expect(shown(killed(1, exactly(32)), killed(2, exactly(900), 'E3'))).toEqual(exactly(32));
    expect(shown(killed(1, exactly(32)), killed(2, exactly(900), 'B5'))).toEqual(exactly(32));
    expect(shown(killed(1, exactly(900), 'E5'))).toEqual(exactly(900));
  });

  it('come with the grade of the report that best comes from', () => {
    const grade = (...reports: readonly EvidenceReport[]) => assess(reports, [], OURS).grade;
    expect(grade(killed(1, between(20, 30), 'A1'), killed(2, exactly(29), 'B3'))).toBe('B3');
    expect(grade(killed(1, between(20, 30), 'A1'))).toBe('A1');
    expect(grade(report({ grade: { reliability: 'C', credibility: null } }))).toBe('C');
    expect(grade(killed(1, exactly(1)))).toBeNull();
    expect(grade()).toBeNull();
  });
});

describe('the evidence status', () => {
  it('is corroborated once two independent reports agree', () => {
    expect(evidence([killed(1, exactly(32)), killed(2, between(27, 32))])).toBe('corroborated');
    expect(evidence([killed(1, exactly(32)), killed(2, atLeast(10))])).toBe('corroborated');
    expect(
      evidence([killed(1, exactly(32)), report({ reportId: 2 })], [attribution({ sourceId: 2 })]),
    ).toBe('corroborated');
  });

  it('stays reported where the reports are one origin', () => {
    const [one, two] = [killed(1, exactly(32)), killed(2, exactly(32))];
    expect(evidence([one, { ...two, derivesFrom: 1 }])).toBe('reported');
    expect(
      evidence([
        { ...one, derivesFrom: 9 },
        { ...two, derivesFrom: 9 },
      ]),
    ).toBe('reported');
    expect(
      evidence([
        { ...one, originId: 9 },
        { ...two, originId: 9 },
      ]),
    ).toBe('reported');
    expect(evidence([one, { ...two, originId: 1 }])).toBe('reported');
    const third = { ...killed(3, exactly(32)), derivesFrom: 1, originId: 2 };
    expect(evidence([one, two, third])).toBe('reported');
  });

  it('is not corroborated by the actor’s own claim, whichever source passes it on', () => {
    const reports = [killed(1, exactly(32)), report({ reportId: 2 })];
    expect(
      evidence(reports, [attribution(), attribution({ basis: 'claimed', sourceId: null })]),
    ).toBe('reported');
    expect(evidence(reports, [attribution(), attribution({ basis: 'claimed', sourceId: 2 })])).toBe(
      'reported',
    );
    expect(evidence(reports, [attribution(), attribution({ basis: 'blamed', sourceId: 2 })])).toBe(
      'corroborated',
    );
  });

  it('is disputed where two sources give ranges that do not overlap', () => {
    expect(evidence([killed(1, exactly(32)), killed(2, between(5, 20))])).toBe('disputed');
    expect(evidence([killed(1, atLeast(40)), killed(2, atMost(39))])).toBe('disputed');
    expect(evidence([killed(1, atLeast(40)), killed(2, atMost(40))])).toBe('corroborated');
    const wounded = report({ reportId: 2, figures: { wounded: exactly(5) } });
    expect(evidence([killed(1, exactly(32)), wounded])).toBe('corroborated');
  });

  it('is disputed where an actor is both named and denied', () => {
    const denial = attribution({ basis: 'denied', sourceId: null });
    expect(evidence([report()], [attribution({ basis: 'blamed' }), denial])).toBe('disputed');
    expect(evidence([report()], [denial])).toBe('reported');
    expect(evidence([report()], [attribution({ role: 'target' }), denial])).toBe('reported');
  });

  it('is disputed where different speakers name different perpetrators', () => {
    const other = attribution({ actorId: 6, sourceId: 2 });
    expect(evidence([report()], [attribution(), other])).toBe('disputed');
    expect(evidence([report()], [attribution(), { ...other, basis: 'claimed', sourceId: 1 }])).toBe(
      'disputed',
    );
    expect(evidence([report()], [attribution(), { ...other, sourceId: 1 }])).toBe('reported');
    expect(evidence([report()], [attribution(), { ...other, doubted: true }])).toBe('reported');
    expect(evidence([report()], [attribution(), { ...other, role: 'target' }])).toBe('reported');
  });

  it('says where two reports count as one for giving the same link', () => {
    const url = 'https://wire.example/a';
    const one = { ...killed(1, exactly(3)), url };
    const other = { ...killed(2, exactly(3)), url: `${url}?utm_source=x` };
    const assessed = assess([one, other], [], OURS);
    expect(assessed).toMatchObject({
      evidence: 'reported',
      reasons: ['No two reports are independent: those with the same link count as one.'],
    });
    expect(assess([one], [], OURS).reasons).toEqual(['There is only one report.']);
  });

  it('comes with its reasons', () => {
    const { reasons } = assess(
      [killed(1, exactly(32)), killed(2, exactly(5))],
      [attribution({ basis: 'blamed' }), attribution({ basis: 'denied', sourceId: null })],
      OURS,
    );
    expect(reasons).toEqual([
      'killed: S2 5 and S1 32 cannot both be right.',
      'A5 is blamed by S1, and denies it.',
    ]);
  });
});
