import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const START_LIMIT_MS = 120_000;

export interface RunningChild {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/**
 * Runs a serve-*.ts script in a process of its own, and waits until it prints its endpoint. The child
 * ends when its stdin closes, so even a killed test run leaves nothing behind.
 */
export async function startChildEngine(script: URL): Promise<RunningChild> {
  const path = fileURLToPath(script);
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  const endpoint = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill();
      reject(new Error(`${path} was not ready after ${START_LIMIT_MS / 1000} s. ${errors}`));
    }, START_LIMIT_MS);
    createInterface({ input: child.stdout }).once('line', (line) => {
      clearTimeout(timer);
      resolve(line);
    });
    child.once('exit', () => {
      clearTimeout(timer);
      reject(new Error(errors.trim() || `${path} ended before it was ready.`));
    });
  });
  return {
    endpoint,
    stop: async () => {
      child.stdin.end();
      await exited;
    },
  };
}
