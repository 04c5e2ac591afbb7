import { Box } from 'ink';
import type { ReactNode } from 'react';
import type { PageLink } from '../../app/state/command.ts';
import type { RecordRef } from '../../domain/model/record.ts';
import { Lines } from '../components/lines.tsx';
import type { Column } from '../table/column.ts';
import { Table } from '../table/table.tsx';
import { GLYPHS } from '../theme/glyphs.ts';
import { markFound } from '../theme/mark-found.ts';
import { type StyledLine, textOf } from '../theme/styled.ts';

/** A part of a page that knows how many rows it takes; `from` and `rows` say which of them are seen. */
export type Block = {
  readonly height: number;
  /** The records that it names, each with its line in the block. */
  readonly links: readonly PageLink[];
  /** The words of each of its rows, whole, to be looked through. */
  readonly texts: () => readonly string[];
  readonly draw: (seen: {
    readonly from: number;
    readonly rows: number;
    readonly width: number;
    readonly find: Found | undefined;
  }) => ReactNode;
};

/** A text that is marked wherever it stands, and the row of the page or block that it was last found in. */
type Found = { readonly text: string; readonly at: number | undefined };

/** Lines of text, and the records that some of them name. */
export function lineBlock(lines: readonly StyledLine[], links: readonly PageLink[] = []): Block {
  return {
    height: lines.length,
    links,
    texts: () => lines.map(textOf),
    draw: ({ from, rows, width, find }) => (
      <Lines
        lines={lines
          .slice(from, from + rows)
          .map((line, row) => markFound(line, find?.text, from + row === find?.at))}
        width={width}
        height={rows}
      />
    ),
  };
}

/** Lines that belong together, and the record that the first of them names. */
export type Part = {
  readonly lines: readonly StyledLine[];
  readonly record?: RecordRef | undefined;
  /** What Enter opens, where that is not the record itself. */
  readonly opens?: RecordRef;
};

/** Parts one below the other. */
export function partsBlock(parts: readonly Part[]): Block {
  let line = 0;
  const links = parts.flatMap(({ lines, record, opens }): PageLink[] => {
    const at = line;
    line += lines.length;
    if (record === undefined) return [];
    return [{ record, line: at, ...(opens === undefined ? {} : { opens }) }];
  });
  return lineBlock(
    parts.flatMap(({ lines }) => lines),
    links,
  );
}

/** A table with its header, all of its rows. */
export function tableBlock<R>(given: {
  readonly rows: readonly R[];
  readonly columns: readonly Column<R>[];
  readonly zone: string;
  /** The record that a row stands for, and what Enter opens where that is another. */
  readonly link?: ((row: R) => Omit<PageLink, 'line'>) | undefined;
}): Block {
  return {
    height: given.rows.length + 1,
    links: given.rows.flatMap((row, index): PageLink[] => {
      const link = given.link?.(row);
      return link === undefined ? [] : [{ ...link, line: index + 1 }];
    }),
    texts: () => [headerText(given.columns), ...given.rows.map((row) => rowText(row, given))],
    draw: ({ from, rows, width, find }) => {
      // A table begins with its header; where that is out of sight it is drawn above what is seen.
      const above = from === 0 ? 0 : 1;
      return (
        <Box height={rows} overflow="hidden" contentOffsetY={above} flexShrink={0}>
          <Table
            {...given}
            first={from - above}
            most={0}
            width={width}
            height={rows + above}
            find={find && { text: find.text, row: (find.at ?? 0) - 1 }}
          />
        </Box>
      );
    },
  };
}

/** Cells that are enough to have a cell of a table whole. */
const WHOLE = 1_000;

function headerText<R>(columns: readonly Column<R>[]): string {
  return columns.map(({ header }) => header).join(' ');
}

/** The cells of a row as they are where there is room for all of each. */
function rowText<R>(
  row: R,
  { columns, zone }: { readonly columns: readonly Column<R>[]; readonly zone: string },
): string {
  const context = { zone, glyphs: GLYPHS.unicode, most: 0 };
  return columns.map(({ cell, width }) => cell(row, context, Math.min(width.max, WHOLE))).join(' ');
}

/** How many rows the blocks of a page take together. */
export function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.height, 0);
}

/** The records that the blocks of a page name, by their lines on the page. */
export function linksIn(blocks: readonly Block[]): readonly PageLink[] {
  let top = 0;
  return blocks.flatMap((block) => {
    const from = top;
    top += block.height;
    return block.links.map((link) => ({ ...link, line: from + link.line }));
  });
}

/** The blocks of a page one below the other, scrolled down by some rows; what is out of sight is not drawn. */
export function Blocks(props: {
  readonly blocks: readonly Block[];
  readonly scroll: number;
  readonly width: number;
  readonly height: number;
  readonly find?: Found | undefined;
}) {
  const { blocks, scroll, width, height, find } = props;
  let top = -scroll;
  const seen = blocks.flatMap((block, index) => {
    const from = Math.max(0, -top);
    const rows = Math.min(block.height - from, height - Math.max(0, top));
    const its = find && { ...find, at: find.at === undefined ? undefined : find.at - scroll - top };
    top += block.height;
    return rows > 0 ? [{ key: index, drawn: block.draw({ from, rows, width, find: its }) }] : [];
  });
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      {seen.map(({ key, drawn }) => (
        <Box key={key} flexDirection="column" flexShrink={0}>
          {drawn}
        </Box>
      ))}
    </Box>
  );
}
