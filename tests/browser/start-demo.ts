import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_START } from '../../infra/local/demo/demo-moments.ts';
import { loadDemo } from '../../infra/local/demo/load-demo.ts';
import { buildDeployment } from '../../infra/local/deployment/deployment.ts';
import { type LocalSystem, startLocalSystem } from '../../infra/local/local-system.ts';

/** The whole system with its demo circle, at half past seven on the first Monday; in a folder of its own. */
export async function startDemo(): Promise<LocalSystem & AsyncDisposable> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kith-demo-'));
  const system = await startLocalSystem({
    dataDir,
    inMemory: true,
    startAt: DEMO_START.subtract({ minutes: 35 }).toInstant(),
    deployment: () => buildDeployment(join(dataDir, 'cdk.out')),
    firstTime: loadDemo,
  });
  await system.world.moveClockTo(DEMO_START.toInstant());
  return {
    ...system,
    [Symbol.asyncDispose]: async () => {
      await system.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
