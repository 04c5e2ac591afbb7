/** Bundles the program and its database thread into `dist/`, which is what `bin/watchfloor.js` starts. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { BUNDLING } from './bundling.ts';
import { makeGazetteer } from './gazetteer.ts';
import { patchesInk } from './ink-output.ts';
import { recordBuild, sourcesNow } from './sources.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = sourcesNow();

const INTO_DIST = {
  absWorkingDir: root,
  outdir: 'dist',
  legalComments: 'linked',
  sourcemap: 'linked',
  metafile: true,
  ...BUNDLING,
} as const;

const built = await Promise.all([
  // Splitting keeps Ink and React, and what reads files, in files of their own, which only those load who need them.
  build({
    ...INTO_DIST,
    entryPoints: { watchfloor: 'src/cli/start.ts' },
    splitting: true,
    plugins: [...BUNDLING.plugins, patchesInk],
  }),
  // A thread starts faster from one file than from twenty.
  build({ ...INTO_DIST, entryPoints: { worker: 'src/store/sqlite/threads/worker.ts' } }),
]);

makeGazetteer(join(root, 'dist', 'gazetteer.db'));

// What an earlier build left goes last, so that there is a whole program at every moment.
const outputs = built.flatMap(({ metafile }) => Object.keys(metafile.outputs));
const written = new Set([...outputs, 'dist/gazetteer.db', 'dist/sources.txt']);
const names = await readdir(join(root, 'dist'));
await Promise.all(
  names
    .filter((name) => !written.has(`dist/${name}`))
    .map((name) => rm(join(root, 'dist', name), { recursive: true })),
);

recordBuild(sources);
