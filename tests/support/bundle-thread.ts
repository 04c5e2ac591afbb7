import { join } from 'node:path';
import { build } from 'esbuild';
import { BUNDLING } from '../../scripts/bundling.ts';
import { PROJECT } from '../import-graph.ts';
import { BUNDLED_THREAD } from './store.ts';

/** Bundles what a store's threads run, once for all tests: each of them would read a hundred files at its start. */
export async function setup(): Promise<void> {
  const outfile = join(PROJECT, 'node_modules', '.cache', 'watchfloor-tests', 'worker.js');
  await build({
    entryPoints: [join(PROJECT, 'src', 'store', 'sqlite', 'worker.ts')],
    outfile,
    sourcemap: 'inline',
    ...BUNDLING,
  });
  process.env[BUNDLED_THREAD] = outfile;
}
