import { clean } from '../text/clean.ts';
import { textOf } from '../theme/styled.ts';
import type { CellContext, Column } from './column.ts';
import { layoutColumns, type SizedColumn } from './layout-columns.ts';
import { headerLine, rowLine, widestOf } from './row-line.ts';

/** `cells`: the terminal's width, or `null` where nothing limits it (a file, a pipe): then nothing is cut. */
export type PlainTable<R> = {
  readonly rows: readonly R[];
  readonly columns: readonly Column<R>[];
  readonly context: CellContext;
  readonly cells: number | null;
};

/** A table as aligned lines of plain text, headers first, without any styling and harmless to print. */
export function plainTable<R>({ rows, columns, context, cells }: PlainTable<R>): readonly string[] {
  const wants = widestOf(rows, context);
  const sized =
    cells === null
      ? columns.map((column): SizedColumn<R> => ({ column, cells: wants(column).most }))
      : layoutColumns(columns, cells, wants);
  return [headerLine(sized, context), ...rows.map((row) => rowLine(row, sized, context))].map(
    (line) => clean(textOf(line)).trimEnd(),
  );
}
