import type { IBufferCell, Terminal } from '@xterm/headless';

const CELL = { width: 8.4, height: 17 };
const MARGIN = 10;
const BACKGROUND = '#16181d';
const TEXT = '#d5d8de';
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

type Look = {
  readonly color: string;
  readonly background: string | undefined;
  readonly attributes: string;
};
type Run = { readonly from: number; cells: number; text: string; readonly look: Look };

/** What a terminal shows as an SVG picture, cell by cell in a monospaced font. */
export function svgOf(terminal: Terminal): string {
  const { cols, rows } = terminal;
  const width = cols * CELL.width + 2 * MARGIN;
  const height = rows * CELL.height + 2 * MARGIN;
  const lines = Array.from({ length: rows }, (_, row) =>
    runsOf(terminal, row)
      .map((run) => drawn(run, row))
      .join(''),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" fill="${TEXT}">`,
    `<rect width="100%" height="100%" rx="8" fill="${BACKGROUND}"/>`,
    ...lines.filter((line) => line !== ''),
    '</svg>\n',
  ].join('\n');
}

function runsOf(terminal: Terminal, row: number): readonly Run[] {
  const line = terminal.buffer.active.getLine(row);
  const runs: Run[] = [];
  for (let column = 0; column < terminal.cols; column += 1) {
    const cell = line?.getCell(column);
    if (cell === undefined || cell.getWidth() === 0) continue;
    const look = lookOf(cell);
    const text = cell.getChars() === '' ? ' ' : cell.getChars();
    const last = runs.at(-1);
    if (last !== undefined && isSame(last.look, look)) {
      last.text += text;
      last.cells += cell.getWidth();
    } else runs.push({ from: column, cells: cell.getWidth(), text, look });
  }
  return runs;
}

function drawn({ from, cells, text, look }: Run, row: number): string {
  const x = round(MARGIN + from * CELL.width);
  const y = MARGIN + row * CELL.height;
  const width = round(cells * CELL.width);
  const behind =
    look.background === undefined
      ? ''
      : `<rect x="${x}" y="${y}" width="${width}" height="${CELL.height}" fill="${look.background}"/>`;
  if (text.trim() === '') return behind;
  const fill = look.color === TEXT ? '' : ` fill="${look.color}"`;
  return `${behind}<text x="${x}" y="${y + 13}" textLength="${width}" lengthAdjust="spacingAndGlyphs" xml:space="preserve"${fill}${look.attributes}>${escaped(text)}</text>`;
}

function lookOf(cell: IBufferCell): Look {
  const front = cell.isFgPalette() ? (PALETTE[cell.getFgColor()] ?? TEXT) : TEXT;
  const back = cell.isBgPalette() ? PALETTE[cell.getBgColor()] : undefined;
  const inverse = cell.isInverse() !== 0;
  const attributes = [
    cell.isBold() === 0 ? '' : ' font-weight="bold"',
    cell.isItalic() === 0 ? '' : ' font-style="italic"',
    cell.isDim() === 0 ? '' : ' opacity="0.65"',
    cell.isUnderline() === 0 ? '' : ' text-decoration="underline"',
  ].join('');
  return inverse
    ? { color: back ?? BACKGROUND, background: front, attributes }
    : { color: front, background: back, attributes };
}

function isSame(one: Look, other: Look): boolean {
  return (
    one.color === other.color &&
    one.background === other.background &&
    one.attributes === other.attributes
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
