import type { Figure, Measure } from '../../domain/model/figure.ts';

/** The figures of one report. */
export type Figures = Readonly<Partial<Record<Measure, Figure>>>;

/** Groups stored figures by report. */
export function figuresByReport(
  rows: readonly (Figure & { readonly report_id: number; readonly measure: Measure })[],
): ReadonlyMap<number, Figures> {
  const figures = new Map<number, Figures>();
  for (const { report_id, measure, ...figure } of rows) {
    figures.set(report_id, { ...figures.get(report_id), [measure]: figure });
  }
  return figures;
}
