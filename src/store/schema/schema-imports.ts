import type { Generated } from 'kysely';
import type { ConflictState } from '../../domain/model/conflict.ts';
import type { Passing } from '../../domain/model/dataset.ts';
import type { RowUnit } from '../../domain/model/doubts.ts';
import type { BatchState } from '../../domain/model/import-state.ts';
import type { PlacePrecision } from '../../domain/places/place.ts';
import type { ImportedColumns, RecordColumns } from './schema-records.ts';

export type BatchTable = RecordColumns & {
  dataset: string;
  format: string;
  file: string;
  sha256: string;
  publisher_version: string | null;
  started_at: Generated<string>;
  who: string;
  added: Generated<number>;
  changed: Generated<number>;
  unchanged: Generated<number>;
  rejected: Generated<number>;
  withdrawn: Generated<number>;
  held_back: Generated<number>;
  scope: string | null;
  state: Generated<BatchState>;
  rows_read: Generated<number>;
  bytes_read: Generated<number>;
  bytes: Generated<number>;
  options: string | null;
  runner_host: string | null;
  runner_pid: number | null;
  runner_token: string | null;
  heard_at: string | null;
  /** When its undo in slices began. */
  undo_begun_at: string | null;
  /** How many of its records that has deleted, restored or kept. */
  undone: Generated<number>;
};

export type PublisherRowTable = {
  incident_id: Generated<number>;
  first_batch_id: number;
  last_batch_id: number;
  line: number;
  seen_batch_id: number | null;
  /** The names of its columns; `null` if the row holds them itself. */
  header_id: number | null;
  /** The row as it came and in our terms; see `store/schema/published-row.ts`. */
  packed: Buffer;
  /** `null` in a row that a shell wrote. */
  hash: Buffer | null;
};

/** The names of the columns of publishers' rows, as a JSON array. */
export type RowHeaderTable = {
  id: Generated<number>;
  columns: string;
};

/** An event that a machine extracted from an article. */
export type LeadTable = ImportedColumns & {
  dataset: string;
  external_id: string;
  day: string;
  what: string;
  code: string;
  type: string;
  subtype: string | null;
  actor: string | null;
  target: string | null;
  place: string | null;
  admin1: string | null;
  country: string | null;
  lat: number | null;
  lon: number | null;
  place_precision: PlacePrecision;
  article: string;
  url: string | null;
  publisher: string | null;
  mentions: number | null;
  raw: string;
  incident_id: number | null;
};

/** A dataset, its publisher's licence, and whether its rows may be passed on. */
export type DatasetTable = {
  name: string;
  format: string;
  title: string;
  licence: string;
  attribution: string;
  passing: Passing;
  stale_after_days: number | null;
};

/** A row that was not imported, as it was in the file (`raw`: cells by column; in a JSON file, a list of the one record). */
export type RejectedRowTable = {
  id: Generated<number>;
  batch_id: number;
  line: number;
  column_name: string | null;
  value: string | null;
  reason: string;
  raw: string | null;
};

/** A doubt about imported rows: one of the first distinct texts of its kind, or the number of others. */
export type DoubtTable = {
  id: Generated<number>;
  batch_id: number;
  kind: string;
  text: string | null;
  line: number | null;
  unit: RowUnit;
  rows: number;
};

/** A row that its publisher has withdrawn. */
export type TombstoneTable = {
  dataset: string;
  external_id: string;
  batch_id: number;
  at: string;
  publisher_version: string | null;
  /** The import of a newer file that had the row again. */
  lifted_by: number | null;
};

/** A publisher's row as it was before an import changed it. */
export type PublisherRowBeforeTable = {
  batch_id: number;
  incident_id: number;
  first_batch_id: number;
  last_batch_id: number;
  line: number;
  header_id: number | null;
  packed: Buffer;
  hash: Buffer | null;
};

/** A version of a record that was exported to another database (no batch) or imported from one. */
export type SharedVersionTable = {
  id: Generated<number>;
  uid: string;
  version: string;
  content: string;
  choices: Generated<number>;
  batch_id: number | null;
  untaken: string | null;
  packed: Buffer;
};

/** The uid that another database has for a record with a uid of its own here. */
export type OtherUidTable = { uid: string; tab: string; row_id: number; batch_id: number | null };

/** A path in a record at which two databases differ. */
export type ConflictTable = ImportedColumns & {
  tab: string;
  row_id: number;
  path: string;
  ours: string | null;
  theirs: string | null;
  state: Generated<ConflictState>;
};
