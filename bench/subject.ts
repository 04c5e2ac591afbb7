import type { Home } from '../tests/e2e/home.ts';

/** What is measured: a database of so many incidents, imported from a file, in a home of its own. */
export type Subject = {
  readonly home: Home;
  readonly csv: string;
  readonly database: string;
  readonly incidents: number;
};
