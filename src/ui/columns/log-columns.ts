import { showInstant } from '../../domain/time/moment.ts';
import type { LogRow } from '../../store/port/rows-log.ts';
import type { Column } from '../table/column.ts';

/** Actions, newest first: when, who, what and why. */
export const LOG_COLUMNS: readonly Column<LogRow>[] = [
  {
    id: 'at',
    header: 'when',
    align: 'left',
    width: { min: 16, max: 17 },
    priority: 1,
    cell: (row, { zone }) => showInstant(row.at, zone),
  },
  {
    id: 'who',
    header: 'who',
    align: 'left',
    width: { min: 6, max: 20 },
    priority: 2,
    cell: (row) => row.who,
  },
  {
    id: 'title',
    header: 'what',
    align: 'left',
    width: { min: 16, max: 60, grow: 1 },
    priority: 1,
    cell: actWords,
  },
  {
    id: 'fields',
    header: 'changed',
    align: 'left',
    width: { min: 10, max: 60 },
    priority: 4,
    cell: changedWords,
  },
  {
    id: 'reason',
    header: 'why',
    align: 'left',
    width: { min: 3, max: 60 },
    priority: 3,
    cell: (row) => row.reason ?? '',
  },
];

/** The title of an action, with the batch of an import, and whether it was undone. */
export function actWords({ kind, title, undone, records }: LogRow): string {
  const batch = kind === 'import' ? ` as ${records[0] ?? 'a batch'}` : '';
  return `${title}${batch}${undone ? ' (undone)' : ''}`;
}

/** What an edit changed, field by field; empty for records added or removed as a whole. */
function changedWords({ kind, fields }: LogRow): string {
  if (kind !== 'edit') return '';
  return fields
    .map(({ name, before, after }) => `${name}: ${before ?? '–'} → ${after ?? '–'}`)
    .join('; ');
}
