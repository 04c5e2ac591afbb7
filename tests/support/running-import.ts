import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { writeOutside } from './store.ts';

/** Another process that writes an import of a database. */
export type RunningImport = AsyncDisposable & {
  /** Kills it, of which it can tell nobody. */
  readonly kill: () => Promise<void>;
};

/** Makes the first import of a database one that another process has brought in to a third, 340,000 of a million rows. */
export async function runImport(file: string): Promise<RunningImport> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  writeOutside(
    file,
    `update batch set state = 'under way', rows_read = 340000, bytes_read = 34, bytes = 100,
      runner_host = '${hostname()}', runner_pid = ${child.pid}, runner_token = 'token',
      heard_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`,
  );
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { kill, [Symbol.asyncDispose]: kill };
}
