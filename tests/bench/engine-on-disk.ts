import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startDynamodbEngine } from '../../infra/local/engines/dynamodb-engine.ts';
import { connectEngine, type Engine } from '../engines/engine.ts';

/** Runs the work with an engine whose tables lie on disk, as those of `npm start` do; nothing of it stays. */
export async function withEngineOnDisk(work: (engine: Engine) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kith-bench-'));
  const engine = connectEngine(await startDynamodbEngine(folder));
  try {
    await work(engine);
  } finally {
    await engine.close();
    rmSync(folder, { recursive: true });
  }
}
