import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Ticks of processor time in a second, as Linux tells them (`getconf CLK_TCK`, 100 everywhere). */
const TICKS = 100;

/** Whether this system tells what its processes cost. */
export function hasProcessTable(): boolean {
  return existsSync('/proc/self/stat');
}

/** The processor's time (ms) that a process has taken, all its threads together. */
export function processorMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [utime = 0, stime = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return ((utime + stime) / TICKS) * 1000;
}

/** The memory (MB) that a process holds, all its threads together. */
export function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** How many files, pipes and the like a process has open, and how many threads it runs. */
export function handlesOf(pid: number): { readonly files: number; readonly threads: number } {
  return {
    files: readdirSync(`/proc/${pid}/fd`).length,
    threads: readdirSync(`/proc/${pid}/task`).length,
  };
}
