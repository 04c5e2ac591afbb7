import type { Figure, Measure } from '../../domain/model/figure.ts';

/** What one report counts. */
export type Figures = Readonly<Partial<Record<Measure, Figure>>>;

/** Stored figures put together by the report that gives them. */
export function figuresByReport(
  rows: readonly (Figure & { readonly report_id: number; readonly measure: Measure })[],
): ReadonlyMap<number, Figures> {
  const figures = new Map<number, Figures>();
  for (const { report_id, measure, ...figure } of rows) {
    figures.set(report_id, { ...figures.get(report_id), [measure]: figure });
  }
  return figures;
}
