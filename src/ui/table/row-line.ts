import { fit, width } from '../../text/cells.ts';
import type { Role } from '../theme/roles.ts';
import type { Piece, StyledLine } from '../theme/styled.ts';
import type { CellContext } from './column.ts';
import { GAP, type SizedColumn, type Widest } from './layout-columns.ts';

/** One row of a table as a line: each cell cut or padded to its column's width. */
export function rowLine<R>(
  row: R,
  columns: readonly SizedColumn<R>[],
  context: CellContext,
): StyledLine {
  return withGaps(
    columns.map((sized) => cellPieces(cellText(row, sized, context), sized.column.role?.(row))),
  );
}

/** A cell in its role, which does not cover the padding before a number. */
export function cellPieces(text: string, role: Role = 'text'): readonly Piece[] {
  const number = text.trimStart();
  return number === text
    ? [[role, text]]
    : [text.slice(0, -number.length || undefined), [role, number]];
}

/** The columns' headers as a line. */
export function headerLine<R>(
  columns: readonly SizedColumn<R>[],
  { glyphs }: Pick<CellContext, 'glyphs'>,
): StyledLine {
  return withGaps(
    columns.map(({ column, cells }): readonly Piece[] => [
      ['header', fit(column.header, cells, column.align, glyphs.ellipsis)],
    ]),
  );
}

/** One cell, cut or padded to its column's width. */
export function cellText<R>(row: R, sized: SizedColumn<R>, context: CellContext): string {
  const { column, cells } = sized;
  const text = column.cell(row, context, cells);
  // A truncated number is another number, so it is left out altogether.
  const isLeftOut = column.align === 'right' && width(text) > cells;
  const { ellipsis } = context.glyphs;
  return fit(isLeftOut ? ellipsis : text, cells, column.align, ellipsis);
}

/** The width that a column needs to show its header and these rows whole, at its narrowest and at its widest. */
export function widestOf<R>(rows: readonly R[], context: CellContext): Widest<R> {
  return ({ header, cell, width: { min, max } }) => {
    const among = (cells: number) =>
      rows.reduce((most, row) => Math.max(most, width(cell(row, context, cells))), width(header));
    return { least: among(min), most: among(max) };
  };
}

function withGaps(cells: readonly (readonly Piece[])[]): StyledLine {
  const gap = ' '.repeat(GAP);
  return cells.flatMap((pieces, index) => (index === 0 ? pieces : [gap, ...pieces]));
}
