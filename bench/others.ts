import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { spawn } from '@lydell/node-pty';
import { type Figure, figure } from './figures.ts';
import { hasProcessTable, processorMs, residentMegabytes } from './process-table.ts';
import type { Subject } from './subject.ts';

/** What a person would open the same rows with instead; both are packages of Debian. */
const PROGRAMS = [
  { name: 'VisiData', command: 'vd', args: (csv: string) => [csv] },
  { name: 'lnav', command: 'lnav', args: (csv: string) => ['-N', csv] },
] as const;

const LONGEST = 300_000;
/** It stands still when it has taken next to no processor's time for so long (ms). */
const STILL = 1_000;

/** How long other programs take to have read the same rows, and the memory that they then hold. */
export async function measureOthers({ csv, incidents }: Subject): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const { name, command, args } of PROGRAMS) {
    if (spawnSync('which', [command]).status !== 0 || !hasProcessTable()) {
      process.stderr.write(
        `${name} is not installed (apt install ${name.toLowerCase()}): not compared.\n`,
      );
      continue;
    }
    const { ms, megabytes } = await openWith(command, args(csv));
    figures.push(figure({ measure: `${name}: all rows read`, incidents, unit: 'ms' }, [ms]));
    figures.push(figure({ measure: `${name}: memory`, incidents, unit: 'MB' }, [megabytes]));
  }
  return figures;
}

async function openWith(command: string, args: readonly string[]) {
  const started = performance.now();
  const child = spawn(command, [...args], { cols: 160, rows: 50 });
  child.onData(() => {});
  let busyUntil = started;
  let taken = 0;
  while (performance.now() - busyUntil < STILL && performance.now() - started < LONGEST) {
    await pause(50);
    const now = processorMs(child.pid);
    if (now - taken > 10) busyUntil = performance.now();
    taken = now;
  }
  const megabytes = residentMegabytes(child.pid);
  child.kill('SIGKILL');
  return { ms: busyUntil - started, megabytes };
}
