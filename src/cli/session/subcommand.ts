import type { Option } from 'commander';
import type { ExitStatus } from './failure.ts';
import type { Session } from './session.ts';

/** One subcommand, as data for the help, the parser of arguments and its start. */
export type Subcommand = {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The text at the start of its own help; by default the summary. */
  readonly help?: string;
  /** Its arguments in commander's syntax (`[filter...]`), with the help for each. */
  readonly takes?: readonly (readonly [syntax: string, help: string])[];
  readonly options?: readonly Option[];
  /** Runs it. `options` are the options parsed by commander, by name; errors are thrown (see `failure.ts`). */
  readonly run: (
    session: Session,
    words: readonly string[],
    options: Readonly<Record<string, unknown>>,
  ) => Promise<ExitStatus>;
};
