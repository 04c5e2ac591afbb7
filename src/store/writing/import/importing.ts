import type { ChangedRow, ImportHeader, Tally } from '../../port/importing.ts';
import type { Connection } from '../../sqlite/connection/kysely.ts';

/** What became of one row; a text says why it was refused. */
export type Outcome =
  | {
      readonly is: Exclude<keyof Tally, 'conflicts'>;
      readonly changed?: ChangedRow;
      /** Places that are newly in conflict with what is here. */
      readonly conflicts?: number;
    }
  | {
      readonly is: 'refused';
      readonly column: string | null;
      readonly value: string | null;
      readonly reason: string;
    };

/** An import's surroundings, as those who bring its rows know them. */
export type Importing = {
  readonly connection: Connection;
  readonly header: ImportHeader;
  readonly batch: number;
  /** Runs a write that the change log has to tell of, since it touches what was there before. */
  readonly asChange: (write: () => void) => void;
};
