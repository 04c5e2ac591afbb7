import type { Generated } from 'kysely';

/** The kind of an action; `outside` for writes of another program. */
export type ActionKind = 'add' | 'edit' | 'remove' | 'undo' | 'redo' | 'import' | 'outside';

export type ActionTable = {
  id: Generated<number>;
  /** A UUIDv7 that the client makes, so that a repeated request is performed only once. */
  uid: string;
  at: Generated<string>;
  who: string;
  kind: ActionKind;
  title: string;
  undoes: number | null;
  batch_id: number | null;
  reason: string | null;
  /** The part of the result that is not in other columns (`ActionAnswer`), as JSON; `null` for an import or a purge. */
  answer: string | null;
};

export type ChangeTable = {
  id: Generated<number>;
  action_id: number;
  tab: string;
  row_id: number;
  before: string | null;
  after: string | null;
};

/** What the triggers need to know about the current transaction. */
export type ContextTable = {
  id: Generated<number>;
  action_id: number | null;
  importing: Generated<number>;
};

/** A purged record, and the reason; its publisher's id keeps imports from adding it again. */
export type PurgeTable = {
  id: Generated<number>;
  action_id: number;
  record: string;
  reason: string;
  dataset: string | null;
  external_id: string | null;
  /** When its traces were erased from the file; `null` if that was interrupted. */
  erased_at: Generated<string | null>;
  uid: string | null;
};

/** A recorded copy of the database. */
export type BackupTable = {
  id: Generated<number>;
  file: string;
  who: Generated<string>;
  at: Generated<string>;
};
