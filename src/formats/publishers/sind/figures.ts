import type { ImportedReport } from '../../../domain/entry/imported.ts';
import type { Figure, Measure } from '../../../domain/model/figure.ts';
import { countIn } from '../../rows/cells.ts';
import type { FileRow } from '../../rows/format.ts';
import { publisherReport } from '../../rows/reports.ts';

/** A column that counts one kind of victim. */
export type SindRole = { readonly column: string; readonly who: string; readonly measure: Measure };

const MEASURES: Readonly<Record<string, Measure>> = {
  killed: 'killed',
  injured: 'wounded',
  kidnapped: 'abducted',
  arrested: 'arrested',
};

/** The columns that count victims, except those that count a part of another one. */
export function rolesOf(names: readonly string[]): readonly SindRole[] {
  return names.flatMap((column) => {
    const [, who = '', what = ''] =
      /^(.+?) (killed|injured|kidnapped|arrested)$/.exec(column) ?? [];
    const measure = MEASURES[what];
    const isPart = /^(international|national|female|male|known|aid health|reported) /.test(column);
    return measure === undefined || isPart ? [] : [{ column, who, measure }];
  });
}

/**
 * The publisher's report. Its figures cover only some kinds of victims, which the report's name says; if two kinds are
 * counted separately, their sum is a lower bound.
 */
export function reportIn(row: FileRow, roles: readonly SindRole[]): ImportedReport {
  const counts: Partial<Record<Measure, Figure>> = {};
  for (const [measure, columns] of Map.groupBy(roles, (role) => role.measure)) {
    const numbers = columns
      .map(({ column }) => countIn(row, column))
      .filter((count) => count !== null);
    if (numbers.length === 0) continue;
    const sum = numbers.reduce((total, count) => total + count, 0);
    counts[measure] =
      columns.length === 1
        ? { low: null, best: sum, high: null }
        : { low: sum, best: null, high: null };
  }
  const kinds = [...new Set(roles.map(({ who }) => who))];
  const scope = kinds.length === 0 ? '' : ` (${kinds.join(', ')} only)`;
  return publisherReport(`Insecurity Insight${scope}`, counts);
}
