import type { ReportRow } from './rows.ts';

/** What is reported of an incident, and why it has its status, one sentence each. */
export type IncidentReading = {
  readonly id: number;
  readonly reports: readonly ReportRow[];
  readonly reasons: readonly string[];
};

/** The reading of one incident, which a list leaves out. */
export type ReadingQuestion = {
  readonly reading: { readonly params: { readonly id: number }; readonly answer: IncidentReading };
};
