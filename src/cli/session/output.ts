import { isSystemError, systemReason } from '../../store/sqlite/connection/system-error.ts';
import { clean, cleanLines } from '../../text/clean.ts';
import { WorkError } from './failure.ts';

/** Where results and talk go. Results are the bytes of stdout; everything else is said on stderr. */
export type Output = {
  /**
   * Writes whole lines of a result: as they are, but cleaned where they go to a terminal. Answered once there is room
   * for more. Throws a `WorkError` where they cannot be written, as on a full disk.
   */
  readonly write: (text: string) => Promise<void>;
  /**
   * Prints what an act did, on the standard output. Where that fails it is said on the standard error, since the act is done all
   * the same and must not be done again: the exit status stays what it is.
   */
  readonly report: (line: string) => Promise<void>;
  /** Says something to the person, one or more lines, cleaned of what a terminal would obey. */
  readonly say: (text: string) => void;
  /** Draws over the last such line (empty: takes it away); does nothing where stderr is no terminal. */
  readonly progress: (line: string) => void;
  /** Nobody reads the results any more (`| head`): what only writes may stop. */
  readonly closed: () => boolean;
  readonly resultsOnTerminal: boolean;
  /** Cells across the terminal that results go to; `null` where they go to a file or a pipe. */
  readonly columns: number | null;
};

type Stream = NodeJS.WriteStream;

/** The process's own streams. Takes care that a reader who leaves early ends nothing noisily. */
export function createOutput(stdout: Stream, stderr: Stream): Output {
  let lost: Error | undefined;
  const lose = (error: Error): void => {
    lost ??= error;
  };
  stdout.on('error', lose);
  // Where nobody can be told of anything, there is nothing left to do about it.
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
