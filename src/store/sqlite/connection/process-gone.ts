import { hostname } from 'node:os';

/** A process of another host that was not heard of for this time (ms) is gone. */
const SILENT_MS = 15_000;
/** On this host the process itself can be looked for, but its number may have become another's. */
const SILENT_HERE_MS = 600_000;

/** Whether a process is gone that was last heard of at an instant; 1 or 0, for SQL. */
export function isProcessGone(host: unknown, pid: unknown, heardAt: unknown): 0 | 1 {
  const silent = Date.now() - Date.parse(String(heardAt));
  if (host !== hostname()) return silent > SILENT_MS ? 1 : 0;
  return silent > SILENT_HERE_MS || !isRunning(Number(pid)) ? 1 : 0;
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
