import { Box, Text } from 'ink';
import { Table as InkTable } from 'ink-table';
import { createContext, type PropsWithChildren, useContext, useMemo } from 'react';
import { fit } from '../../text/cells.ts';
import { type Appearance, useAppearance } from '../theme/appearance.ts';
import { markFound } from '../theme/mark-found.ts';
import type { Painted } from '../theme/paint.ts';
import type { Role } from '../theme/roles.ts';
import type { CellContext, Column } from './column.ts';
import { GAP, layoutColumns, type SizedColumn } from './layout-columns.ts';
import { cellPieces, cellText, widestOf } from './row-line.ts';

type TableProps<R> = {
  /** All of them decide how wide the columns are; as many as there is room for are drawn. */
  readonly rows: readonly R[];
  /** The index of the first row drawn. */
  readonly first?: number;
  readonly columns: readonly Column<R>[];
  readonly zone: string;
  /** The scale of bars: the largest count of all rows, including those not given here. */
  readonly most: number;
  readonly width: number;
  /** The rows of the table, its header included; what does not fit is omitted. */
  readonly height: number;
  readonly selected?: number | undefined;
  readonly focused?: boolean;
  /** A text whose matches are marked, and the row of the current match. */
  readonly find?: { readonly text: string; readonly row: number } | undefined;
};

/**
 * A table with a header, laid out by display width. The table package measures by string length, so it gets only the names
 * of cells, and the cell component draws the content of each name.
 */
export function Table<R>(props: TableProps<R>) {
  const appearance = useAppearance();
  const { rows, columns, width, height, zone, most, first = 0, find } = props;
  const { glyphs } = appearance;
  const context: CellContext = useMemo(() => ({ zone, glyphs, most }), [zone, glyphs, most]);
  const sized = useMemo(
    () => layoutColumns(columns, width, widestOf(rows, context)),
    [columns, width, rows, context],
  );
  const shown = rows.slice(first, first + Math.max(0, height - 1));
  const cells = new Map<string, Painted>();
  for (const [index, one] of sized.entries()) {
    const gap = index === sized.length - 1 ? 0 : GAP;
    cells.set(one.column.id, headerCell(one, appearance, gap));
    for (const [row, value] of shown.entries()) {
      const under = row === props.selected ? selectedRole(props.focused) : undefined;
      const text = cellText(value, one, context);
      const pieces = cellPieces(text, one.column.role?.(value));
      const line = markFound(pieces, find?.text, first + row === find?.row);
      const painted = appearance.paint(line, { cells: one.cells + gap, under });
      cells.set(nameOf(row, one.column.id), painted);
    }
  }
  const names = shown.map((_, row) =>
    Object.fromEntries(sized.map(({ column }) => [column.id, nameOf(row, column.id)])),
  );
  return (
    <Box width={width} height={height} flexDirection="column" flexShrink={0}>
      <Cells value={cells}>
        <InkTable
          data={names}
          columns={sized.map(({ column }) => column.id)}
          header={NamedCell}
          cell={NamedCell}
          skeleton={NoLine}
        />
      </Cells>
    </Box>
  );
}

/** The content of each cell by its name; a context, because the package keeps the first components that it was given. */
const Cells = createContext<ReadonlyMap<string, Painted>>(new Map());

function NamedCell({ children }: PropsWithChildren) {
  return <Text wrap="truncate">{useContext(Cells).get(String(children).trim()) ?? ''}</Text>;
}

/** Replaces the lines that the package draws between cells and rows; the frame around the table is enough. */
function NoLine() {
  return null;
}

function nameOf(row: number, column: string): string {
  return `${row}:${column}`;
}

function headerCell<R>(
  { column, cells }: SizedColumn<R>,
  appearance: Appearance,
  gap: number,
): Painted {
  const text = fit(column.header, cells, column.align, appearance.glyphs.ellipsis);
  return appearance.paint([['header', text]], { cells: cells + gap });
}

function selectedRole(focused = false): Role {
  return focused ? 'selected' : 'selectedAway';
}
