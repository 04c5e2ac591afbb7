/** Bundles the program and its database thread into `dist/`, which is what `bin/watchfloor.js` starts. */
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

await rm(new URL('../dist', import.meta.url), { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: {
    watchfloor: 'src/cli/main.ts',
    worker: 'src/store/sqlite/worker.ts',
  },
  outdir: 'dist',
  bundle: true,
  // Splitting keeps Ink and React in a file of their own, which only the dashboard loads.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  jsx: 'automatic',
  minifySyntax: true,
  legalComments: 'linked',
  sourcemap: 'linked',
  // One has a compiled part, the other brings programs of its own that it finds beside itself.
  external: ['better-sqlite3', 'clipboardy'],
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
  // Ink asks for it only while DEV is set, and it is not installed.
  alias: { 'react-devtools-core': './scripts/nothing.ts' },
  // CommonJS packages inside the bundle still call require for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
