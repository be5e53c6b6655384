import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shareDeployment, stopSharingDeployment } from './shared-deployment.ts';

/** Vitest's global setup: a synthesis is the longest part of a start, and the same for all. */
export async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-built-'));
  await shareDeployment(folder);
  return async () => {
    stopSharingDeployment();
    await rm(folder, { recursive: true, force: true });
  };
}
