import { resolve } from 'node:path';
import { KithError } from '../../functions/shared/errors.ts';
import { LocalSystemError } from './local-errors.ts';
import type { LocalSystem } from './local-system.ts';
import { ProgressLine } from './progress-line.ts';
import { HELP, readStartOptions, type StartOptions } from './start-options.ts';

const MS_BETWEEN_LOOKS = 500;

try {
  const options = readStartOptions(process.argv.slice(2), process.env);
  if (options.help) process.stdout.write(HELP);
  else await run(options);
} catch (error) {
  process.exitCode = 1;
  console.error(error instanceof KithError ? error.message : error);
}

async function run(options: StartOptions): Promise<void> {
  const progress = new ProgressLine(process.stderr);
  const stopAsked = Promise.race([waitForSignal(), waitUntilOrphaned()]);
  // Loaded when it is to run: help, and a wrong flag, are answered without the second that it takes.
  const { startDemo } = await import('./start-demo.ts');
  const system = await startDemo({
    ...options,
    dataDir: resolve(options.dataDir),
    onProgress: (step) => progress.show(step),
  }).finally(() => progress.clear());
  sayReady(system, options);
  await Promise.race([stopAsked, failWhenBroken(system)]).finally(() => system.stop());
}

function sayReady({ origin, smtpPort }: LocalSystem, { dataDir }: StartOptions): void {
  console.log(`Kith is ready at ${origin}`);
  console.log("Open it: this morning's mail is there. Reply to it, then look at the person's timeline.");
  console.log(
    `Mail comes in by SMTP on port ${smtpPort}. The data is in ${dataDir}. Ctrl-C stops everything.`,
  );
}

async function failWhenBroken(system: LocalSystem): Promise<never> {
  await system.broken;
  throw new LocalSystemError('The database process ended unexpectedly: run npm start again.');
}

/** A second Ctrl-C does not wait for a clean end. */
async function waitForSignal(): Promise<void> {
  await new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        done();
        process.once(signal, () => process.exit(1));
      });
    }
  });
}

/** npm hands a SIGTERM on to its shell alone, which ends without a word to what it runs. */
async function waitUntilOrphaned(): Promise<void> {
  const parent = process.ppid;
  if (process.env['npm_lifecycle_event'] === undefined) return await new Promise(() => undefined);
  await new Promise<void>((done) => {
    setInterval(() => process.ppid !== parent && done(), MS_BETWEEN_LOOKS).unref();
  });
}
