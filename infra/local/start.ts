import { resolve } from 'node:path';
import { KithError } from '../../functions/shared/errors.ts';
import { DEMO_START } from './demo/demo-moments.ts';
import { loadDemo } from './demo/load-demo.ts';
import { buildDeployment } from './deployment/deployment.ts';
import { LocalSystemError } from './local-errors.ts';
import { type LocalSystem, startLocalSystem } from './local-system.ts';
import { ProgressLine } from './progress-line.ts';
import { HELP, readStartOptions, type StartOptions } from './start-options.ts';

/** The clock starts a little early, so that the first morning's briefs go out by themselves. */
const BEFORE_THE_FIRST_BRIEF = { minutes: 35 };

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
  const stopAsked = waitForSignal();
  const starting = startKith(options, (step) => progress.show(step)).finally(() => progress.clear());
  const system = await starting;
  sayReady(system, options);
  await Promise.race([stopAsked, failWhenBroken(system)]).finally(() => system.stop());
}

async function startKith(options: StartOptions, onProgress: (step: string) => void): Promise<LocalSystem> {
  const dataDir = resolve(options.dataDir);
  const system = await startLocalSystem({
    ...options,
    dataDir,
    startAt: DEMO_START.subtract(BEFORE_THE_FIRST_BRIEF).toInstant(),
    deployment: () => buildDeployment(resolve(dataDir, 'cdk.out')),
    firstTime: loadDemo,
    onProgress,
  });
  const firstMorning = DEMO_START.toInstant();
  if (system.world.now().epochMilliseconds < firstMorning.epochMilliseconds) {
    await system.world.moveClockTo(firstMorning);
  }
  return system;
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
