import { hostname } from 'node:os';
import type Database from 'better-sqlite3';
import { v7 } from 'uuid';
import type { Runner } from '../../writing/import/import-batch.ts';
import { isBusy, withoutWaiting } from '../connection/waiting.ts';

/** This process, as the writer of one import. */
export function newRunner(): Runner {
  return { host: hostname(), pid: process.pid, token: v7() };
}

/** The tokens of the imports whose process is gone without having said so. */
export function deadImports(sqlite: Database.Database): readonly string[] {
  return sqlite
    .prepare<[], string>(
      `select runner_token from batch where removed_at is null and runner_token is not null
        and process_gone(runner_host, runner_pid, heard_at)`,
    )
    .pluck()
    .all();
}

/** Records of imports whose process is gone that they were stopped. While somebody writes, nothing is done: call it again. */
export function stopDeadImports(sqlite: Database.Database): void {
  for (const token of deadImports(sqlite)) {
    withoutWaiting(sqlite, () => tryToStop(sqlite, token));
  }
}

function tryToStop(sqlite: Database.Database, token: string): void {
  try {
    stopImport(sqlite, { token });
  } catch (error) {
    if (!isBusy(error)) throw error;
  }
}

/** Records that a process no longer writes or undoes its import, which has not come to its end. */
export function stopImport(sqlite: Database.Database, { token }: Pick<Runner, 'token'>): void {
  sqlite
    .prepare(
      `update batch set state = iif(state = 'under way', 'stopped', state), runner_host = null, runner_pid = null, runner_token = null
        where runner_token = ?`,
    )
    .run(token);
}
