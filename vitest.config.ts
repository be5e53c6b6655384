import { defineConfig } from 'vitest/config';

/** For the projects that start the whole system. */
const BUILD_ONCE = './tests/engines/build-once.ts';
const AMAZON_ONCE = './tests/engines/amazon-once.ts';

/** Steps that die at each of their calls, on real tables: as long as a quarter of all else, and so a command of their own. */
const CRASHES = 'tests/integration/**/*-crashes.test.ts';

interface Options {
  readonly isolate?: boolean;
  readonly globalSetup?: string;
  readonly include?: string;
  readonly exclude?: string;
}

const project = (
  name: string,
  testTimeout: number,
  { isolate = true, globalSetup, include, exclude }: Options = {},
) => ({
  extends: true as const,
  test: {
    name,
    isolate,
    ...(globalSetup === undefined ? {} : { globalSetup }),
    include: [include ?? `tests/${name}/**/*.test.{ts,tsx}`],
    ...(exclude === undefined ? {} : { exclude: [exclude] }),
    testTimeout,
    hookTimeout: testTimeout,
  },
});

/**
 * Their limits only end what hangs, also on a busy machine, and none of them waits by sleeping.
 * Where no module keeps state, each is loaded once a worker and not once a file, which saves half a minute.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    env: { POWERTOOLS_LOG_LEVEL: 'SILENT' },
    projects: [
      project('unit', 60_000, { isolate: false }),
      project('integration', 120_000, { isolate: false, exclude: CRASHES }),
      project('crashes', 120_000, { isolate: false, include: CRASHES }),
      project('infra', 120_000),
      project('journeys', 180_000, { isolate: false, globalSetup: BUILD_ONCE }),
      project('browser', 240_000, { isolate: false, globalSetup: BUILD_ONCE }),
      project('contract', 120_000, { globalSetup: AMAZON_ONCE }),
    ],
  },
});
