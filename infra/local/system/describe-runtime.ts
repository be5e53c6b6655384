import { ENV } from '../../../functions/shared/env.ts';
import type { Runtime } from '../data/runtime-file.ts';
import { UnsupportedTemplateError } from '../local-errors.ts';
import type { LocalPlan } from '../template/local-plan.ts';
import { describeQueues } from './describe-queues.ts';
import type { Ground } from './ground.ts';
import type { RunningTemplate } from './run-template.ts';

/** What commands beside the system need to find it. UnsupportedTemplateError when no function is told where a table is. */
export function describeRuntime(ground: Ground, { plan, endpoints, origin }: RunningTemplate): Runtime {
  return {
    pid: process.pid,
    origin,
    smtpPort: ground.smtpPort,
    endpoints,
    tables: {
      circle: variableOf(plan, ENV.circleTableName),
      ledger: variableOf(plan, ENV.ledgerTableName),
      audience: variableOf(plan, ENV.audienceTableName),
    },
    mailBucket: findVariable(plan, ENV.mailBucketName),
    inboundDomain: findVariable(plan, ENV.inboundDomain),
    queues: describeQueues(plan),
    tokenKeysSecretId: variableOf(plan, ENV.tokenKeysSecretId),
  };
}

/** The template says which table or secret is which by what it tells the functions. */
function variableOf(plan: LocalPlan, name: string): string {
  const value = findVariable(plan, name);
  if (value === undefined)
    throw new UnsupportedTemplateError(`No function of the template is told its ${name}.`);
  return value;
}

const findVariable = ({ functions }: LocalPlan, name: string): string | undefined =>
  functions.map(({ environment }) => environment[name]).find((text) => text !== undefined);
