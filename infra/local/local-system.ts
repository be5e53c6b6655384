import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Temporal } from 'temporal-polyfill';
import { createDocumentClient } from '../../functions/shared/dynamodb.ts';
import { createSecretsManagerTokenKeyStore } from '../../functions/token-keys/adapters/secrets-manager-token-key-store.ts';
import { Timekeeper } from './clock/timekeeper.ts';
import { keepState, systemStateSchema } from './data/kept-state.ts';
import { type Runtime, type TableNames, writeRuntimeFile } from './data/runtime-file.ts';
import type { Deployment } from './deployment/deployment.ts';
import { type AwsEngines, startEngines } from './engines/aws-engines.ts';
import { createFrontDoor } from './http/front-door.ts';
import { createHttpApi } from './http/http-api.ts';
import { toSchedule } from './lambda/scheduled-events.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from './local-aws.ts';
import { createWorld } from './local-world.ts';
import { mailboxPages } from './mailbox/mailbox-pages.tsx';
import type { FaultBook } from './ses/faults.ts';
import { describeRuntime } from './system/describe-runtime.ts';
import { describeState } from './system/describe-state.ts';
import { type Ground, prepareGround } from './system/ground.ts';
import { whenIdle } from './system/idleness.ts';
import { type RunningTemplate, runTemplate } from './system/run-template.ts';
import { Shutdown } from './system/shutdown.ts';
import type { World } from './world.ts';

export interface LocalSystemOptions {
  readonly dataDir: string;
  /** Forgets what the folder holds. */
  readonly fresh?: boolean;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly smtpPort?: number;
  /**
   * Tables, queues and buckets are forgotten at the end; mail and clock are still in the folder. A function is loaded by its first event,
   * since such a system seldom lives long enough to need them all.
   */
  readonly inMemory?: boolean;
  /** Where the clock stands in a new folder. */
  readonly startAt: Temporal.Instant;
  /** Asked for while the engines start. */
  readonly deployment: () => Promise<Deployment>;
  /** Runs once in a new folder, before the first schedule. */
  readonly firstTime?: (world: World) => Promise<void>;
  readonly onProgress?: (step: string) => void;
}

export interface LocalSystem {
  readonly origin: string;
  readonly smtpPort: number;
  readonly world: World;
  readonly faults: FaultBook;
  readonly runtime: Runtime;
  /** Resolves if an engine ends although nobody asked it to. */
  readonly broken: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Runs the template on this machine. LocalSystemError, with nothing left behind, when a port, the folder or the
 * app's settings are in the way.
 */
export async function startLocalSystem(options: LocalSystemOptions): Promise<LocalSystem> {
  const shutdown = new Shutdown();
  try {
    return await start(options, shutdown);
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

async function start(options: LocalSystemOptions, shutdown: Shutdown): Promise<LocalSystem> {
  const report = options.onProgress ?? (() => undefined);
  const ground = await prepareGround(options, shutdown);
  report('building the app and starting the engines');
  const [deployment, engines] = await inParallel(
    options.deployment(),
    startGuarded(options, ground, shutdown),
  );
  report('starting the functions');
  const template = await runTemplate(ground, engines, deployment, shutdown);
  if (!options.inMemory) await template.functions.warmUp();
  const runtime = describeRuntime(ground, template);
  const { world, timekeeper } = bringToLife(ground, engines, template, runtime, shutdown);
  await loadOnce(ground, runtime.tables, world, options, report);
  report('running what fell due');
  await timekeeper.start();
  shutdown.add(writeRuntimeFile(ground.folder.path, runtime));
  return {
    origin: template.origin,
    smtpPort: ground.smtpPort,
    world,
    faults: ground.faults,
    runtime,
    broken: engines.dynamodb.gone.then(() => (shutdown.hasBegun ? new Promise(() => undefined) : undefined)),
    stop: () => shutdown.run(),
  };
}

async function startGuarded(
  { inMemory = false }: LocalSystemOptions,
  { folder, clock }: Ground,
  shutdown: Shutdown,
): Promise<AwsEngines> {
  const engines = await startEngines(folder, clock.offset, { inMemory });
  shutdown.add(() => engines.stop());
  return engines;
}

/** Waits for both even when one fails, so that what the other started is there to be stopped. */
async function inParallel<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([a, b]);
  return [await a, await b];
}

function bringToLife(
  ground: Ground,
  engines: AwsEngines,
  { plan, functions }: RunningTemplate,
  runtime: Runtime,
  shutdown: Shutdown,
): { world: World; timekeeper: Timekeeper } {
  const { clock, activity, archive, changes, faults, smtpPort } = ground;
  const idle = () => whenIdle(activity, engines.messaging, functions.eventSources);
  const schedules = plan.schedules.map((planned) =>
    toSchedule(planned, functions.find(planned.functionName), ground.madeAt),
  );
  const timekeeper = new Timekeeper(
    { clock, schedules, whenIdle: idle, remember: ground.rememberClock },
    ground.ranUntil,
  );
  shutdown.add(() => timekeeper.stop());
  const documentClient = createDocumentClient(engines.clients.dynamodb);
  const { tables } = runtime;
  const local = { region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS };
  const secrets = new SecretsManagerClient({ ...local, endpoint: runtime.endpoints.secretsManager });
  const world = createWorld({
    documentClient,
    tables,
    tokenKeys: createSecretsManagerTokenKeyStore(secrets, runtime.tokenKeysSecretId, clock),
    archive,
    clock,
    timekeeper,
    changes,
    smtpPort,
    whenIdle: idle,
  });
  const httpApi = createHttpApi(
    plan.routes,
    (name) => functions.find(name),
    () => clock.now().epochMilliseconds,
  );
  const statePorts = { clock, plan, messaging: engines.messaging, functions, archive, runtime };
  const pages = mailboxPages(world);
  ground.web.use(
    createFrontDoor({ world, faults, pages, httpApi, describeState: () => describeState(statePorts) }),
  );
  return { world, timekeeper };
}

/** The first start may end anywhere: what it loads must be safe to load again. */
async function loadOnce(
  { folder }: Ground,
  tables: TableNames,
  world: World,
  { firstTime, inMemory = false }: LocalSystemOptions,
  report: (step: string) => void,
): Promise<void> {
  const kept = keepState(folder.resolve('system.json'), systemStateSchema);
  const known = kept.read();
  if (known !== undefined && known.tables.audience === undefined) kept.write({ ...known, tables });
  if (firstTime === undefined || (known !== undefined && !inMemory)) return;
  report('loading the demo circle');
  await firstTime(world);
  kept.write({ tables, demoLoaded: true });
}
