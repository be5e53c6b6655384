import { join } from 'node:path';
import { buildDeployment, type Deployment, readDeployment } from '../../infra/local/deployment/deployment.ts';
import type { LocalSystem } from '../../infra/local/local-system.ts';
import { startDemo } from '../../infra/local/start-demo.ts';

/** In the environment, since workers inherit it, and what runs without Vitest finds it missing. */
const FOLDER_VARIABLE = 'KITH_TEST_DEPLOYMENT';

/** Builds the app for all test files of this run, unless another project of it did. */
export async function shareDeployment(folder: string): Promise<void> {
  if (process.env[FOLDER_VARIABLE] !== undefined) return;
  await buildDeployment(folder);
  process.env[FOLDER_VARIABLE] = folder;
}

export function stopSharingDeployment(): void {
  delete process.env[FOLDER_VARIABLE];
}

/** The whole system with its demo circle, in memory. */
export async function startSharedDemo(dataDir: string): Promise<LocalSystem> {
  return await startDemo({ dataDir, inMemory: true, deployment: () => openSharedDeployment(dataDir) });
}

/** What `npm start` would build; into the data folder only where nobody shares it. */
export async function openSharedDeployment(dataDir: string): Promise<Deployment> {
  const shared = process.env[FOLDER_VARIABLE];
  return shared === undefined ? await buildDeployment(join(dataDir, 'cdk.out')) : readDeployment(shared);
}
