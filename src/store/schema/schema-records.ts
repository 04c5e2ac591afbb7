import type { Generated } from 'kysely';

/** The columns of every record. */
export type RecordColumns = {
  id: Generated<number>;
  uid: Generated<string>;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
  removed_at: string | null;
};

/** The columns of every record that an import can add. */
export type ImportedColumns = RecordColumns & { batch_id: number | null };
