import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { closingLine } from './test/support/closing-line.ts';
import { LongestFirst } from './test/support/longest-first.ts';

const MINUTE_MS = 60_000;

// Threads and processes of the server that tests start read its TypeScript once, not each.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(
  new URL('node_modules/.cache/compiled', import.meta.url),
);

export default defineConfig({
  plugins: [react()],
  test: {
    // A shared machine may stall for seconds: a test that then fails has one more try, and is
    // printed as flaky. Not on a developer's machine, where it is to be mended.
    retry: process.env['CI'] === undefined ? 0 : 1,
    sequence: { sequencer: LongestFirst },
    reporters: ['default', closingLine],
    css: { modules: { classNameStrategy: 'non-scoped' } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**'],
          globalSetup: ['test/support/first-pages.ts'],
          testTimeout: 20_000,
          // Many tests wait for a server or a clock: three would leave a fifth of two cores idle.
          maxWorkers: Math.max(4, availableParallelism() - 1),
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.e2e.test.ts'],
          globalSetup: ['test/e2e/setup.ts'],
          testTimeout: 3 * MINUTE_MS,
          hookTimeout: 3 * MINUTE_MS,
          // A page waits for its server and the server for its page.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          // After the unit tests, not beside them: browsers in software want the machine to themselves.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
