import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { BUNDLING } from '../../scripts/bundling.ts';
import { PROJECT } from './source-files.ts';
import { BUNDLED_THREAD } from './store.ts';

const FOLDER = join(PROJECT, 'node_modules', '.cache', 'watchfloor-tests');

/**
 * Bundles what a store's threads run, once for all tests, and has its compiled code kept: each of the thousand threads
 * would read and compile a hundred files at its start.
 */
export async function setup(): Promise<void> {
  const outfile = join(FOLDER, 'worker.js');
  // A work tree whose node_modules was copied by hard links would otherwise write into the bundle of another one.
  await rm(outfile, { force: true });
  await build({
    entryPoints: [join(PROJECT, 'src', 'store', 'sqlite', 'threads', 'worker.ts')],
    outfile,
    ...BUNDLING,
  });
  process.env[BUNDLED_THREAD] = outfile;
  process.env.NODE_COMPILE_CACHE = join(FOLDER, 'compiled');
}
