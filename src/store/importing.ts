import type { ImportedIncident } from '../domain/imported.ts';

export type ImportHeader = {
  readonly who: string;
  readonly dataset: string;
  readonly format: string;
  readonly file: string;
  readonly publisherVersion: string | null;
};

export type Tally = {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Rows of incidents that were purged here, and so are left out. */
  readonly purged: number;
};

/** One import under way: one transaction that nothing else sees before `finish`. */
export type ImportSession = {
  /** Brings rows; answers with what has happened so far. */
  readonly put: (rows: readonly ImportedIncident[]) => Promise<Tally>;
  /** Commits, with the file's SHA-256 and the rejected rows' count; answers with the batch's name (`B2`). */
  readonly finish: (end: { readonly sha256: string; readonly rejected: number }) => Promise<{
    readonly batch: string;
    readonly tally: Tally;
  }>;
  /** Rolls back: nothing of it happened. */
  readonly abandon: () => Promise<Tally>;
};
