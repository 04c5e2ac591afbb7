import type { Option } from 'commander';
import type { ExitStatus } from './exit-status.ts';
import type { Session } from './session.ts';

/** One subcommand: everything that the help, the parsing of its arguments and the start need to know. */
export type Subcommand = {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What its own help begins with; the summary where nothing more is to be said. */
  readonly help?: string;
  /** Its arguments as commander writes them (`[filter...]`), with a word on each. */
  readonly takes?: readonly (readonly [syntax: string, help: string])[];
  readonly options?: readonly Option[];
  /** Does it. `options` is what commander found, by name; errors are thrown (see `failure.ts`). */
  readonly run: (
    session: Session,
    words: readonly string[],
    options: Readonly<Record<string, unknown>>,
  ) => Promise<ExitStatus>;
};
