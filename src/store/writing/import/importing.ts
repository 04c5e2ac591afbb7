import type { Kysely } from 'kysely';
import type { RejectedCells } from '../../../domain/entry/imported.ts';
import type { ChangedRow, ImportHeader, Tally } from '../../port/importing.ts';
import type { Schema } from '../../schema/schema.ts';
import type { Prepare, PrepareMany } from './statements.ts';

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
      /** The row, if it was not sent in full. */
      readonly raw?: RejectedCells;
    };

/** What an import's row writers share. */
export type Importing = {
  readonly db: Kysely<Schema>;
  readonly prepare: Prepare;
  readonly prepareMany: PrepareMany;
  readonly header: ImportHeader;
  readonly batch: number;
  readonly asChange: AsChange;
};

/** Runs a write to rows that were there before the import, so that it gets lines in the change log. */
export type AsChange = (write: () => Promise<void>) => Promise<void>;
