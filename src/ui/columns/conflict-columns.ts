import { recordName } from '../../domain/model/record.ts';
import type { ConflictRow } from '../../store/port/rows-conflicts.ts';
import type { Column } from '../table/column.ts';

/** Shown if there are no conflicts. */
export const NO_CONFLICTS =
  'There are no conflicts. They arise when complete records are imported and both sides have changed the same field.';

/** Conflicts between two databases, with both values. */
export const CONFLICT_COLUMNS: readonly Column<ConflictRow>[] = [
  text('conflict', { min: 8, max: 8 }, 1, ({ id }) => recordName({ kind: 'conflict', id })),
  text('where', { min: 14, max: 36, grow: 1 }, 1, ({ field }) => field),
  text('ours', { min: 14, max: 60, grow: 3 }, 1, ({ ours }) => ours),
  text('theirs', { min: 14, max: 60, grow: 3 }, 1, ({ theirs }) => theirs),
  text('import', { min: 6, max: 7 }, 2, ({ batch }) =>
    batch === null ? '' : recordName({ kind: 'batch', id: batch }),
  ),
];

function text(
  header: string,
  width: Column<ConflictRow>['width'],
  priority: number,
  cell: (row: ConflictRow) => string,
): Column<ConflictRow> {
  return { id: header, header, align: 'left', width, priority, cell };
}
