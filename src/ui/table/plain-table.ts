import { fill } from '../../text/cells.ts';
import { clean } from '../../text/clean.ts';
import { textOf } from '../theme/styled.ts';
import type { CellContext, Column } from './column.ts';
import { GAP, layoutColumns, type SizedColumn } from './layout-columns.ts';
import { headerLine, rowLine, widestOf } from './row-line.ts';

/** `cells`: the terminal's width, or `null` for a file or a pipe, where nothing is cut. */
export type PlainTable<R> = {
  readonly rows: readonly R[];
  readonly columns: readonly Column<R>[];
  readonly context: CellContext;
  readonly cells: number | null;
};

/** The width up to which columns are aligned if nothing is cut: one long text shifts its own row only. */
const ALIGNED = 120;

/** A table as aligned lines of plain text, headers first, without styling and safe to print. */
export function plainTable<R>(table: PlainTable<R>): readonly string[] {
  const { rows, columns, context, cells } = table;
  if (cells === null) return wholeLines(table);
  const sized = layoutColumns(columns, cells, widestOf(rows, context));
  return [headerLine(sized, context), ...rows.map((row) => rowLine(row, sized, context))].map(
    (line) => clean(textOf(line)).trimEnd(),
  );
}

function wholeLines<R>({ rows, columns, context }: PlainTable<R>): readonly string[] {
  const wants = widestOf(rows, context);
  const sized = columns.map((column) => ({ column, cells: wants(column).most }));
  const lineOf = (textIn: (sized: SizedColumn<R>) => string): string =>
    sized
      .map((one) => fill(textIn(one), Math.min(one.cells, ALIGNED), one.column.align))
      .join(' '.repeat(GAP))
      .trimEnd();
  return [
    lineOf(({ column }) => column.header),
    ...rows.map((row) => lineOf(({ column, cells }) => column.cell(row, context, cells))),
  ];
}
