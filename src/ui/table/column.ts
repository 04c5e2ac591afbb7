import type { Align } from '../../text/cells.ts';
import type { Glyphs } from '../theme/glyphs.ts';
import type { Role } from '../theme/roles.ts';

/** What cells need besides their row: the zone for times, the glyphs, and the scale of bars. */
export type CellContext = {
  readonly zone: string;
  readonly glyphs: Glyphs;
  /** The largest count of the rows shown together. */
  readonly most: number;
};

/** One column of a table, for the screen and for the command line. */
export type Column<R> = {
  readonly id: string;
  readonly header: string;
  readonly align: Align;
  /**
   * In cells. Remaining cells go to the columns that grow, by these shares. `whole`: a cut cell would mislead, so if the
   * widest cell is known, the column is left out rather than made narrower. `enough`: what most cells need; columns get it
   * in the order of their priority, before the rest is shared. `from`: the least width of a table that shows it.
   */
  readonly width: {
    readonly min: number;
    readonly max: number;
    readonly grow?: number;
    readonly whole?: true;
    readonly enough?: number;
    readonly from?: number;
  };
  /** 1 stays longest; if there is little room, the highest number is dropped first. */
  readonly priority: number;
  /** The text of a table cell of this width (bars fill it); it may be anything, even longer. */
  readonly cell: (row: R, context: CellContext, cells: number) => string;
  readonly role?: (row: R) => Role;
};
