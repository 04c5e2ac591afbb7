import { percentOf, shareOf } from '../../domain/model/import-state.ts';
import { recordName } from '../../domain/model/record.ts';
import { showInstant } from '../../domain/time/moment.ts';
import type { BatchRow } from '../../store/port/rows-imports.ts';
import type { Column } from '../table/column.ts';

/** Imports and their results. */
export const IMPORT_COLUMNS: readonly Column<BatchRow>[] = [
  text('batch', { min: 5, max: 7 }, 1, ({ id }) => recordName({ kind: 'batch', id })),
  text('when', { min: 17, max: 23, whole: true }, 2, ({ startedAt }, { zone }) =>
    showInstant(startedAt, zone),
  ),
  text('dataset', { min: 8, max: 24 }, 3, ({ dataset }) => dataset),
  text('file', { min: 12, max: 48, grow: 1 }, 1, ({ file }) => file),
  text('version', { min: 7, max: 11 }, 4, ({ publisherVersion }) => publisherVersion ?? ''),
  count('new', 2, ({ added }) => added),
  count('changed', 4, ({ changed }) => changed),
  count('unchanged', 4, ({ unchanged }) => unchanged),
  told('rejected', ({ rejected }) => rejected),
  count('withdrawn', 4, ({ withdrawn }) => withdrawn),
  told('doubts', ({ doubts }) => doubts),
  text('who', { min: 4, max: 12 }, 5, ({ who }) => who),
  text('state', { min: 5, max: 17, whole: true }, 2, stateOf),
];

/** What became of it; nothing for an import that is done and stands. */
function stateOf({ takenBackAt, progress }: BatchRow): string {
  if (takenBackAt !== null) return 'undone';
  if (progress.state === 'done') return '';
  const share = shareOf(progress);
  return share === null ? progress.state : `${progress.state} ${percentOf(share)}`;
}

function text(
  header: string,
  width: Column<BatchRow>['width'],
  priority: number,
  cell: Column<BatchRow>['cell'],
): Column<BatchRow> {
  return { id: header, header, align: 'left', width, priority, cell };
}

function count(header: string, priority: number, of: (row: BatchRow) => number): Column<BatchRow> {
  const width = { min: header.length, max: 9, whole: true } as const;
  return { id: header, header, align: 'right', width, priority, cell: (row) => `${of(row)}` };
}

/** A count that needs attention if it is not zero. */
function told(header: string, of: (row: BatchRow) => number): Column<BatchRow> {
  return { ...count(header, 2, of), role: (row) => (of(row) > 0 ? 'warn' : 'text') };
}
