import type { Column } from '../table/column.ts';

/** The column of grades, such as `B2`; empty for rows without one. */
export function gradeColumn<R extends { readonly grade: string | null }>(
  priority: number,
): Column<R> {
  return {
    id: 'grade',
    header: 'gr',
    align: 'left',
    width: { min: 2, max: 2 },
    priority,
    cell: ({ grade }) => grade ?? '',
  };
}
