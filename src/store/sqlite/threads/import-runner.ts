import { hostname } from 'node:os';
import type Database from 'better-sqlite3';
import { v7 } from 'uuid';
import type { Runner } from '../../writing/import/import-batch.ts';
import { isBusy, withoutWaiting } from '../connection/waiting.ts';

/** A process of another host that was not heard of for this time (ms) is gone. */
const SILENT_MS = 15_000;
/** On this host the process itself can be looked for, but its number may have become another's. */
const SILENT_HERE_MS = 600_000;

type Heard = Runner & { readonly heardAt: string };

/** This process, as the writer of one import. */
export function newRunner(): Runner {
  return { host: hostname(), pid: process.pid, token: v7() };
}

/** Records of imports whose process is gone that they were stopped. While somebody writes, nothing is done: call it again. */
export function stopDeadImports(sqlite: Database.Database): void {
  const running = sqlite.prepare<[], Heard>(
    `select runner_host as host, runner_pid as pid, runner_token as token, heard_at as heardAt from batch
      where state = 'under way' and removed_at is null and runner_token is not null`,
  );
  for (const runner of running.all()) {
    if (isGone(runner)) withoutWaiting(sqlite, () => tryToStop(sqlite, runner));
  }
}

function tryToStop(sqlite: Database.Database, runner: Runner): void {
  try {
    stopImport(sqlite, runner);
  } catch (error) {
    if (!isBusy(error)) throw error;
  }
}

/** Records that a process no longer writes its import, which has not come to its end. */
export function stopImport(sqlite: Database.Database, { token }: Runner): void {
  sqlite
    .prepare(
      `update batch set state = 'stopped', runner_host = null, runner_pid = null, runner_token = null
        where runner_token = ?`,
    )
    .run(token);
}

function isGone({ host, pid, heardAt }: Heard): boolean {
  const silent = Date.now() - Date.parse(heardAt);
  if (host !== hostname()) return silent > SILENT_MS;
  return silent > SILENT_HERE_MS || !isRunning(pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user is running, too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
