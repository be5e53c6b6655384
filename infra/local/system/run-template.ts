import type { Deployment } from '../deployment/deployment.ts';
import type { AwsEngines } from '../engines/aws-engines.ts';
import { type AwsClients, createResources } from '../engines/create-resources.ts';
import { listen } from '../http/http-server.ts';
import { Gate } from '../iam/gate.ts';
import { guardMessaging } from '../iam/messaging-guard.ts';
import { FunctionLog } from '../lambda/function-log.ts';
import type { EngineEndpoints } from '../local-aws.ts';
import { SecretVault } from '../secrets/secret-vault.ts';
import { serveSecrets } from '../secrets/secrets-server.ts';
import { serveSes } from '../ses/ses-server.ts';
import type { LocalPlan } from '../template/local-plan.ts';
import { planDeployment } from '../template/plan-deployment.ts';
import type { Ground } from './ground.ts';
import { createMailDoors } from './mail-doors.ts';
import { RunningFunctions } from './running-functions.ts';
import type { Shutdown } from './shutdown.ts';

export interface RunningTemplate {
  readonly plan: LocalPlan;
  readonly endpoints: EngineEndpoints;
  readonly functions: RunningFunctions;
  readonly origin: string;
}

const HOURS_OF_A_QUOTA = 24;

/** Brings the template to life on the engines: its resources, its roles, both mail doors, its functions. */
export async function runTemplate(
  ground: Ground,
  engines: AwsEngines,
  deployment: Deployment,
  shutdown: Shutdown,
): Promise<RunningTemplate> {
  const origin = `http://127.0.0.1:${ground.httpPort}`;
  const gate = new Gate();
  const messaging = await openMessagingDoor(engines, gate, shutdown);
  const plan = planDeployment(deployment.template, { webOrigin: origin, sqsEndpoint: messaging });
  const logPath = ground.folder.resolve('functions.log');
  const log = new FunctionLog(logPath);
  gate.open(plan.permissions, log);
  await createResources(engines.clients, plan);
  const endpoints = {
    dynamodb: engines.dynamodb.endpoint,
    s3: messaging,
    sqs: messaging,
    sns: messaging,
    ...(await serveOwnEmulators(ground, engines.clients, { plan, gate }, shutdown)),
  };
  const functions = new RunningFunctions({
    plan,
    deployment,
    endpoints,
    engines,
    offset: ground.clock.offset,
    activity: ground.activity,
    log,
    onHandled: () => ground.changes.raise(),
  });
  shutdown.add(() => functions.stop());
  await engines.dynamodb.enforce({ permissions: plan.permissions, logPath });
  await functions.start();
  return { plan, endpoints, functions, origin };
}

/** The way to S3, SQS and SNS for all but the runner, whose clients go straight to the engine. */
async function openMessagingDoor({ messaging }: AwsEngines, gate: Gate, shutdown: Shutdown): Promise<string> {
  const door = await listen(guardMessaging(gate, messaging.endpoint));
  shutdown.add(() => door.close());
  return `http://127.0.0.1:${door.port}`;
}

/** SES and Secrets Manager, which no library emulates well enough. */
async function serveOwnEmulators(
  ground: Ground,
  clients: AwsClients,
  { plan, gate }: { readonly plan: LocalPlan; readonly gate: Gate },
  shutdown: Shutdown,
): Promise<Pick<EngineEndpoints, 'ses' | 'secretsManager'>> {
  const { clock, archive, suppressions } = ground;
  const doors = createMailDoors({
    ...ground,
    clients,
    plan,
    onSent: () => ground.changes.raise(),
  });
  ground.mailSlot.open(doors.receiver);
  const vault = new SecretVault(ground.folder.resolve('secrets.json'));
  vault.createMissing(plan.secrets);
  const countSentLastDay = () => archive.countSince(clock.now().subtract({ hours: HOURS_OF_A_QUOTA }));
  const { identities } = plan;
  const ses = await listen(
    serveSes({ ses: doors.ses, suppressions, clock, gate, identities, countSentLastDay }),
  );
  shutdown.add(() => ses.close());
  const secrets = await listen(serveSecrets(vault, gate));
  shutdown.add(() => secrets.close());
  return {
    ses: `http://127.0.0.1:${ses.port}`,
    secretsManager: `http://127.0.0.1:${secrets.port}`,
  };
}
