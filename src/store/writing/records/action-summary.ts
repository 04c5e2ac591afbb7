import type { ActionKind } from '../../schema/schema-history.ts';

/** What an action did: its title, and the names of its records, the main one first. */
export type ActionSummary = {
  readonly kind: ActionKind;
  readonly title: string;
  readonly records: readonly string[];
  readonly notes: readonly string[];
  readonly undoes?: number;
  /** The import that it undid. */
  readonly batch?: number;
  /** The person's reason, if there is one. */
  readonly reason?: string | null;
};
