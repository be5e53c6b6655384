import { defineConfig } from 'vitest/config';

const project = (name: string, testTimeout: number, isolate = true) => ({
  extends: true as const,
  test: {
    name,
    isolate,
    include: [`tests/${name}/**/*.test.{ts,tsx}`],
    testTimeout,
    hookTimeout: testTimeout,
  },
});

/** `isolate: false` loads each module once a worker, not once a file: half a minute less. Nothing there keeps state in a module. */
const SHARED_MODULES = false;

/** Projects run lowest layer first; the longer ones have room for a slow machine, none of them waits by sleeping. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    env: { POWERTOOLS_LOG_LEVEL: 'SILENT' },
    projects: [
      project('unit', 10_000, SHARED_MODULES),
      project('integration', 30_000, SHARED_MODULES),
      project('infra', 60_000),
      project('journeys', 60_000),
      project('browser', 120_000),
      project('contract', 60_000),
    ],
  },
});
