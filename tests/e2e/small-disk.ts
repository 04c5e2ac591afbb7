import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Home } from './home.ts';

const execute = promisify(execFile);

/** A disk of its own of a few megabytes. */
export type SmallDisk = AsyncDisposable & {
  readonly path: string;
  /** What a command begins with so that it sees the disk; nothing where all do. */
  readonly seeing: readonly string[];
  /** Runs a line of the shell that sees the disk; answers with what it printed. */
  readonly shell: (line: string) => Promise<string>;
};

const MOUNT = 'mount -t tmpfs -o size=8m small-disk';

/** Mounts one, as root for everybody, else in a namespace of its own; `undefined` where neither is allowed. */
export async function smallDisk(home: Home): Promise<SmallDisk | undefined> {
  const path = home.file('disk');
  await mkdir(path);
  return (await mounted(path)) ?? (await mountedApart(path));
}

async function mounted(path: string): Promise<SmallDisk | undefined> {
  try {
    await execute('sh', ['-c', `${MOUNT} '${path}'`]);
  } catch {
    return undefined;
  }
  return {
    path,
    seeing: [],
    shell: (line) => printed('sh', '-c', line),
    [Symbol.asyncDispose]: async () => {
      await execute('umount', ['-l', path]);
    },
  };
}

/** The namespace is there as long as the process that waits in it, into which other commands are put. */
async function mountedApart(path: string): Promise<SmallDisk | undefined> {
  const line = `${MOUNT} '${path}' && echo mounted && exec cat`;
  const keeper = spawn('unshare', ['-rm', 'sh', '-c', line], { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = once(keeper, 'close').catch(() => undefined);
  const isThere = await Promise.race([
    once(keeper.stdout, 'data').then(() => true),
    ended.then(() => false),
  ]);
  if (!isThere) return undefined;
  const seeing = ['nsenter', '-t', `${keeper.pid}`, '-U', '-m', '--preserve-credentials'];
  const [nsenter = '', ...into] = seeing;
  return {
    path,
    seeing,
    shell: (command) => printed(nsenter, ...into, 'sh', '-c', command),
    [Symbol.asyncDispose]: async () => {
      keeper.stdin.end();
      await ended;
    },
  };
}

async function printed(command: string, ...words: readonly string[]): Promise<string> {
  return (await execute(command, words)).stdout;
}
