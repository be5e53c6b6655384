import type { Deployment } from '../deployment/deployment.ts';
import type { AwsEngines } from '../engines/aws-engines.ts';
import { createResources } from '../engines/create-resources.ts';
import { listen } from '../http/http-server.ts';
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

/** Brings the template to life on the engines: its resources, both mail doors, its functions. */
export async function runTemplate(
  ground: Ground,
  engines: AwsEngines,
  deployment: Deployment,
  shutdown: Shutdown,
): Promise<RunningTemplate> {
  const origin = `http://127.0.0.1:${ground.httpPort}`;
  const plan = planDeployment(deployment.template, {
    webOrigin: origin,
    sqsEndpoint: engines.messaging.endpoint,
  });
  await createResources(engines.clients, plan);
  const endpoints = await serveOwnEmulators(ground, engines, plan, shutdown);
  const functions = new RunningFunctions({
    plan,
    deployment,
    endpoints,
    engines,
    offset: ground.clock.offset,
    activity: ground.activity,
    logPath: ground.folder.resolve('functions.log'),
    onHandled: () => ground.changes.raise(),
  });
  shutdown.add(() => functions.stop());
  await functions.start();
  return { plan, endpoints, functions, origin };
}

/** SES and Secrets Manager, which no library emulates well enough. */
async function serveOwnEmulators(
  ground: Ground,
  engines: AwsEngines,
  plan: LocalPlan,
  shutdown: Shutdown,
): Promise<EngineEndpoints> {
  const { clock, archive } = ground;
  const doors = createMailDoors({
    ...ground,
    clients: engines.clients,
    plan,
    onSent: () => ground.changes.raise(),
  });
  ground.mailSlot.open(doors.receiver);
  const vault = new SecretVault(ground.folder.resolve('secrets.json'));
  vault.createMissing(plan.secrets);
  const countSentLastDay = () => archive.countSince(clock.now().subtract({ hours: HOURS_OF_A_QUOTA }));
  const ses = await listen(serveSes(doors.ses, countSentLastDay));
  shutdown.add(() => ses.close());
  const secrets = await listen(serveSecrets(vault));
  shutdown.add(() => secrets.close());
  const messaging = engines.messaging.endpoint;
  return {
    dynamodb: engines.dynamodb.endpoint,
    s3: messaging,
    sqs: messaging,
    sns: messaging,
    ses: `http://127.0.0.1:${ses.port}`,
    secretsManager: `http://127.0.0.1:${secrets.port}`,
  };
}
