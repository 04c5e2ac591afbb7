import type {
  ImportedIncident,
  ImportedLead,
  ImportedWithdrawal,
  NamedIncident,
  RejectedRow,
} from '../../domain/entry/imported.ts';
import type { Filter } from '../../domain/filter/filter.ts';
import type { FoundDoubt } from '../../domain/model/doubts.ts';
import type { KeptRecord } from '../../domain/model/kept-record.ts';

/** What a dataset is, whose, and whether its rows may be passed on. */
export type DatasetFacts = {
  readonly name: string;
  readonly format: string;
  readonly title: string;
  readonly licence: string;
  readonly attribution: string;
  readonly passing: 'free' | 'attribution' | 'no';
  /** Days after its last import that it is stale; `null`: never. */
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
  /** Rows are records of a JSON file, and not of a table. */
  readonly isJson: boolean;
  /** Rows come one after another as they are written, so that a later one of the same id is a newer version. */
  readonly isStream: boolean;
  /** The batch that this goes on with, for a file that is followed; `null` begins one. */
  readonly continues: number | null;
};

export type Tally = {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Rows of incidents that were purged here, and so are left out. */
  readonly purged: number;
  /** Incidents that are marked as taken back by their publisher. */
  readonly withdrawn: number;
  /** Rows that are left out since their publisher has taken them back, or a newer release has them. */
  readonly heldBack: number;
  /** Places at which complete records and what is here were both changed, so that a person has to choose. */
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

/** What a publisher has changed in one row. `ours`: what somebody here has made of it, which stays. */
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
  | { readonly kind: 'leads'; readonly rows: readonly ImportedLead[] }
  | { readonly kind: 'withdrawals'; readonly rows: readonly ImportedWithdrawal[] }
  | { readonly kind: 'named'; readonly rows: readonly NamedIncident[] }
  | { readonly kind: 'records'; readonly rows: readonly KeptRecord[] }
  /** Rows that cannot go in, which are kept aside with the reason. */
  | { readonly kind: 'rejected'; readonly rows: readonly RejectedRow[] };

/** What became of rows: what has happened so far, and those of these that were refused or have changed. */
export type Brought = {
  readonly tally: Tally;
  readonly rejected: readonly RejectedRow[];
  readonly changed: readonly ChangedRow[];
};

/** Of what a file is the whole: what it does not have of that, its publisher has taken back. */
export type Snapshot = { readonly filter: Filter; readonly words: string };

export type ImportEnd = {
  readonly sha256: string;
  readonly snapshot: Snapshot | null;
  /** Everything that was found doubtful about the batch's rows so far. */
  readonly doubts: readonly FoundDoubt[];
};

/** What an import came to, and the rows that were refused at its end, when all others were there. */
export type Ended = Pick<Brought, 'tally' | 'rejected'>;

/** One import under way: one transaction that nothing else sees before `finish`. */
export type ImportSession = {
  readonly put: (rows: ImportedRows) => Promise<Brought>;
  /** Commits; answers with the batch's name (`B2`). */
  readonly finish: (end: ImportEnd) => Promise<Ended & { readonly batch: string }>;
  /** Rolls back, after having worked out what the end would have done: nothing of it happened. */
  readonly abandon: (end: ImportEnd | null) => Promise<Ended>;
};
