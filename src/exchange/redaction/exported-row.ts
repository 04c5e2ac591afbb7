import type { IncidentRow } from '../../store/port/rows.ts';

/** An incident as exported. */
export type Exported = IncidentRow & {
  readonly narrative: string | null;
  readonly links: readonly string[];
  /** The attribution line of its dataset; `null` for an incident entered here. */
  readonly attribution: string | null;
};
