import { defineConfig } from 'vitest/config';

const project = (name: string, testTimeout: number) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], testTimeout, hookTimeout: testTimeout },
});

/** Projects run lowest layer first; the longer ones have room for a slow machine, none of them waits by sleeping. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    env: { POWERTOOLS_LOG_LEVEL: 'SILENT' },
    projects: [
      project('unit', 10_000),
      project('integration', 30_000),
      project('infra', 60_000),
      project('journeys', 60_000),
      project('browser', 120_000),
      project('contract', 60_000),
    ],
  },
});
