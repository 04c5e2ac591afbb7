import type { ActionKind } from '../../schema/schema-history.ts';

/** What an act did, in words and by the names of its records, the main one first. */
export type ActionSummary = {
  readonly kind: ActionKind;
  readonly title: string;
  readonly records: readonly string[];
  readonly notes: readonly string[];
  readonly undoes?: number;
  /** The import that it is about. */
  readonly batch?: number;
  /** Why, where a person said so. */
  readonly reason?: string | null;
};
