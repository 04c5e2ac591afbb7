import { execFile } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT } from '../import-graph.ts';

const SOURCES = ['src', 'db', 'scripts', 'package.json', 'package-lock.json'];

/** Builds the program before the tests that start it, unless what is built is newer than every source. */
export async function setup(): Promise<void> {
  const sources = Math.max(...SOURCES.map((name) => newest(join(PROJECT, name))));
  if (newest(join(PROJECT, 'dist', 'watchfloor.js')) > sources) return;
  await promisify(execFile)(process.execPath, ['scripts/build.ts'], { cwd: PROJECT });
}

/** When a file, or anything in a folder, was last written; 0 where there is none. */
function newest(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
