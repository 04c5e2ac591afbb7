import type { IncidentRow } from '../../store/port/rows.ts';

/** An incident as exports write it. */
export type Exported = IncidentRow & {
  readonly narrative: string | null;
  readonly links: readonly string[];
  /** The line that its dataset asks for; `null` for what was entered here. */
  readonly attribution: string | null;
};
