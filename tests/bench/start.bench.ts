import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { formatSpread, spreadOf } from './spread.ts';

const RUNS = 5;

/** Seconds from `npm start` to its ready line: on a new data folder (with the demo), and on one that exists. */
export async function benchStart(): Promise<void> {
  const fresh: number[] = [];
  const again: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'kith-start-'));
    fresh.push(await secondsToReady(dataDir));
    again.push(await secondsToReady(dataDir));
    rmSync(dataDir, { recursive: true });
  }
  console.log(`start: npm start to ready, ${RUNS} runs each`);
  console.log(`  new folder, demo loaded   ${formatSpread(spreadOf(fresh), 's', 1)}`);
  console.log(`  folder that exists        ${formatSpread(spreadOf(again), 's', 1)}`);
}

async function secondsToReady(dataDir: string): Promise<number> {
  const before = performance.now();
  const child = spawn('npm', ['start', '--', '--port', '3977', '--smtp-port', '3978', '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  await readyLine(child.stdout);
  const seconds = (performance.now() - before) / 1000;
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
  await once(child, 'exit');
  return seconds;
}

/** Keeps reading after it, since a closed pipe would end the system before it is asked to. */
function readyLine(output: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    output.on('data', (chunk: Buffer) => {
      if (chunk.includes('ready at')) resolve();
    });
    output.on('end', () => reject(new Error('npm start ended before it was ready')));
  });
}
