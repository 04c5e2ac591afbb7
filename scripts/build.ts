/** Bundles the program and its database thread into `dist/`, which is what `bin/watchfloor.js` starts. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { BUNDLING } from './bundling.ts';
import { makeGazetteer } from './gazetteer.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: {
    watchfloor: 'src/cli/main.ts',
    worker: 'src/store/sqlite/worker.ts',
  },
  outdir: 'dist',
  // Splitting keeps Ink and React in files of their own, which only the dashboard loads.
  splitting: true,
  legalComments: 'linked',
  sourcemap: 'linked',
  metafile: true,
  ...BUNDLING,
});

makeGazetteer(join(root, 'dist', 'gazetteer.db'));

// What an earlier build left goes last, so that there is a whole program at every moment.
const written = new Set([...Object.keys(metafile.outputs), 'dist/gazetteer.db']);
const names = await readdir(join(root, 'dist'));
await Promise.all(
  names
    .filter((name) => !written.has(`dist/${name}`))
    .map((name) => rm(join(root, 'dist', name), { recursive: true })),
);
