import type { Config } from '../session/config.ts';
import type { EarlyKeys } from './early-keys.ts';

/** What the dashboard is started with. */
export type DashboardOptions = {
  /** The database's file. */
  readonly file: string;
  readonly readOnly: boolean;
  /** Whether the screen may use colour: `--no-color`, `NO_COLOR`, `FORCE_COLOR` and the terminal decide. */
  readonly color: boolean;
  readonly config: Config;
  /** Who writes, as the audit trail says it. */
  readonly who: string;
  /** The IANA zone that dates are read and shown in. */
  readonly zone: string;
  /** The database is a private copy of the sample that ends with the dashboard. */
  readonly demo?: boolean;
  /** What was pressed since the start; `undefined` where there is no terminal. */
  readonly keys: EarlyKeys | undefined;
  /** When the program was started, in milliseconds since 1970. */
  readonly startedAt: number;
};
