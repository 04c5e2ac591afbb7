import { type Figure, MEASURES, type Measure } from '../model/figure.ts';
import { combineFigures, isReported } from '../model/figure-range.ts';
import { type Grade, printGrade } from '../model/grade.ts';
import { compareGrades, gradeTierOf } from '../model/grade-rank.ts';
import { recordName } from '../model/record.ts';
import { instantOf } from '../time/zones.ts';
import { attributionConflicts, type EvidenceAttribution } from './attribution-conflicts.ts';
import type { EvidenceNames } from './evidence-names.ts';
import { figureConflicts } from './figure-conflicts.ts';
import { linkKey } from './links.ts';
import { groupByOrigin } from './origins.ts';

export type { EvidenceAttribution };

/** One report of an incident, as far as the assessment depends on it. */
export type EvidenceReport = {
  readonly reportId: number;
  readonly sourceId: number;
  /** The source whose material this report's source passes on, if known. */
  readonly originId: number | null;
  /** The report that this one was taken from. */
  readonly derivesFrom: number | null;
  /** The report's link as given. */
  readonly url: string | null;
  /** The report's own grade, not its source's usual one. */
  readonly grade: Grade;
  readonly publishedOn: string | null;
  readonly createdAt: string;
  readonly figures: Readonly<Partial<Record<Measure, Figure>>>;
};

/** The result of assessing an incident's reports. A measure that nobody reported is three nulls. */
export type Assessment = {
  readonly evidence: 'reported' | 'corroborated' | 'disputed';
  /** The grade of the report that the best figure comes from, such as `B2`; `null` if nobody graded it. */
  readonly grade: string | null;
  readonly figures: Readonly<Record<Measure, Figure>>;
  /** Why the evidence has this status, one sentence each. */
  readonly reasons: readonly string[];
};

/** What is known about an incident besides its reports and attributions. */
export type EvidenceContext = {
  readonly imported: boolean;
  /** The named perpetrators acted together. */
  readonly joint: boolean;
  /** Best figures that an analyst has settled on. */
  readonly pins: Readonly<Partial<Record<Measure, number>>>;
  readonly names: EvidenceNames;
};

/** Entered here, with nothing settled; actors and sources are named by their record names. */
export const PLAIN_CONTEXT: EvidenceContext = {
  imported: false,
  joint: false,
  pins: {},
  names: {
    actor: (id) => recordName({ kind: 'actor', id }),
    source: (id) => recordName({ kind: 'source', id }),
  },
};

/**
 * Derives an incident's figures and evidence status by the rules in `evidence-rules.ts`. The order of both lists does
 * not matter.
 */
export function assess(
  reports: readonly EvidenceReport[],
  attributions: readonly EvidenceAttribution[],
  context: EvidenceContext,
): Assessment {
  const ranked = reports.toSorted(compareReports);
  return {
    ...standing(ranked, attributions, context),
    grade: gradeOf(leading(ranked)),
    figures: shownFigures(ranked, context.pins),
  };
}

function standing(
  reports: readonly EvidenceReport[],
  attributions: readonly EvidenceAttribution[],
  { imported, joint, names }: EvidenceContext,
): Pick<Assessment, 'evidence' | 'reasons'> {
  if (imported && reports.every((report) => gradeOf(report) === null)) {
    return { evidence: 'reported', reasons: ['It was imported, and nobody has graded it.'] };
  }
  const conflicts = [
    ...figureConflicts(reports, names),
    ...attributionConflicts(attributions, { joint, names }),
  ];
  if (conflicts.length > 0) return { evidence: 'disputed', reasons: conflicts };
  const origins = groupByOrigin(reports).filter((group) =>
    group.some((report) => saysSomething(report, attributions)),
  );
  if (origins.length < 2) {
    return { evidence: 'reported', reasons: [notIndependent(reports)] };
  }
  return { evidence: 'corroborated', reasons: [`${origins.length} independent reports agree.`] };
}

/** Why two reports do not corroborate each other, naming a shared link where that is the reason. */
function notIndependent(reports: readonly EvidenceReport[]): string {
  if (reports.length === 1) return 'There is only one report.';
  const links = reports.flatMap(({ url }) => (url === null ? [] : [linkKey(url)]));
  return new Set(links).size < links.length
    ? 'No two reports are independent: those with the same link count as one.'
    : 'No two reports are independent.';
}

function saysSomething(
  report: EvidenceReport,
  attributions: readonly EvidenceAttribution[],
): boolean {
  if (gradeOf(report) === 'F6') return false;
  return (
    Object.values(report.figures).some(isReported) ||
    attributions.some(
      ({ sourceId, basis }) =>
        sourceId === report.sourceId && (basis === 'reported' || basis === 'blamed'),
    )
  );
}

function shownFigures(
  ranked: readonly EvidenceReport[],
  pins: EvidenceContext['pins'],
): Assessment['figures'] {
  const shown = (measure: Measure): Figure => {
    const counted = counting(ranked, measure).flatMap(({ figures }) => figures[measure] ?? []);
    const figure = combineFigures(counted);
    const best = pins[measure];
    return best === undefined ? figure : { ...figure, best };
  };
  return {
    killed: shown('killed'),
    civilians: shown('civilians'),
    wounded: shown('wounded'),
    'civilians-wounded': shown('civilians-wounded'),
    arrested: shown('arrested'),
    abducted: shown('abducted'),
    displaced: shown('displaced'),
  };
}

/** The reports whose figures for a measure are shown: doubtful ones only if there are no others. */
function counting(ranked: readonly EvidenceReport[], measure: Measure): readonly EvidenceReport[] {
  const reporting = ranked.filter(({ figures }) => {
    const figure = figures[measure];
    return figure !== undefined && isReported(figure);
  });
  const better = reporting.filter(({ grade }) => gradeTierOf(grade) !== 'doubtful');
  return better.length > 0 ? better : reporting;
}

/** The report that the best number of killed comes from, else that of another measure, else the best-graded one. */
function leading(ranked: readonly EvidenceReport[]): EvidenceReport | undefined {
  for (const measure of MEASURES) {
    const reports = counting(ranked, measure);
    const withBest = reports.find(({ figures }) => (figures[measure]?.best ?? null) !== null);
    const found = withBest ?? reports[0];
    if (found !== undefined) return found;
  }
  return ranked[0];
}

function compareReports(one: EvidenceReport, other: EvidenceReport): number {
  return compareGrades(one.grade, other.grade) || compareAge(one, other);
}

// The newest first; if the date of publication is unknown, the day of entry is used.
function compareAge(one: EvidenceReport, other: EvidenceReport): number {
  const told = (report: EvidenceReport) => instantOf(report.publishedOn ?? report.createdAt);
  return told(other) - told(one) || other.reportId - one.reportId;
}

function gradeOf(report: EvidenceReport | undefined): string | null {
  if (report === undefined) return null;
  const text = printGrade(report.grade);
  return text === '' ? null : text;
}
