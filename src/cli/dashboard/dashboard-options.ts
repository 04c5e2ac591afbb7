import type { Config } from '../session/config.ts';
import type { EarlyKeys } from './early-keys.ts';

/** The options that the dashboard starts with. */
export type DashboardOptions = {
  /** The database's file. */
  readonly file: string;
  readonly readOnly: boolean;
  /** Whether the screen may use colour: `--no-color`, `NO_COLOR`, `FORCE_COLOR` and the terminal decide. */
  readonly color: boolean;
  readonly config: Config;
  /** The person's name in the change log. */
  readonly who: string;
  /** The IANA zone that dates are read and shown in. */
  readonly zone: string;
  /** Whether the database is a temporary copy of the sample data. */
  readonly demo?: boolean;
  /** The keys pressed since the start; `undefined` without a terminal. */
  readonly keys: EarlyKeys | undefined;
  /** When the program was started, in milliseconds since 1970. */
  readonly startedAt: number;
  /** Called once the first frame is drawn. */
  readonly onDrawn: () => void;
};
