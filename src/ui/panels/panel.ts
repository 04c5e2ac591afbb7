import type { State } from '../../app/state/state.ts';
import type { Appearance } from '../theme/appearance.ts';
import type { Painted } from '../theme/paint.ts';
import type { StyledLine } from '../theme/styled.ts';

/** The cells and rows inside a panel's frame. */
export type PanelSize = { readonly width: number; readonly height: number };

/** The cells of a frame around a panel's title, number and note. */
export const FRAMING = 9;

/** The content of a panel: a title, a note to the right of it, and its lines from the top. */
export type PanelView = {
  readonly title: string;
  readonly note: StyledLine;
  readonly lines: readonly (StyledLine | Painted)[];
};

/** Draws a panel as lines, from the state alone. */
export type DrawPanel = (state: State, size: PanelSize, appearance: Appearance) => PanelView;
