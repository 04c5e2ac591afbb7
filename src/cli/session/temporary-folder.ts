import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leaveOnSignals } from './signals.ts';

export type TemporaryFolder = { readonly path: string; readonly remove: () => void };

/**
 * Makes a private folder (0700) that goes when the process does: at its end, by a signal or in a crash.
 * Nothing can be done once a process is killed outright (SIGKILL), so the next one of the same prefix takes
 * away what such a process left. The names hold the process's number for that.
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
      // Somebody else's, who may not be ours to remove.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
