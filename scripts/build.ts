/** Bundles the program and its database thread into `dist/`, which is what `bin/watchfloor.js` starts. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { makeGazetteer } from './gazetteer.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: {
    watchfloor: 'src/cli/main.ts',
    worker: 'src/store/sqlite/worker.ts',
  },
  outdir: 'dist',
  bundle: true,
  // Splitting keeps Ink and React in files of their own, which only the dashboard loads.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  jsx: 'automatic',
  minifySyntax: true,
  legalComments: 'linked',
  sourcemap: 'linked',
  metafile: true,
  // One has a compiled part, one brings programs of its own that it finds beside itself, and the last is
  // not installed: Ink asks for it only while DEV is set.
  external: ['better-sqlite3', 'clipboardy', 'react-devtools-core'],
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
  // CommonJS packages inside the bundle still call require for Node's own modules.
  banner: {
    js: "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);",
  },
  logLevel: 'warning',
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
