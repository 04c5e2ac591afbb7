import { fit, width } from '../text/cells.ts';
import type { Piece, StyledLine } from '../theme/styled.ts';
import type { CellContext } from './column.ts';
import { GAP, type SizedColumn, type Widest } from './layout-columns.ts';

/** One row of a table as a line: each cell cut or filled to its column's width. */
export function rowLine<R>(
  row: R,
  columns: readonly SizedColumn<R>[],
  context: CellContext,
): StyledLine {
  return withGaps(
    columns.map((sized): Piece => {
      const text = cellText(row, sized, context);
      return sized.column.role === undefined ? text : [sized.column.role(row), text];
    }),
  );
}

/** The columns' headers as a line. */
export function headerLine<R>(
  columns: readonly SizedColumn<R>[],
  { glyphs }: Pick<CellContext, 'glyphs'>,
): StyledLine {
  return withGaps(
    columns.map(
      ({ column, cells }): Piece => [
        'header',
        fit(column.header, cells, column.align, glyphs.ellipsis),
      ],
    ),
  );
}

/** One cell, cut or filled to its column's width. */
export function cellText<R>(row: R, sized: SizedColumn<R>, context: CellContext): string {
  const { column, cells } = sized;
  return fit(column.cell(row, context, cells), cells, column.align, context.glyphs.ellipsis);
}

/** How wide a column has to be to show its header and these rows whole, at its shortest and at its fullest. */
export function widestOf<R>(rows: readonly R[], context: CellContext): Widest<R> {
  return ({ header, cell, width: { min, max } }) => {
    const among = (cells: number) =>
      rows.reduce((most, row) => Math.max(most, width(cell(row, context, cells))), width(header));
    return { least: among(min), most: among(max) };
  };
}

function withGaps(pieces: readonly Piece[]): StyledLine {
  const gap = ' '.repeat(GAP);
  return pieces.flatMap((piece, index) => (index === 0 ? [piece] : [gap, piece]));
}
