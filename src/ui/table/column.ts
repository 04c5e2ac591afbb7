import type { Align } from '../../text/cells.ts';
import type { Glyphs } from '../theme/glyphs.ts';
import type { Role } from '../theme/roles.ts';

/** What cells need to know besides their row: the zone for times, the signs, and the scale of bars. */
export type CellContext = {
  readonly zone: string;
  readonly glyphs: Glyphs;
  /** The largest count among the rows that are shown together. */
  readonly most: number;
};

/** One column of a table, for the screen and for the command line. */
export type Column<R> = {
  readonly id: string;
  readonly header: string;
  readonly align: Align;
  /**
   * In cells. What is left over goes to the columns that grow, by these shares. `whole`: a cell that is cut would
   * mislead, so where the widest is known, the column is left out rather than made narrower than that.
   */
  readonly width: {
    readonly min: number;
    readonly max: number;
    readonly grow?: number;
    readonly whole?: true;
  };
  /** 1 stays longest; where there is little room the highest number goes first. */
  readonly priority: number;
  /** The text of a cell in so many cells (bars fill them); it may be anything, also longer. */
  readonly cell: (row: R, context: CellContext, cells: number) => string;
  readonly role?: (row: R) => Role;
};
