import type {
  ImportedIncident,
  ImportedLead,
  ImportedWithdrawal,
  NamedIncident,
  RejectedRow,
  UnchangedRow,
} from '../../domain/entry/imported.ts';
import type { Filter } from '../../domain/filter/filter.ts';
import type { Passing } from '../../domain/model/dataset.ts';
import type { FoundDoubt } from '../../domain/model/doubts.ts';
import type { ImportProgress } from '../../domain/model/import-state.ts';
import type { NativeRecord } from '../../domain/model/native-record.ts';

/** A dataset: its publisher, its licence, and whether its rows may be passed on. */
export type DatasetFacts = {
  readonly name: string;
  readonly format: string;
  readonly title: string;
  readonly licence: string;
  readonly attribution: string;
  readonly passing: Passing;
  /** The days after its last import when it becomes stale; `null` for never. */
  readonly staleAfterDays: number | null;
};

export type ImportHeader = {
  readonly who: string;
  readonly dataset: DatasetFacts;
  readonly format: string;
  readonly file: string;
  readonly publisherVersion: string | null;
  /** The dataset whose provisional rows become this one's. */
  readonly supersedes: string | null;
  /** The dataset whose rows are final where this one's are provisional. */
  readonly isSupersededBy: string | null;
  /** Whether rows are records of a JSON file rather than of a table. */
  readonly isJson: boolean;
  /** Whether rows arrive as they are written, so that a later row with the same id is a newer version. */
  readonly isStream: boolean;
  /** The batch to continue, for a stream, or for a file whose import was stopped; `null` starts a new one. */
  readonly continues: number | null;
  /** The SHA-256 of the file; empty for a stream. */
  readonly sha256: string;
  /** The bytes of its text; 0 if they are not known. */
  readonly bytes: number;
  /** The options by which it is read, as JSON, for whoever continues it. */
  readonly options: string | null;
  /** Whether the import is only tried, and abandoned at its end. */
  readonly isTrial: boolean;
};

/** A place in a file: the rows and bytes before it. */
export type Position = { readonly rows: number; readonly bytes: number };

export type Tally = {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Rows left out because their incidents were purged here. */
  readonly purged: number;
  /** Incidents marked as withdrawn by their publisher. */
  readonly withdrawn: number;
  /** Rows left out because their publisher has withdrawn them, or because a newer release has them. */
  readonly heldBack: number;
  /** Values changed both here and in the imported records, so that a person has to choose. */
  readonly conflicts: number;
};

export const EMPTY_TALLY: Tally = {
  added: 0,
  changed: 0,
  unchanged: 0,
  rejected: 0,
  purged: 0,
  withdrawn: 0,
  heldBack: 0,
  conflicts: 0,
};

/** What a publisher has changed in one row. `ours`: the value that somebody here has set, which stays. */
export type ChangedRow = {
  readonly line: number;
  readonly record: string;
  readonly externalId: string;
  readonly fields: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
    readonly ours?: string | null;
  }[];
};

/** Rows of a file, by what they are. */
export type ImportedRows =
  | { readonly kind: 'incidents'; readonly rows: readonly ImportedIncident[] }
  | { readonly kind: 'unchanged'; readonly rows: readonly UnchangedRow[] }
  | { readonly kind: 'leads'; readonly rows: readonly ImportedLead[] }
  | { readonly kind: 'withdrawals'; readonly rows: readonly ImportedWithdrawal[] }
  | { readonly kind: 'named'; readonly rows: readonly NamedIncident[] }
  | { readonly kind: 'records'; readonly rows: readonly NativeRecord[] }
  /** Rejected rows, kept with the reason. */
  | { readonly kind: 'rejected'; readonly rows: readonly RejectedRow[] };

/** What became of some rows: the counts so far, and which of these rows were rejected or changed. */
export type Ingested = {
  readonly tally: Tally;
  readonly rejected: readonly RejectedRow[];
  readonly changed: readonly ChangedRow[];
};

/** What a file is complete for: matching incidents missing from it have been withdrawn by the publisher. */
export type Snapshot = { readonly filter: Filter; readonly words: string };

export type ImportEnd = {
  readonly sha256: string;
  readonly snapshot: Snapshot | null;
  /** All doubts about the batch's rows so far. */
  readonly doubts: readonly FoundDoubt[];
};

/** An import that was stopped with a part of its rows in. */
export type StoppedImport = { readonly batch: number; readonly progress: ImportProgress };

/**
 * A running import. Its rows wait until they are many or the file ends, so that the database is locked only while they are
 * written. Few are written in one transaction; more in slices, with others let in between.
 */
export type ImportSession = {
  /**
   * Takes rows; answers with what became of those that were written since the last call. `at`: the place in the file up to
   * which all rows have been put, so that a slice may end there.
   */
  readonly put: (rows: ImportedRows, at?: Position) => Promise<Ingested>;
  /** Writes what is waiting, and the end of the import; returns the batch's name (`B2`). */
  readonly finish: (end: ImportEnd) => Promise<Ingested & { readonly batch: string }>;
  /** Rolls back, after computing what `finish` would have done. Slices that are in stay, and the import is stopped. */
  readonly abandon: (
    end: ImportEnd | null,
  ) => Promise<Ingested & { readonly stopped: StoppedImport | null }>;
};
