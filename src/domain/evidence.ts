import { attributionConflicts, type EvidenceTie } from './attribution-conflicts.ts';
import { type Figure, MEASURES, type Measure } from './figure.ts';
import { combineFigures, excludeEachOther, isReported } from './figure-range.ts';
import { type Grade, printGrade } from './grade.ts';
import { compareGrades, standingOf } from './grade-rank.ts';
import { groupByOrigin } from './origins.ts';

export type { EvidenceTie };

/** One report of an incident as far as the incident's standing follows from it. */
export type EvidenceAccount = {
  readonly reportId: number;
  readonly sourceId: number;
  /** The source whose material this report's source passes on, where that is known. */
  readonly originId: number | null;
  /** The report that this one was taken from or into. */
  readonly derivesFrom: number | null;
  /** The report's own grade, not its source's usual one. */
  readonly grade: Grade;
  readonly publishedOn: string | null;
  readonly createdAt: string;
  readonly figures: Readonly<Partial<Record<Measure, Figure>>>;
};

/** What an incident's accounts come to. A measure that nobody reported is three nulls. */
export type Assessment = {
  readonly evidence: 'reported' | 'corroborated' | 'disputed';
  /** The grade of the account that the best figure comes from, such as `B2`; `null` where nobody graded it. */
  readonly grade: string | null;
  readonly figures: Readonly<Record<Measure, Figure>>;
  /** Why the evidence stands as it does, one sentence each. */
  readonly reasons: readonly string[];
};

/** The rules of `assess`, as the help tells them. */
export const EVIDENCE_RULES: readonly string[] = [
  'reported: one source says so, or nobody has judged what was imported.',
  'corroborated: two or more independent accounts agree. Accounts are independent when their origins differ: the same source, the same origin of sources, and reports that derive from one another or from the same are one origin.',
  'An actor’s own claim corroborates nothing; nor does a report without figures or attribution, or one graded F6.',
  'disputed: accounts exclude each other. Two sources give ranges of the same count that do not overlap, an actor is both named and denied, or different speakers name different perpetrators (doubted ones aside).',
  'confirmed and discounted are an analyst’s word, with a reason, and stand before the evidence.',
  'Of several figures, low is the lowest low and high the highest high; where a report gives only a best, that is its low and its high.',
  'best comes from the best-graded report that has one: first A to D with 1 to 4, by letter, then by digit; then what was not judged (F, 6 or no grade); of equals the newest.',
  'Reports graded E or 5 count only where there are no others.',
  'Figures that a publisher gives out of order are shown as published, and marked.',
];

/** Works out the figures that an incident shows and where its evidence stands. The order of both lists is of no matter. */
export function assess(
  accounts: readonly EvidenceAccount[],
  ties: readonly EvidenceTie[],
  { imported }: { readonly imported: boolean },
): Assessment {
  const ranked = accounts.toSorted(compareAccounts);
  return {
    ...standing(ranked, ties, imported),
    grade: gradeOf(leading(ranked)),
    figures: shownFigures(ranked),
  };
}

function standing(
  accounts: readonly EvidenceAccount[],
  ties: readonly EvidenceTie[],
  imported: boolean,
): Pick<Assessment, 'evidence' | 'reasons'> {
  if (imported && accounts.every((account) => gradeOf(account) === null)) {
    return { evidence: 'reported', reasons: ['It was imported, and nobody has graded it.'] };
  }
  const conflicts = [...figureConflicts(accounts), ...attributionConflicts(ties)];
  if (conflicts.length > 0) return { evidence: 'disputed', reasons: conflicts };
  const origins = groupByOrigin(accounts).filter((group) =>
    group.some((account) => saysSomething(account, ties)),
  );
  if (origins.length < 2) {
    return { evidence: 'reported', reasons: ['No two independent accounts of it.'] };
  }
  return { evidence: 'corroborated', reasons: [`${origins.length} independent accounts agree.`] };
}

function figureConflicts(accounts: readonly EvidenceAccount[]): readonly string[] {
  return MEASURES.filter((measure) => {
    const reported = accounts.flatMap(({ sourceId, figures }) => {
      const figure = figures[measure];
      return figure !== undefined && isReported(figure) ? [{ sourceId, figure }] : [];
    });
    return reported.some((one) =>
      reported.some(
        (other) => one.sourceId !== other.sourceId && excludeEachOther(one.figure, other.figure),
      ),
    );
  }).map((measure) => `Sources give figures for ${measure} that do not overlap.`);
}

function saysSomething(account: EvidenceAccount, ties: readonly EvidenceTie[]): boolean {
  if (gradeOf(account) === 'F6') return false;
  return (
    Object.values(account.figures).some(isReported) ||
    ties.some(
      ({ sourceId, basis }) =>
        sourceId === account.sourceId && (basis === 'reported' || basis === 'blamed'),
    )
  );
}

function shownFigures(ranked: readonly EvidenceAccount[]): Assessment['figures'] {
  const shown = (measure: Measure) =>
    combineFigures(counting(ranked, measure).flatMap(({ figures }) => figures[measure] ?? []));
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

/** The accounts whose figures for a measure are shown: doubtful ones only where there are no others. */
function counting(
  ranked: readonly EvidenceAccount[],
  measure: Measure,
): readonly EvidenceAccount[] {
  const reporting = ranked.filter(({ figures }) => {
    const figure = figures[measure];
    return figure !== undefined && isReported(figure);
  });
  const better = reporting.filter(({ grade }) => standingOf(grade) !== 'doubtful');
  return better.length > 0 ? better : reporting;
}

/** The account that the best number of killed comes from, else of what else is counted, else the best-graded one. */
function leading(ranked: readonly EvidenceAccount[]): EvidenceAccount | undefined {
  for (const measure of MEASURES) {
    const accounts = counting(ranked, measure);
    const withBest = accounts.find(({ figures }) => (figures[measure]?.best ?? null) !== null);
    const found = withBest ?? accounts[0];
    if (found !== undefined) return found;
  }
  return ranked[0];
}

function compareAccounts(one: EvidenceAccount, other: EvidenceAccount): number {
  return compareGrades(one.grade, other.grade) || compareAge(one, other);
}

// The newest first; where nobody knows when it was published, the day it was entered has to do.
function compareAge(one: EvidenceAccount, other: EvidenceAccount): number {
  const [a, b] = [one.publishedOn ?? one.createdAt, other.publishedOn ?? other.createdAt];
  if (a !== b) return a < b ? 1 : -1;
  return other.reportId - one.reportId;
}

function gradeOf(account: EvidenceAccount | undefined): string | null {
  if (account === undefined) return null;
  const text = printGrade(account.grade);
  return text === '' ? null : text;
}
