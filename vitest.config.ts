import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { expectPatchableInk, patchedInk } from './scripts/ink-output.ts';

const common = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // A test file leaves nothing behind in its modules, and none replaces one: they are loaded once for all.
  isolate: false,
};

/** Tests components with Ink as the program has it. Loads the files itself, since their source maps name files that Ink leaves out. */
const patchesInk = {
  name: 'patches-ink',
  buildStart: expectPatchableInk,
  load: (id: string) => {
    const [path = ''] = id.split('?');
    if (!/[\\/]node_modules[\\/]ink[\w-]*[\\/].*\.js$/.test(path)) return undefined;
    const contents = readFileSync(path, 'utf8');
    return patchedInk(path, contents) ?? contents;
  },
};

export default defineConfig({
  test: {
    // Much of the time is waiting for threads and processes, so no core is kept free.
    maxWorkers: '100%',
    projects: [
      {
        plugins: [patchesInk],

        test: {
          // Everything that imports Ink has to go through the plugin, or there would be two of it.
          server: { deps: { inline: ['ink', 'ink-table', 'ink-testing-library'] } },
          name: 'source',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**'],
          globalSetup: ['tests/support/bundle-thread.ts'],
          ...common,
        },
      },
      {
        test: {
          name: 'built',
          include: ['tests/e2e/**/*.test.ts'],
          // Builds the program first, which only these tests start.
          globalSetup: ['tests/e2e/build-once.ts'],
          ...common,
        },
      },
    ],
  },
});
