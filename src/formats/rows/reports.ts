import type { ImportedReport } from '../../domain/entry/imported.ts';
import type { Figure, Measure } from '../../domain/model/figure.ts';

/** The publisher's own report in a row, without a grade: grading is up to the analyst. */
export function publisherReport(
  source: string,
  counts: Readonly<Partial<Record<Measure, Figure>>>,
): ImportedReport {
  return { ...article(source), figures: counts };
}

/** An outlet that a row was coded from, of which only the name is known. */
export function article(source: string): ImportedReport {
  return {
    source,
    published: null,
    url: null,
    headline: null,
    grade: { reliability: null, credibility: null },
    figures: {},
  };
}

/** A best estimate without bounds under a measure; empty if there is no number. */
export function best(
  measure: Measure,
  count: number | null,
): Readonly<Partial<Record<Measure, Figure>>> {
  return count === null ? {} : { [measure]: { low: null, best: count, high: null } };
}
