import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { type Environment, type Home, PROGRAM } from './home.ts';

/** What a finished program left: its bytes as text, and its exit status (`null` where a signal ended it). */
export type Finished = {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
};

export type RunOptions = {
  readonly input?: string;
  readonly env?: Environment;
  /** What the program is started by, where something else starts it. */
  readonly through?: readonly string[];
};

/** Runs the built program to its end with pipes for input and output, in a home folder. */
export async function run(
  home: Home,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Finished> {
  const [file, ...words] = startedBy(options.through);
  const child = spawn(file, [...words, ...args], {
    cwd: home.path,
    env: { ...home.env, ...options.env },
  });
  child.stdin.end(options.input ?? '');
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('close', resolve);
    child.once('error', reject);
  });
  const [stdout, stderr, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    ended,
  ]);
  return { stdout, stderr, status };
}

/** The words of a command that starts the program. */
export function startedBy(through: readonly string[] = []): readonly [string, ...string[]] {
  const [first, ...rest] = through;
  const program = [process.execPath, PROGRAM] as const;
  return first === undefined ? program : [first, ...rest, ...program];
}
