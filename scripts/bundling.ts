import { fileURLToPath } from 'node:url';
import type { BuildOptions } from 'esbuild';
import { usesBuiltInsLate } from './built-in-modules.ts';

/** How sources become a file that Node.js runs; the same for the program and for what tests bundle. */
export const BUNDLING = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  jsx: 'automatic',
  minifySyntax: true,
  minifyWhitespace: true,
  // One has a compiled part, one brings programs of its own that it finds beside itself, and the last is
  // not installed: Ink asks for it only while DEV is set.
  external: ['better-sqlite3', 'clipboardy', 'react-devtools-core'],
  define: {
    'process.env.NODE_ENV': '"production"',
    'process.env.DEV': '"false"',
    // Yoga would unpack its own code by way of fetch, which loads an HTTP client; nothing else asks for it.
    fetch: 'undefined',
    'Intl.Segmenter': 'QuickSegmenter',
  },
  inject: [fileURLToPath(new URL('quick-segmenter.ts', import.meta.url))],
  plugins: [usesBuiltInsLate],
  // CommonJS packages inside the bundle still call require for Node's own modules.
  banner: {
    js: "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);",
  },
  logLevel: 'warning',
} as const satisfies BuildOptions;
