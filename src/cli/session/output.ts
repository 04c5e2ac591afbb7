import { isSystemError, systemReason } from '../../store/sqlite/connection/system-error.ts';
import { clean, cleanLines } from '../../text/clean.ts';
import { WorkError } from './failure.ts';

/** Where results and messages go: results to stdout, everything else to stderr. */
export type Output = {
  /**
   * Writes whole lines of a result, unchanged unless they go to a terminal, where they are cleaned. Resolves once there
   * is room for more. Throws a `WorkError` if they cannot be written, as on a full disk.
   */
  readonly write: (text: string) => Promise<void>;
  /**
   * Prints the result of an action on stdout. If that fails, it only says so on stderr and the exit status stays the
   * same: the action is done and must not be repeated.
   */
  readonly report: (line: string) => Promise<void>;
  /** Prints a message of one or more lines on stderr, without control characters. */
  readonly say: (text: string) => void;
  /** Replaces the last progress line (empty: removes it); does nothing if stderr is not a terminal. */
  readonly progress: (line: string) => void;
  /** Whether the reader of the results is gone (`| head`), so that printing can stop. */
  readonly closed: () => boolean;
  readonly resultsOnTerminal: boolean;
  /** The width in cells of the terminal that results go to; `null` for a file or a pipe. */
  readonly columns: number | null;
};

type Stream = NodeJS.WriteStream;

/** Output on the process's own streams. A reader that leaves early causes no error. */
export function createOutput(stdout: Stream, stderr: Stream): Output {
  let lost: Error | undefined;
  const lose = (error: Error): void => {
    lost ??= error;
  };
  stdout.on('error', lose);
  // If stderr fails, there is nowhere left to report it.
  stderr.on('error', () => {});
  let drawn = false;
  const wipe = (): void => {
    if (drawn) stderr.write('\r\u001b[K');
    drawn = false;
  };
  const say = (text: string): void => {
    wipe();
    stderr.write(`${harmless(text)}\n`);
  };
  const write = async (text: string): Promise<void> => {
    if (lost === undefined) {
      const error = await new Promise<Error | null | undefined>((resolve) => {
        stdout.write(stdout.isTTY ? harmless(text) : text, resolve);
      });
      if (error) lose(error);
    }
    if (lost === undefined || (isSystemError(lost) && lost.code === 'EPIPE')) return;
    throw new WorkError(`Standard output could not be written: ${systemReason(lost)}.`);
  };
  return {
    write,
    report: async (line) => {
      try {
        await write(`${line}\n`);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        say(`${line}: done. ${why}`);
      }
    },
    say,
    progress: (line) => {
      if (!stderr.isTTY) return;
      wipe();
      if (line === '') return;
      stderr.write(clean(line));
      drawn = true;
    },
    closed: () => lost !== undefined,
    resultsOnTerminal: stdout.isTTY === true,
    columns: stdout.isTTY === true ? stdout.columns : null,
  };
}

function harmless(text: string): string {
  return cleanLines(text).join('\n');
}
