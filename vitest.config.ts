import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

// `server-only` throws outside a React server graph; tests run the same modules in plain Node.
const alias = { '@': root, 'server-only': `${root}e2e/support/server-only.ts` };

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: [
            '{app,bench,components,lib,messages,sandbox,schemas,scripts}/**/*.test.{ts,tsx}',
          ],
          // Most of a file's time is the start of its worker: a thread starts sooner than a process,
          // and vitest would leave a core of two unused (all 342 files: 287 s before, 178 s now).
          pool: 'threads',
          maxWorkers: 2,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['e2e/integration/**/*.test.ts'],
          // Each file starts processes of its own, which wait for each other most of the time: two files
          // at a time keep two cores busy.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'contract',
          include: ['e2e/contract/**/*.test.ts'],
          globalSetup: ['e2e/contract/support/global-setup.ts'],
          // One process and one module graph: a real supplier is asked once a second at most, and
          // for each thing once, by all files together.
          isolate: false,
          fileParallelism: false,
          testTimeout: 180_000,
          // What was expected stands in the report, which is read far from here.
          chaiConfig: { truncateThreshold: 300 },
        },
      },
    ],
  },
});
