import type { Generated } from 'kysely';

/** What an act was. `outside`: written by a program that is not Watchfloor. */
export type ActionKind = 'add' | 'edit' | 'remove' | 'undo' | 'redo' | 'import' | 'outside';

export type ActionTable = {
  id: Generated<number>;
  /** A UUIDv7 that the program makes before it asks for the action: asked for twice, it is done once. */
  uid: string;
  at: Generated<string>;
  who: string;
  kind: ActionKind;
  title: string;
  undoes: number | null;
  batch_id: number | null;
  reason: string | null;
  /** What the caller was answered beside the title and the changes (`ActionAnswer`), as JSON; `null` for an import or a purge. */
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

/** What the triggers need to know of the transaction that they run in. */
export type ContextTable = {
  id: Generated<number>;
  action_id: number | null;
  importing: Generated<number>;
};

/** That a record was purged, and why; what a publisher calls it keeps it from coming back. */
export type PurgeTable = {
  id: Generated<number>;
  action_id: number;
  record: string;
  reason: string;
  dataset: string | null;
  external_id: string | null;
  /** When its traces were erased from the file; `null` where that was interrupted. */
  erased_at: Generated<string | null>;
  uid: string | null;
};

/** A copy of the database that was made. */
export type BackupTable = {
  id: Generated<number>;
  file: string;
  who: Generated<string>;
  at: Generated<string>;
};
