import type { Role } from '../../domain/model/actor.ts';
import type { AttributionRow, IncidentPage } from '../../store/port/rows.ts';
import type { Column } from '../table/column.ts';
import { gradeColumn } from './grade-column.ts';

/**
 * An attribution, with the grade of the report in which its source says so, or that source's usual letter if it has no report of
 * its own.
 */
export type SaidAttribution = AttributionRow & { readonly grade: string | null };

/** The attributions of an incident: perpetrators first, those of one actor together. */
export function saidAttributions({
  attributions,
  reports,
  letters,
}: IncidentPage): readonly SaidAttribution[] {
  const ordered = attributions.toSorted(
    (one, other) => ORDER.indexOf(one.role) - ORDER.indexOf(other.role),
  );
  const byActor = [...Map.groupBy(ordered, ({ actorId }) => actorId).values()].flat();
  return byActor.map((attribution) => {
    const report = reports.find(({ source }) => source === attribution.saidBy);
    const letter = attribution.saidBy === null ? undefined : letters[attribution.saidBy];
    return { ...attribution, grade: report?.grade ?? letter ?? null };
  });
}

const ORDER: readonly Role[] = ['perpetrator', 'participant', 'target'];

/** Who is said to have had which part in an incident (`?`: doubted), by whom, and with which grade. */
export const ATTRIBUTION_COLUMNS: readonly Column<SaidAttribution>[] = [
  {
    id: 'actor',
    header: 'actor',
    align: 'left',
    width: { min: 12, max: 28 },
    priority: 1,
    cell: ({ shortName, name, doubted }) => `${shortName ?? name}${doubted ? '?' : ''}`,
  },
  {
    id: 'role',
    header: 'role',
    align: 'left',
    width: { min: 11, max: 11 },
    priority: 1,
    cell: ({ role }) => role,
  },
  {
    id: 'basis',
    header: 'basis',
    align: 'left',
    width: { min: 8, max: 8 },
    priority: 1,
    cell: ({ basis }) => basis,
  },
  {
    id: 'said',
    header: 'says',
    align: 'left',
    width: { min: 12, max: 36 },
    priority: 2,
    cell: ({ saidBy }) => saidBy ?? 'itself',
  },
  gradeColumn(3),
];
