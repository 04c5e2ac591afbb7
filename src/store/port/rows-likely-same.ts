import type { IncidentRow } from './rows.ts';

/** Two incidents that are likely the same, and why; the first would be merged into the second. */
export type LikelySameRow = {
  readonly incident: IncidentRow;
  readonly into: IncidentRow;
  readonly why: string;
};

/** The first of the pairs, and how many there are. */
export type LikelySameAnswer = { readonly rows: readonly LikelySameRow[]; readonly total: number };
