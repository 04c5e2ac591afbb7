import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The draft of one open dashboard: what was typed and not saved, kept where a crash does not reach it. */
export type Draft = {
  /** What was left behind by a dashboard on the same database that is no longer running. */
  readonly text: string;
  readonly keep: (text: string) => void;
};

/**
 * Opens a draft for this process beside those of other open dashboards, and takes over the newest one that
 * a closed or crashed dashboard on the same database left. `folder` is private to the user (0700).
 */
export function openDraft(folder: string, database: string): Draft {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const hash = createHash('sha256').update(database).digest('hex').slice(0, 16);
  const own = join(folder, `${hash}.${process.pid}.draft`);
  const left = leftBehind(folder, hash).at(-1);
  if (left !== undefined) renameSync(join(folder, left), own);
  return {
    text: left === undefined ? '' : readFileSync(own, 'utf8'),
    keep: (text) => keep(own, text),
  };
}

/** Drafts of this database whose process is gone, by name. */
function leftBehind(folder: string, hash: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${hash}.`) && name.endsWith('.draft'))
    .filter((name) => !isRunning(Number(name.split('.')[1])))
    .toSorted();
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function keep(file: string, text: string): void {
  if (text.trim() === '') {
    rmSync(file, { force: true });
    return;
  }
  const half = `${file}.${randomUUID()}`;
  writeFileSync(half, text, { mode: 0o600 });
  renameSync(half, file);
}
