import { defineConfig } from 'vitest/config';

const common = {
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // A test file leaves nothing behind in its modules, and none replaces one: they are loaded once for all.
  isolate: false,
};

export default defineConfig({
  test: {
    // Much of the time is waiting for threads and processes, so no core is kept free.
    maxWorkers: '100%',
    projects: [
      {
        test: {
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
