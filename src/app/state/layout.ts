import type { Line } from './line-editor.ts';
import type { Overlay, PanelId, State } from './state.ts';

/** The smallest terminal that the screen is drawn on, in cells. */
export const SMALLEST = { columns: 40, rows: 10 } as const;
/** Below this the dashboard shows the focused panel alone. */
const TILED = { columns: 72, rows: 18 } as const;

export type Tile = { readonly panel: PanelId; readonly height: number };
export type Column = { readonly width: number; readonly tiles: readonly Tile[] };

/** The layout of the dashboard's body; heights and widths in cells, borders included. */
export type Layout =
  | { readonly kind: 'too-small' }
  | {
      readonly kind: 'single';
      readonly panel: PanelId;
      readonly width: number;
      readonly height: number;
    }
  | { readonly kind: 'tiled'; readonly columns: readonly [Column, Column] };

/** Lays out the screen above the footer (one line) and the open prompt. Pure; tested as drawings. */
export function layoutOf(state: Pick<State, 'size' | 'overlay' | 'zoomed' | 'focus'>): Layout {
  const { columns, rows } = state.size;
  if (columns < SMALLEST.columns || rows < SMALLEST.rows) return { kind: 'too-small' };
  const height = rows - 1 - promptHeight(state.overlay, state.size);
  if (state.zoomed || columns < TILED.columns || rows < TILED.rows) {
    return { kind: 'single', panel: state.focus, width: columns, height };
  }
  return { kind: 'tiled', columns: [leftColumn(columns, height), rightColumn(columns, height)] };
}

/** The height of the open prompt in lines, its frame included; it grows with the typed line. */
export function promptHeight(overlay: Overlay | undefined, size: State['size']): number {
  const half = Math.floor(size.rows / 2);
  switch (overlay?.kind) {
    case 'add':
      return clamp(half, 5, 14);
    case 'palette':
      return clamp(half, 5, 16);
    case 'export':
      return Math.min(half + 3, 8 + moreRows(overlay.line, size));
    case 'filter':
      return clamp(4 + moreRows(overlay.line, size) + problemRows(overlay, size), 4, half);
    case 'window':
      return clamp(4 + moreRows(overlay.line, size) + wrappedRows(overlay.problem, size), 4, half);
    case 'confirm':
      return 4;
    default:
      return 0;
  }
}

/** Cells of a prompt beside the typed line: its frame and the prefix. */
const BESIDE = 14;

/** How many rows beyond the first a typed line takes; wide characters are counted as one cell. */
function moreRows(line: Line, { columns }: State['size']): number {
  return Math.floor(line.text.length / Math.max(4, columns - BESIDE));
}

/** How many rows a filter's error takes besides the row of carets: none if it fits next to them. */
function problemRows(
  { problems: [problem] }: Extract<Overlay, { kind: 'filter' }>,
  size: State['size'],
): number {
  const isShort = (problem?.message.length ?? 0) < size.columns / 2 - BESIDE;
  return isShort ? 0 : wrappedRows(problem?.message, size);
}

function wrappedRows(text: string | undefined, { columns }: State['size']): number {
  return text === undefined ? 0 : Math.ceil(text.length / Math.max(4, columns - BESIDE));
}

/** How many lines of a page or the help are visible: the screen without frame, footer and open prompt. */
export function pageHeight({ overlay, size }: Pick<State, 'overlay' | 'size'>): number {
  return Math.max(1, size.rows - 3 - promptHeight(overlay, size));
}

/** How many rows a panel can list at once, without its frame and header line. */
export function rowsOf(state: Parameters<typeof layoutOf>[0], panel: PanelId): number {
  const layout = layoutOf(state);
  const inside = panel === 'events' || panel === 'actors' ? 3 : 2;
  if (layout.kind === 'single') return Math.max(1, layout.height - inside);
  if (layout.kind === 'too-small') return 1;
  const tile = layout.columns.flatMap((column) => column.tiles).find((one) => one.panel === panel);
  return Math.max(1, (tile?.height ?? 3) - inside);
}

/** The width in cells inside a panel's frame, also while an open prompt leaves no room for the panel. */
export function widthOf(state: Parameters<typeof layoutOf>[0], panel: PanelId): number {
  const layout = layoutOf({ ...state, overlay: undefined });
  if (layout.kind === 'single') return layout.width - 2;
  if (layout.kind === 'too-small') return 1;
  const column = layout.columns.find((one) => one.tiles.some((tile) => tile.panel === panel));
  return Math.max(1, (column?.width ?? 3) - 2);
}

function leftColumn(columns: number, height: number): Column {
  const width = columns - rightWidth(columns);
  const timeline = height < 12 ? 0 : clamp(Math.floor(height / 4), 6, 12);
  const tiles: Tile[] = [{ panel: 'events', height: height - timeline }];
  if (timeline > 0) tiles.push({ panel: 'timeline', height: timeline });
  return { width, tiles };
}

function rightColumn(columns: number, height: number): Column {
  const width = rightWidth(columns);
  if (height < 8) return { width, tiles: [{ panel: 'actors', height }] };
  const actors = Math.max(4, Math.floor(height * 0.45));
  return {
    width,
    tiles: [
      { panel: 'actors', height: actors },
      { panel: 'quotes', height: height - actors },
    ],
  };
}

function rightWidth(columns: number): number {
  return clamp(Math.floor(columns * 0.36), 28, 76);
}

/** The value itself, or the end of the range that it is beyond. */
export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
