import { columnsMissing, type Layout } from '../../rows/format.ts';
import { UCDP_GED_COLUMNS, UCDP_GED_SAMPLES } from './ged-notes.ts';

const NEEDS = [
  ['id'],
  ['type_of_violence'],
  ['side_a'],
  ['side_b'],
  ['date_prec'],
  ['date_start'],
  ['date_end'],
  ['where_prec'],
  ['country'],
  ['best', 'best_est'],
  ['low', 'low_est'],
  ['high', 'high_est'],
] as const;

/** What GED and its candidates have in common. */
export const UCDP = {
  licence: 'CC BY 4.0',
  passing: 'attribution',
  dayColumns: () => ['date_start', 'date_end'],
  idColumns: () => ['id'],
  columns: UCDP_GED_COLUMNS,
  lost: 'Conflict and dyad numbers, the parts of the best estimate other than civilians, and the PRIO grid stay in the row as published.',
  versionOf,
  yields: 'incidents',
  samples: UCDP_GED_SAMPLES,
} as const;

/** The columns common to both that a file lacks. */
export function ucdpColumnsMissing(layout: Layout): readonly string[] {
  return columnsMissing(layout, NEEDS);
}

/** The release according to the file name: `25.1`, `26.0.7`, `24.01.24.03`. */
export function versionOf(fileName: string): string | null {
  const numbered = /_v(\d{2}(?:_\d{1,2}){1,3})(?!\d)/i.exec(fileName);
  if (numbered !== null) return numbered[1]?.replaceAll('_', '.') ?? null;
  const yearly = /ged[_-]?(\d{2})(\d)(?!\d)/i.exec(fileName);
  return yearly === null ? null : `${yearly[1]}.${yearly[2]}`;
}
