import type { IBufferCell, Terminal } from '@xterm/headless';
import { type Box, shapeOf } from './cell-shapes.ts';

const CELL = { width: 8.4, height: 17, baseline: 13 };
const MARGIN = 10;
const BACKGROUND = '#16181d';
const TEXT = '#d5d8de';
const UNDERLINE: Box = [0, 0.88, 1, 0.06];
/** The eight colours that every terminal has, and their bright ones. */
const PALETTE = [
  '#3b4048',
  '#e06c75',
  '#98c379',
  '#e5c07b',
  '#61afef',
  '#c678dd',
  '#56b6c2',
  '#d5d8de',
  '#5c6370',
  '#ef8a92',
  '#b1d695',
  '#f0d197',
  '#84c4f5',
  '#d89aec',
  '#77cad4',
  '#ffffff',
];

/** One place of the screen: where it is, what stands there, and how it looks. */
type Cell = {
  readonly row: number;
  readonly column: number;
  readonly wide: boolean;
  readonly text: string;
  readonly color: string;
  readonly background: string | undefined;
  readonly dim: boolean;
  readonly underlined: boolean;
  /** Weight and slant as attributes of the text. */
  readonly style: string;
};

type Rect = { readonly x: number; readonly y: number; width: number; readonly height: number };
type Piece = { readonly cell: Cell; text: string; cells: number };

/** What a terminal shows as an SVG picture, exact to the cell: lines and blocks as shapes, the rest as text. */
export function svgOf(terminal: Terminal): string {
  const { cols, rows } = terminal;
  const cells = Array.from({ length: rows }, (_, row) => cellsOf(terminal, row)).flat();
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(left(cols) + MARGIN)} ${round(top(rows) + MARGIN)}" font-family="'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14">`,
    `<rect width="100%" height="100%" rx="8" fill="${BACKGROUND}"/>`,
    ...shapesOf(cells),
    ...piecesOf(cells).map(drawn),
    '</svg>\n',
  ].join('\n');
}

function cellsOf(terminal: Terminal, row: number): readonly Cell[] {
  const line = terminal.buffer.active.getLine(row);
  return Array.from({ length: terminal.cols }, (_, column) => {
    const cell = line?.getCell(column);
    return cell === undefined || cell.getWidth() === 0 ? [] : [readCell(cell, row, column)];
  }).flat();
}

function readCell(cell: IBufferCell, row: number, column: number): Cell {
  const front = (cell.isFgPalette() ? PALETTE[cell.getFgColor()] : undefined) ?? TEXT;
  const back = cell.isBgPalette() ? PALETTE[cell.getBgColor()] : undefined;
  const inverse = cell.isInverse() !== 0;
  return {
    row,
    column,
    wide: cell.getWidth() === 2,
    text: cell.getChars() === '' ? ' ' : cell.getChars(),
    color: inverse ? (back ?? BACKGROUND) : front,
    background: inverse ? front : back,
    dim: cell.isDim() !== 0,
    underlined: cell.isUnderline() !== 0,
    style: `${cell.isBold() === 0 ? '' : ' font-weight="bold"'}${cell.isItalic() === 0 ? '' : ' font-style="italic"'}`,
  };
}

/** Backgrounds first, then lines, blocks and underlines; everything of one colour as one path. */
function shapesOf(cells: readonly Cell[]): readonly string[] {
  const behind = new Map<string, Rect[]>();
  const front = new Map<string, Rect[]>();
  for (const cell of cells) {
    if (cell.background !== undefined) {
      add(behind, ` fill="${cell.background}"`, placed(cell, [0, 0, cell.wide ? 2 : 1, 1]));
    }
    const boxes = [...(shapeOf(cell.text) ?? []), ...(cell.underlined ? [UNDERLINE] : [])];
    for (const box of boxes) add(front, paintOf(cell), placed(cell, box));
  }
  return [...behind, ...front].map(
    ([paint, rects]) => `<path${paint} d="${rects.map(outline).join('')}"/>`,
  );
}

/** Adds a rectangle to those of its paint, or to the last of them where it goes on to the right of it. */
function add(rects: Map<string, Rect[]>, paint: string, rect: Rect): void {
  const same = rects.get(paint) ?? [];
  rects.set(paint, same);
  const last = same.at(-1);
  const isOnward =
    last?.y === rect.y && last.height === rect.height && rect.x < last.x + last.width + 0.1;
  if (last !== undefined && isOnward) last.width = rect.x + rect.width - last.x;
  else same.push(rect);
}

function placed({ row, column }: Cell, [x, y, width, height]: Box): Rect {
  return {
    x: left(column + x),
    y: top(row + y),
    width: width * CELL.width,
    height: height * CELL.height,
  };
}

function outline({ x, y, width, height }: Rect): string {
  return `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;
}

/** Neighbours that look the same, without the space around them; a wide character stands alone. */
function piecesOf(cells: readonly Cell[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const cell of cells) {
    if (cell.text === ' ' || shapeOf(cell.text) !== undefined) continue;
    const last = pieces.at(-1);
    const gap = last === undefined ? -1 : cell.column - last.cell.column - last.cells;
    const isNext = last?.cell.row === cell.row && (gap === 0 || gap === 1);
    if (last !== undefined && isNext && !cell.wide && !last.cell.wide && alike(last.cell, cell)) {
      last.text += ' '.repeat(gap) + cell.text;
      last.cells += gap + 1;
    } else pieces.push({ cell, text: cell.text, cells: cell.wide ? 2 : 1 });
  }
  return pieces;
}

function alike(one: Cell, other: Cell): boolean {
  return paintOf(one) === paintOf(other) && one.style === other.style;
}

// The length keeps each character in its cell where another font is used.
function drawn({ cell, text, cells }: Piece): string {
  const x = round(left(cell.column));
  const y = round(top(cell.row) + CELL.baseline);
  return `<text x="${x}" y="${y}" textLength="${round(cells * CELL.width)}"${paintOf(cell)}${cell.style}>${escaped(text)}</text>`;
}

function paintOf({ color, dim }: Cell): string {
  return ` fill="${color}"${dim ? ' opacity=".65"' : ''}`;
}

function left(column: number): number {
  return MARGIN + column * CELL.width;
}

function top(row: number): number {
  return MARGIN + row * CELL.height;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
