import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type RunImport, runImport } from '../integration/cli/subscribers/run-import.ts';
import { withEngineOnDisk } from './engine-on-disk.ts';

const SUBSCRIBERS = 100_000;

const LIST = [
  'Email Address,First Name,Last Name,TAGS,OPTIN_TIME',
  ...Array.from(
    { length: SUBSCRIBERS },
    (_, number) =>
      `reader${number}@berg${number % 900}.example,Guest,Berg,"""press"",""fair""",2024-05-01 10:00:00`,
  ),
].join('\n');

/**
 * Seconds from the start of the import's own process to its end, and the most memory that this process took; the engine is
 * on disk and a process of its own, as with `npm start`.
 */
export async function benchSubscribers(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kith-subscribers-bench-'));
  try {
    const file = path.join(folder, 'readers.csv');
    writeFileSync(file, LIST);
    await withEngineOnDisk(async (engine) => {
      const tables = await engine.createTables();
      const run = () => runImport({ endpoint: engine.endpoint, tables, file });
      await measure('all new', run);
      await measure('all known', run);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(what: string, run: () => Promise<RunImport>): Promise<void> {
  const started = performance.now();
  const { said } = await run();
  const seconds = (performance.now() - started) / 1000;
  const peak = Math.round(Number(said.get('peak')) / 1024);
  console.log(
    `subscribers: ${SUBSCRIBERS.toLocaleString('en')} rows, ${what}: ${seconds.toFixed(1)} s, peak memory of the import ${peak} MiB`,
  );
  console.log(`  ${said.get('result')?.replace(/\s+/g, ' ')}`);
}
