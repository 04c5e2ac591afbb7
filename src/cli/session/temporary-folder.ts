import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leaveOnSignals } from './signals.ts';

export type TemporaryFolder = { readonly path: string; readonly remove: () => void };

/**
 * Makes a private folder (0700) that is removed when the process ends, also by a signal or a crash. A process killed
 * by SIGKILL cannot clean up, so the next call with the same prefix removes its folder: the name holds the process
 * id for that.
 */
export function temporaryFolder(prefix: string): TemporaryFolder {
  removeLeftovers(prefix);
  const path = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  const remove = (): void => rmSync(path, { recursive: true, force: true });
  process.once('exit', remove);
  // Without a listener a signal ends the process with no exit event.
  leaveOnSignals();
  return { path, remove };
}

function removeLeftovers(prefix: string): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : NaN;
    if (Number.isNaN(owner) || isAlive(owner)) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // It belongs to another user and may not be removed.
    }
  }
}

/** Whether a process with this id is running. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
