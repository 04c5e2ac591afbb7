import type { Generated } from 'kysely';

/** What every record has. */
export type RecordColumns = {
  id: Generated<number>;
  uid: Generated<string>;
  version: Generated<number>;
  created_at: Generated<string>;
  updated_at: Generated<string>;
  removed_at: string | null;
};

/** What every record has that an import can bring. */
export type BroughtColumns = RecordColumns & { batch_id: number | null };
