import type { Problem, Report } from '../entry/entry.ts';
import type { Figure, Measure } from '../model/figure.ts';
import { type Grade, readGrade } from '../model/grade.ts';
import type { Moment } from '../time/moment.ts';
import type { Value } from './lexer.ts';
import { splitLast, textOf } from './values.ts';

const NO_GRADE: Grade = { reliability: null, credibility: null };
/** The grade of a report without a named source: it never corroborates anything. */
const CANNOT_BE_JUDGED: Grade = { reliability: 'F', credibility: '6' };

/** One source's report while its tokens are being read. */
export type ReportDraft = {
  source: string | null;
  grade: Grade;
  published: Moment | null;
  url: string | null;
  figures: Partial<Record<Measure, Figure>>;
};

/** The report that figures and links belong to before any source is named. */
export function emptyReport(): ReportDraft {
  return { source: null, grade: NO_GRADE, published: null, url: null, figures: {} };
}

/** Reads `NAME/GRADE`: the grade follows the last `/` outside quotes. */
export function readSource(value: Value): { source: string; grade: Grade } | Problem {
  const parted = splitLast(value, '/');
  const source = textOf(parted?.[0] ?? value).trim();
  if (source === '')
    return { span: value.span, message: 'the name of the source is missing in src:' };
  if (parted === undefined) return { source, grade: NO_GRADE };
  const text = textOf(parted[1]);
  const grade = text === '' ? NO_GRADE : readGrade(text);
  if (grade !== undefined) return { source, grade };
  return {
    span: parted[1].span,
    message: `\`${text}\` is not a grade; write a letter A to F, a digit 1 to 6 or both, as in B2 (quote a name that contains /)`,
  };
}

/** A finished report: if no source was named, it gets the grade "cannot be judged". */
export function asReport(draft: ReportDraft): Report {
  return draft.source === null ? { ...draft, grade: CANNOT_BE_JUDGED } : draft;
}
