import type { LeadWords } from '../../domain/editing/lead-line.ts';
import type { RejectedRow } from '../../domain/entry/imported.ts';
import type { FoundDoubt } from '../../domain/model/doubts.ts';
import type { Measure } from '../../domain/model/figure.ts';
import type { ImportCounts } from '../../domain/model/import-counts.ts';

/** What the publisher of an imported incident says of it, beside ours. */
export type PublisherSide = {
  /** The import that brought it, where there was one: its batch's name, file and date. */
  readonly imported: { readonly batch: string; readonly file: string; readonly at: string } | null;
  /** What somebody here has made different from what its publisher says now. */
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
  /** That its publisher has taken it back. */
  readonly withdrawn: { readonly at: string; readonly batch: string } | null;
  /** The publisher's own row, header name to cell, where it was imported. */
  readonly published: readonly (readonly [name: string, value: string])[];
};

/** One import: what file it was, and what it came to. */
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
  /** How often something was found doubtful about what went in. */
  readonly doubts: number;
  /** Of what the file was said to be the whole. */
  readonly scope: string | null;
  /** When it was taken back, an instant. */
  readonly takenBackAt: string | null;
};

/** One dataset, and how fresh it is. */
export type DatasetRow = {
  readonly name: string;
  readonly title: string;
  readonly licence: string;
  readonly attribution: string;
  readonly passing: 'free' | 'attribution' | 'no';
  readonly incidents: number;
  readonly leads: number;
  /** First possible day of its newest incident or lead. */
  readonly newest: string | null;
  /** When it was last imported, an instant. */
  readonly lastImport: string | null;
  readonly version: string | null;
  readonly staleAfterDays: number | null;
};

/** The rows of an import that did not go in, in their order, the format that they are of, and the dataset that they are to go into. */
export type RejectedAnswer = {
  readonly format: string;
  readonly dataset: string;
  readonly rows: readonly RejectedRow[];
};

/** An import, and what was found doubtful about the rows that it brought, by kind. */
export type ImportPage = BatchRow & { readonly found: readonly FoundDoubt[] };

/** What machines took from one article: the lead that most rests on, and how many there are. */
export type LeadRow = LeadWords & {
  readonly id: number;
  readonly dataset: string;
  readonly code: string;
  readonly mentions: number | null;
  /** Leads of the same article, itself included. */
  readonly leads: number;
};

export type LeadsAnswer = {
  /** One row for each article, the newest first. */
  readonly rows: readonly LeadRow[];
  readonly articles: number;
  /** Leads that are of no kind of violence or protest, and not listed. */
  readonly others: number;
};

/** What can be asked of imports and what they brought. */
export type ImportQuestions = {
  /** The imports, newest first; `limit` null is all. */
  readonly imports: {
    readonly params: { readonly limit: number | null };
    readonly answer: readonly BatchRow[];
  };
  /** One import, one that was taken back included; `null`: there is none of this number. */
  readonly batch: { readonly params: { readonly id: number }; readonly answer: ImportPage | null };
  /** The rows of an import that did not go in; `null`: there is no such import. */
  readonly rejectedRows: {
    readonly params: { readonly batch: number };
    readonly answer: RejectedAnswer | null;
  };
  readonly datasets: {
    readonly params: Record<never, never>;
    readonly answer: readonly DatasetRow[];
  };
  /** What machines took from articles, one row an article, at most so many. */
  readonly leads: { readonly params: { readonly limit: number }; readonly answer: LeadsAnswer };
  readonly lead: { readonly params: { readonly id: number }; readonly answer: LeadRow | null };
};
