import { clean, cleanLines } from '../ui/text/clean.ts';

/** Where results and talk go. Results are the bytes of stdout; everything else is said on stderr. */
export type Output = {
  /**
   * Writes whole lines of a result: as they are, but cleaned where they go to a terminal. Answered once there is room
   * for more.
   */
  readonly write: (text: string) => Promise<void>;
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
  let closed = false;
  const leave = (error: NodeJS.ErrnoException): void => {
    if (error.code !== 'EPIPE') throw error;
    closed = true;
  };
  stdout.on('error', leave);
  stderr.on('error', leave);
  let drawn = false;
  const wipe = (): void => {
    if (drawn) stderr.write('\r\u001b[K');
    drawn = false;
  };
  return {
    write: async (text) => {
      if (closed) return;
      await new Promise<void>((resolve) => {
        stdout.write(stdout.isTTY ? harmless(text) : text, () => resolve());
      });
    },
    say: (text) => {
      wipe();
      stderr.write(`${harmless(text)}\n`);
    },
    progress: (line) => {
      if (!stderr.isTTY) return;
      wipe();
      if (line === '') return;
      stderr.write(clean(line));
      drawn = true;
    },
    closed: () => closed,
    resultsOnTerminal: stdout.isTTY === true,
    columns: stdout.isTTY === true ? stdout.columns : null,
  };
}

function harmless(text: string): string {
  return cleanLines(text).join('\n');
}
