import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Deployment } from '../../../infra/local/deployment/deployment.ts';
import { prepareGround } from '../../../infra/local/system/ground.ts';
import { Shutdown } from '../../../infra/local/system/shutdown.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kith-ground-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const startAt = Temporal.Instant.from('2026-08-24T05:55:00Z');
const noDeployment = (): Promise<Deployment> => Promise.reject(new Error('not asked for'));

async function startOnce(lastRun?: Temporal.Instant): Promise<{ madeAt: string; ranUntil: string }> {
  const shutdown = new Shutdown();
  try {
    const { madeAt, ranUntil, rememberClock } = await prepareGround(
      { dataDir, startAt, deployment: noDeployment },
      shutdown,
    );
    if (lastRun !== undefined) rememberClock(lastRun);
    return { madeAt: madeAt.toString(), ranUntil: ranUntil.toString() };
  } finally {
    await shutdown.run();
  }
}

test('a folder remembers when it was new, however often it is started and how far its schedules ran', async () => {
  const lastRun = startAt.add({ hours: 24 * 200 });
  const { madeAt } = await startOnce(lastRun);
  expect(madeAt).toMatch(/^2026-08-24T05:55/);
  expect(await startOnce(lastRun)).toEqual({ madeAt, ranUntil: lastRun.toString() });
  expect(await startOnce()).toEqual({ madeAt, ranUntil: lastRun.toString() });
});
