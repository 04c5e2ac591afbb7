import type { LeadWords } from '../../domain/editing/lead-line.ts';
import type { RejectedRow } from '../../domain/entry/imported.ts';
import type { Passing } from '../../domain/model/dataset.ts';
import type { FoundDoubt } from '../../domain/model/doubts.ts';
import type { Measure } from '../../domain/model/figure.ts';
import type { ImportCounts } from '../../domain/model/import-counts.ts';
import type { ImportProgress, ImportState } from '../../domain/model/import-state.ts';

/** What the publisher says about an imported incident, to compare with ours. */
export type PublisherSide = {
  /** The import that added it, if any: the batch's name, file and date. */
  readonly imported: { readonly batch: string; readonly file: string; readonly at: string } | null;
  /** Values that somebody here has changed from what the publisher says now. */
  readonly differs: readonly {
    readonly field: string;
    readonly theirs: string;
    readonly ours: string;
  }[];
  /** How its publisher has revised its figures, oldest first. */
  readonly revisions: readonly {
    readonly measure: Measure;
    readonly before: string;
    readonly after: string;
    readonly batch: string;
    readonly at: string;
    readonly version: string | null;
  }[];
  /** Set if its publisher has withdrawn it. */
  readonly withdrawn: { readonly at: string; readonly batch: string } | null;
  /** The publisher's own row, header name to cell, if it was imported. */
  readonly published: readonly (readonly [name: string, value: string])[];
};

/** One import: its file and its result. */
export type BatchRow = ImportCounts & {
  readonly id: number;
  readonly dataset: string;
  readonly format: string;
  readonly file: string;
  readonly sha256: string;
  readonly publisherVersion: string | null;
  /** An instant. */
  readonly startedAt: string;
  readonly who: string;
  /** The number of doubts about imported rows. */
  readonly doubts: number;
  /** The filter for which the file was said to be complete. */
  readonly scope: string | null;
  /** When it was undone, an instant. */
  readonly takenBackAt: string | null;
  readonly progress: ImportProgress;
};

/** One dataset, and how fresh it is. */
export type DatasetRow = {
  readonly name: string;
  readonly title: string;
  readonly licence: string;
  readonly attribution: string;
  readonly passing: Passing;
  readonly incidents: number;
  readonly leads: number;
  /** First possible day of its newest incident or lead. */
  readonly newest: string | null;
  /** When it was last imported, an instant. */
  readonly lastImport: string | null;
  readonly version: string | null;
  readonly staleAfterDays: number | null;
};

/** The rejected rows of an import, in order, with their format and the dataset that they are meant for. */
export type RejectedAnswer = {
  readonly format: string;
  readonly dataset: string;
  readonly rows: readonly RejectedRow[];
};

/** An import, and the doubts about its rows, by kind. */
export type ImportPage = BatchRow & { readonly found: readonly FoundDoubt[] };

/** An import as its file is needed to continue it: the file's hash, and the options by which it is read, as JSON. */
export type Resumable = {
  readonly sha256: string;
  readonly options: string | null;
  readonly dataset: string;
  readonly format: string;
  readonly state: ImportState;
  readonly takenBackAt: string | null;
  /** The rows of the file that are in. */
  readonly rows: number;
};

/** The leads of one article: the one with the most mentions, and how many there are. */
export type LeadRow = LeadWords & {
  readonly id: number;
  readonly dataset: string;
  readonly code: string;
  readonly mentions: number | null;
  /** Leads of the same article, itself included. */
  readonly leads: number;
};

export type LeadsAnswer = {
  /** One row per article, newest first. */
  readonly rows: readonly LeadRow[];
  readonly articles: number;
  /** How many leads are not about violence or protest, and so not listed. */
  readonly others: number;
};

/** The queries about imports and their records. */
export type ImportQuestions = {
  /** The imports, newest first; `limit` null is all. */
  readonly imports: {
    readonly params: { readonly limit: number | null };
    readonly answer: readonly BatchRow[];
  };
  /** One import, even if undone; `null` if it does not exist. */
  readonly batch: { readonly params: { readonly id: number }; readonly answer: ImportPage | null };
  /** What is needed to continue an import; `null` if it does not exist. */
  readonly resumable: {
    readonly params: { readonly batch: number };
    readonly answer: Resumable | null;
  };
  /**
   * The incidents of rows of a file that are here as they are there, `null` for other rows; and whether the dataset has no row
   * at all.
   */
  readonly unchangedRows: {
    readonly params: {
      readonly dataset: string;
      readonly publisherVersion: string | null;
      readonly externalIds: readonly string[];
      /** Of each, the fingerprint of its row; see `ImportedIncident`. */
      readonly fingerprints: readonly string[];
    };
    readonly answer: { readonly incidents: readonly (number | null)[]; readonly isNew: boolean };
  };
  /** Messages about imports that are under way or were stopped, but not about the import `except`. */
  readonly unfinishedImports: {
    readonly params: { readonly except: number | null };
    readonly answer: readonly string[];
  };
  /** The rejected rows of an import; `null` if it does not exist. */
  readonly rejectedRows: {
    readonly params: { readonly batch: number };
    readonly answer: RejectedAnswer | null;
  };
  readonly datasets: {
    readonly params: Record<never, never>;
    readonly answer: readonly DatasetRow[];
  };
  /** Leads, one row per article, at most `limit`. */
  readonly leads: { readonly params: { readonly limit: number }; readonly answer: LeadsAnswer };
  readonly lead: { readonly params: { readonly id: number }; readonly answer: LeadRow | null };
};
