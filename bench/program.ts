import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The built program, and where its schema is. */
export const PROGRAM = fileURLToPath(new URL('../bin/watchfloor.js', import.meta.url));
export const MIGRATION = fileURLToPath(
  new URL('../db/migrations/0001-incidents.sql', import.meta.url),
);

/** Runs the program to its end; answers how long it took (ms). */
export function runProgram(args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`watchfloor ${args.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - started;
}
