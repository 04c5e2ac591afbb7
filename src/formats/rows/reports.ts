import type { ImportedReport } from '../../domain/entry/imported.ts';
import type { Figure, Measure } from '../../domain/model/figure.ts';

/** The publisher's own report of a row, not graded: that is the analyst's to do. */
export function publisherReport(
  source: string,
  counts: Readonly<Partial<Record<Measure, Figure>>>,
): ImportedReport {
  return { ...article(source), figures: counts };
}

/** An outlet that a row was coded from, of which no more than the name is known. */
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

/** A best estimate without bounds under a measure; nothing where there is no number. */
export function best(
  measure: Measure,
  count: number | null,
): Readonly<Partial<Record<Measure, Figure>>> {
  return count === null ? {} : { [measure]: { low: null, best: count, high: null } };
}
