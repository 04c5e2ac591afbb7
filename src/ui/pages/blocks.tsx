import { Box } from 'ink';
import type { ReactNode } from 'react';
import type { PageLink } from '../../app/state/command.ts';
import { type Choice, isSameChoice } from '../../app/state/open-page.ts';
import type { RecordRef } from '../../domain/model/record.ts';
import { Lines } from '../components/lines.tsx';
import type { Column } from '../table/column.ts';
import { Table } from '../table/table.tsx';
import { useAppearance } from '../theme/appearance.ts';
import { GLYPHS } from '../theme/glyphs.ts';
import { markFound } from '../theme/mark-found.ts';
import { type StyledLine, textOf } from '../theme/styled.ts';

/** A part of a page that knows its height in rows; `from` and `rows` say which of them are visible. */
export type Block = {
  readonly height: number;
  /** The records in it, each with its line in the block. */
  readonly links: readonly PageLink[];
  /** The full text of each of its rows, to search in. */
  readonly texts: () => readonly string[];
  readonly draw: (seen: {
    readonly from: number;
    readonly rows: number;
    readonly width: number;
    readonly find: Found | undefined;
    /** The chosen record; a block that has a pointer of its own marks it. */
    readonly chosen: Choice | undefined;
  }) => ReactNode;
};

/** A text whose matches are marked, and the row of the page or block with the current match. */
type Found = { readonly text: string; readonly at: number | undefined };

/** Lines of text, with links to the records in them. */
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

/** Lines that belong together, and the record of the first of them. */
export type Part = {
  readonly lines: readonly StyledLine[];
  readonly record?: RecordRef | undefined;
  /** What Enter opens, if it is not the record itself. */
  readonly opens?: RecordRef;
};

/** Parts, one below the other. */
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

/** A table with its header and all of its rows; nothing if there are none. */
export function tableBlock<R>(given: {
  readonly rows: readonly R[];
  readonly columns: readonly Column<R>[];
  readonly zone: string;
  /** The record of a row, and what Enter opens if that is another one. */
  readonly link?: ((row: R) => Omit<PageLink, 'line'>) | undefined;
}): Block {
  if (given.rows.length === 0) return lineBlock([]);
  return {
    height: given.rows.length + 1,
    links: given.rows.flatMap((row, index): PageLink[] => {
      const link = given.link?.(row);
      return link === undefined ? [] : [{ ...link, line: index + 1 }];
    }),
    texts: () => [headerText(given.columns), ...given.rows.map((row) => rowText(row, given))],
    draw: ({ from, rows, width, find }) => {
      // A table starts with its header; if that is scrolled out of view, it is drawn above the visible part.
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

/** Enough cells to show any cell of a table whole. */
const WHOLE = 1_000;

function headerText<R>(columns: readonly Column<R>[]): string {
  return columns.map(({ header }) => header).join(' ');
}

/** The cells of a row with room for the whole of each. */
function rowText<R>(
  row: R,
  { columns, zone }: { readonly columns: readonly Column<R>[]; readonly zone: string },
): string {
  const context = { zone, glyphs: GLYPHS.unicode, most: 0 };
  return columns.map(({ cell, width }) => cell(row, context, Math.min(width.max, WHOLE))).join(' ');
}

/** Below this width a page has one column. */
export const TWO_COLUMNS = 96;

/** The cells between two columns: a line, and the pointer of the right one. */
const BETWEEN = 3;

/** The widths of two columns in this many cells. */
export function columnWidths(cells: number): { readonly left: number; readonly right: number } {
  const left = Math.floor((cells - BETWEEN) * 0.54);
  return { left, right: cells - BETWEEN - left };
}

/** Two columns of blocks next to each other, as high as the higher one. */
export function columnsBlock(
  left: readonly Block[],
  right: readonly Block[],
  cells: number,
): Block {
  const widths = columnWidths(cells);
  const links = linksIn(right).map((link) => ({ ...link, side: 'right' as const }));
  const height = Math.max(heightOf(left), heightOf(right));
  return {
    height,
    links: [...linksIn(left), ...links],
    texts: () => {
      const [one, other] = [textsOf(left), textsOf(right)];
      return Array.from({ length: height }, (_, row) => `${one[row] ?? ''} ${other[row] ?? ''}`);
    },
    draw: ({ from, rows, find, chosen }) => {
      const pointed = new Set(
        links.flatMap(({ record, line }) => (isSameChoice(record, chosen) ? [line - from] : [])),
      );
      return (
        <Box height={rows}>
          <Blocks blocks={left} scroll={from} width={widths.left} height={rows} find={find} />
          <Between pointed={pointed} height={rows} />
          <Blocks blocks={right} scroll={from} width={widths.right} height={rows} find={find} />
        </Box>
      );
    },
  };
}

function Between({ pointed, height }: { pointed: ReadonlySet<number>; height: number }) {
  const { glyphs } = useAppearance();
  const lines = Array.from(
    { length: height },
    (_, row): StyledLine => [
      ['border', ` ${glyphs.frame.side}`],
      pointed.has(row) ? ['key', glyphs.pointer] : ' ',
    ],
  );
  return <Lines lines={lines} width={BETWEEN} />;
}

/** The text of each row of the blocks of a page. */
export function textsOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap(({ texts }) => texts());
}

/** The height in rows of all blocks of a page. */
export function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.height, 0);
}

/** The records in the blocks of a page, with their lines on the page. */
export function linksIn(blocks: readonly Block[]): readonly PageLink[] {
  let top = 0;
  return blocks.flatMap((block) => {
    const from = top;
    top += block.height;
    return block.links.map((link) => ({ ...link, line: from + link.line }));
  });
}

/** The blocks of a page, one below the other, scrolled down by some rows; what is out of view is not drawn. */
export function Blocks(props: {
  readonly blocks: readonly Block[];
  readonly scroll: number;
  readonly width: number;
  readonly height: number;
  readonly find?: Found | undefined;
  readonly chosen?: Choice | undefined;
}) {
  const { blocks, scroll, width, height, find, chosen } = props;
  let top = -scroll;
  const seen = blocks.flatMap((block, index) => {
    const from = Math.max(0, -top);
    const rows = Math.min(block.height - from, height - Math.max(0, top));
    const its = find && { ...find, at: find.at === undefined ? undefined : find.at - scroll - top };
    top += block.height;
    return rows > 0
      ? [{ key: index, drawn: block.draw({ from, rows, width, find: its, chosen }) }]
      : [];
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
