import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { type Environment, type Home, PROGRAM } from './home.ts';

/** What a finished program left: its bytes as text, and its exit status (`null` where a signal ended it). */
export type Finished = {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
};

/** Runs the built program to its end with pipes for input and output, in a home folder. */
export async function run(
  home: Home,
  args: readonly string[],
  options: { readonly input?: string; readonly env?: Environment } = {},
): Promise<Finished> {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
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
