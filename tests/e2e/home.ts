import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT } from '../support/source-files.ts';

/** The script that a person starts. */
export const PROGRAM = join(PROJECT, 'bin', 'watchfloor.js');

/** Where programs in every home keep their compiled code, which is of nobody: a start from the second on takes less. */
const CACHE = join(PROJECT, 'node_modules', '.cache', 'watchfloor-tests');

export type Environment = Readonly<Record<string, string>>;

/** A person's empty home folder, with nothing of this machine's settings; it goes when it is disposed of. */
export type Home = AsyncDisposable & {
  readonly path: string;
  readonly env: Environment;
  /** The path of a file in it. */
  readonly file: (name: string) => string;
};

export async function makeHome(): Promise<Home> {
  const path = await mkdtemp(join(tmpdir(), 'watchfloor-home-'));
  const file = (name: string): string => join(path, name);
  return {
    path,
    file,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: path,
      XDG_DATA_HOME: file('data'),
      XDG_CONFIG_HOME: file('config'),
      XDG_CACHE_HOME: CACHE,
      XDG_STATE_HOME: file('state'),
      TMPDIR: path,
      LANG: 'C.UTF-8',
      TERM: 'xterm-256color',
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}
