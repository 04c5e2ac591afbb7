import {
  assess,
  type EvidenceAttribution,
  type EvidenceReport,
  PLAIN_CONTEXT,
} from '../../src/domain/evidence/evidence.ts';
import type { Figure } from '../../src/domain/model/figure.ts';
import { readGrade } from '../../src/domain/model/grade.ts';

export const UNGRADED = { reliability: null, credibility: null } as const;
export const OURS = PLAIN_CONTEXT;
export const IMPORTED = { ...PLAIN_CONTEXT, imported: true };

/** Report 1 of source 1, in which nothing is counted. */
export function report(over: Partial<EvidenceReport> = {}): EvidenceReport {
  const reportId = over.reportId ?? 1;
  return {
    reportId,
    sourceId: reportId,
    originId: null,
    derivesFrom: null,
    url: null,
    grade: UNGRADED,
    publishedOn: null,
    createdAt: '2020-03-06T12:00:00.000Z',
    figures: {},
    ...over,
  };
}

export function killed(reportId: number, figure: Figure, grade = ''): EvidenceReport {
  return report({ reportId, figures: { killed: figure }, grade: readGrade(grade) ?? UNGRADED });
}

export function attribution(over: Partial<EvidenceAttribution> = {}): EvidenceAttribution {
  return {
    actorId: 5,
    role: 'perpetrator',
    basis: 'reported',
    doubted: false,
    sourceId: 1,
    ...over,
  };
}

export const exactly = (count: number): Figure => ({ low: count, best: count, high: count });
export const between = (low: number, high: number): Figure => ({ low, best: null, high });
export const about = (count: number): Figure => ({ low: null, best: count, high: null });
export const atLeast = (count: number): Figure => ({ low: count, best: null, high: null });
export const atMost = (count: number): Figure => ({ low: null, best: null, high: count });

export const shown = (...reports: readonly EvidenceReport[]) =>
  assess(reports, [], OURS).figures.killed;
export const evidence = (
  reports: readonly EvidenceReport[],
  attributions: readonly EvidenceAttribution[] = [],
) => assess(reports, attributions, OURS).evidence;
