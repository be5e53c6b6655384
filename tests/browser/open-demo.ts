import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalSystem } from '../../infra/local/local-system.ts';
import { startSharedDemo } from '../engines/shared-deployment.ts';

/** The whole system with its demo circle, in a folder of its own. */
export async function openDemo(): Promise<LocalSystem & AsyncDisposable> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kith-demo-'));
  const system = await startSharedDemo(dataDir);
  return {
    ...system,
    [Symbol.asyncDispose]: async () => {
      await system.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
