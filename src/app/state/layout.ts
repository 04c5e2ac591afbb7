import { type Arranged, arrange, clamp, hasTile } from './arrangements.ts';
import type { Line } from './line-editor.ts';
import type { Overlay } from './overlay.ts';
import type { State } from './state.ts';
import type { PanelId } from './view.ts';

/** The smallest terminal that the screen is drawn on, in cells. */
export const SMALLEST = { columns: 40, rows: 10 } as const;

/** The layout of the dashboard's body; heights and widths in cells, borders included. */
export type Layout =
  | { readonly kind: 'too-small' }
  | {
      readonly kind: 'single';
      readonly panel: PanelId;
      readonly width: number;
      readonly height: number;
    }
  | ({ readonly kind: 'tiled' } & Arranged);

/** Lays out the screen above the footer (one line) and the open prompt. Pure; tested as drawings. */
export function layoutOf(state: Pick<State, 'size' | 'overlay' | 'zoomed' | 'focus'>): Layout {
  const { columns, rows } = state.size;
  if (columns < SMALLEST.columns || rows < SMALLEST.rows) return { kind: 'too-small' };
  const height = rows - 1 - promptHeight(state.overlay, state.size);
  const arranged = state.zoomed ? undefined : arrange(columns, rows, height);
  const alone = { kind: 'single', panel: state.focus, width: columns, height } as const;
  if (arranged === undefined) return alone;
  // A panel that has no room is shown alone once it is chosen; an open prompt leaves the others where they are.
  const isShown = state.overlay !== undefined || hasTile(arranged.bands, state.focus);
  return isShown ? { kind: 'tiled', ...arranged } : alone;
}

/** The height of the open prompt in lines, its frame included; it grows with the typed line. */
export function promptHeight(overlay: Overlay | undefined, size: State['size']): number {
  const half = Math.floor(size.rows / 2);
  switch (overlay?.kind) {
    case 'add': {
      // A long line, such as that of an incident with many reports, takes the room it needs beside its reading.
      const needed = 8 + moreRows(overlay.line, size);
      return Math.max(clamp(half, 5, 14), Math.min(needed, size.rows - LEAST_ABOVE));
    }
    case 'palette':
      return clamp(half, 5, 16);
    case 'export':
      return Math.min(half + 3, 8 + moreRows(overlay.line, size));
    case 'views':
      return clamp(4 + (overlay.views?.length ?? 0), 5, half);
    case 'view-name':
      return Math.min(half, 5 + moreRows(overlay.line, size) + wrappedRows(overlay.refusal, size));
    case 'file':
      return Math.min(
        half + 3,
        7 + moreRows(overlay.line, size) + wrappedRows(overlay.refusal, size),
      );
    case 'opening':
      return Math.min(half, 2 + wrappedRows(overlay.words, size));
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

/** The rows that a long entry leaves to what is above it. */
const LEAST_ABOVE = 9;

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
  const inside = panel === 'events' || panel === 'actors' ? 3 : 2;
  return Math.max(1, placeOf(layoutOf(state), panel).height - inside);
}

/** The width in cells inside a panel's frame, also while an open prompt leaves no room for the panel. */
export function widthOf(state: Parameters<typeof layoutOf>[0], panel: PanelId): number {
  return Math.max(1, placeOf(layoutOf({ ...state, overlay: undefined }), panel).width - 2);
}

/**
 * How many bars the timeline has room for beside the numbers of its scale: with a gap between each two, or, in a unit that was
 * chosen, without.
 */
export function barsOf(state: Parameters<typeof layoutOf>[0] & Pick<State, 'barUnit'>): number {
  const cells = state.barUnit === null ? 2 : 1;
  return Math.max(8, Math.floor((widthOf(state, 'timeline') - 6) / cells));
}

/** Whether the screen has room for what is known of the selected incident. */
export function showsReading(state: Parameters<typeof layoutOf>[0]): boolean {
  const layout = layoutOf(state);
  return layout.kind === 'tiled' && hasTile(layout.bands, 'reading');
}

/** The size of a panel's frame; of one that is not on the screen, that of the smallest frame. */
function placeOf(
  layout: Layout,
  panel: PanelId,
): { readonly width: number; readonly height: number } {
  if (layout.kind === 'single') return layout;
  const columns = layout.kind === 'tiled' ? layout.bands.flatMap((one) => one.columns) : [];
  for (const { width, tiles } of columns) {
    const tile = tiles.find((one) => one.panel === panel);
    if (tile !== undefined) return { width, height: tile.height };
  }
  return { width: 3, height: 3 };
}

/** The cells left and right of the bars of each role on an actor's page: its name, and the peak. */
export const ROLE_NAME = 12;
export const BESIDE_ROLE_BARS = ROLE_NAME + 12;
