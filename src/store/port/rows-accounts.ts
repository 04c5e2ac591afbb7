import type { ReportRow } from './rows.ts';

/** What is reported of an incident, and why it has its status, one sentence each. */
export type Accounts = {
  readonly id: number;
  readonly reports: readonly ReportRow[];
  readonly reasons: readonly string[];
};

/** The accounts of one incident, which a list leaves out. */
export type AccountsQuestion = {
  readonly accounts: { readonly params: { readonly id: number }; readonly answer: Accounts };
};
