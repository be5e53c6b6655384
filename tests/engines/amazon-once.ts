import { startChildEngine } from './child-engine.ts';
import { AMAZON_ENDPOINT_VARIABLE } from './engine.ts';

/** Vitest's global setup: one Java for all files of the contract suite. */
export async function setup(): Promise<() => Promise<void>> {
  const child = await startChildEngine(new URL('./serve-amazon-engine.ts', import.meta.url));
  process.env[AMAZON_ENDPOINT_VARIABLE] = child.endpoint;
  return async () => {
    delete process.env[AMAZON_ENDPOINT_VARIABLE];
    await child.stop();
  };
}
