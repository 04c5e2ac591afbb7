import type { State } from '../../app/state/state.ts';
import type { Look } from '../theme/look.ts';
import type { Painted } from '../theme/paint.ts';
import type { StyledLine } from '../theme/styled.ts';

/** Cells and rows inside a panel's frame. */
export type Room = { readonly width: number; readonly height: number };

/** Cells that a frame puts around a panel's title, its number and its note. */
export const FRAMING = 9;

/** What a panel says and shows: a title, a note at the right of it, and its lines from the top. */
export type PanelView = {
  readonly title: string;
  readonly note: StyledLine;
  readonly lines: readonly (StyledLine | Painted)[];
};

/** Draws a panel as lines: what it shows is a function of the state alone. */
export type DrawPanel = (state: State, room: Room, look: Look) => PanelView;
