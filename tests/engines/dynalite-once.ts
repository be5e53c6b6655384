import { startChildEngine } from './child-engine.ts';
import { DYNALITE_VARIABLE, SERVE_DYNALITE } from './engine.ts';

/** Vitest's global setup: one dynalite for all files of a run, each with tables of its own; half a second of start-up each. */
export async function setup(): Promise<() => Promise<void>> {
  const child = await startChildEngine(SERVE_DYNALITE);
  process.env[DYNALITE_VARIABLE] = child.endpoint;
  return async () => {
    delete process.env[DYNALITE_VARIABLE];
    await child.stop();
  };
}
