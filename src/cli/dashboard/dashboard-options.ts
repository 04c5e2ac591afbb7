import type { WantedDatabase } from '../../app/state/step.ts';
import type { Config } from '../session/config.ts';
import type { EarlyKeys } from './early-keys.ts';
import type { OpenedDatabase } from './open-database.ts';

/** The options that the dashboard starts with, for every database that it shows. */
export type DashboardOptions = {
  readonly readOnly: boolean;
  /** How many colours the screen may use, as chalk counts: `--no-color`, `NO_COLOR`, `FORCE_COLOR` and the terminal decide. */
  readonly color: 0 | 1 | 2 | 3;
  readonly config: Config;
  /** The person's name in the change log. */
  readonly who: string;
  /** The IANA zone that dates are read and shown in. */
  readonly zone: string;
  /** The keys pressed since the start; `undefined` without a terminal. */
  readonly keys: EarlyKeys | undefined;
  /** When the program was started, in milliseconds since 1970. */
  readonly startedAt: number;
  /** Called once the first frame is drawn. */
  readonly onDrawn: () => void;
  /** Opens another database than the shown file; `tell` is called with how far that is. */
  readonly openAnother: (
    wanted: WantedDatabase,
    shown: string,
    tell: (words: string) => void,
  ) => Promise<OpenedDatabase>;
};

/** The database that the dashboard starts with, while it is being opened. */
export type FirstDatabase = Pick<OpenedDatabase, 'file' | 'isSample'> & {
  readonly opening: Promise<OpenedDatabase['store']>;
  /** The path that is offered when another database is opened. */
  readonly previousFile: string | undefined;
};
