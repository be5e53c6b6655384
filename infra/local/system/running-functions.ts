import type { Activity } from '../clock/activity.ts';
import type { SharedOffset } from '../clock/shared-offset.ts';
import type { Deployment } from '../deployment/deployment.ts';
import type { AwsEngines } from '../engines/aws-engines.ts';
import { EventSource } from '../lambda/event-source.ts';
import type { FunctionLog } from '../lambda/function-log.ts';
import { LambdaFunction } from '../lambda/lambda-function.ts';
import { awsEnvironment, type EngineEndpoints } from '../local-aws.ts';
import { UnsupportedTemplateError } from '../local-errors.ts';
import type { LocalPlan } from '../template/local-plan.ts';

export interface FunctionsPorts {
  readonly plan: LocalPlan;
  readonly deployment: Deployment;
  readonly endpoints: EngineEndpoints;
  readonly offset: SharedOffset;
  readonly engines: AwsEngines;
  readonly activity: Activity;
  readonly log: FunctionLog;
  readonly onHandled: () => void;
}

/** The Lambdas of the template, and the queues that feed them. */
export class RunningFunctions {
  readonly all: readonly LambdaFunction[];
  readonly eventSources: readonly EventSource[];
  readonly #engines: AwsEngines;

  constructor(ports: FunctionsPorts) {
    const { plan, deployment, offset, log } = ports;
    const baseEnvironment = awsEnvironment(ports.endpoints);
    this.#engines = ports.engines;
    this.all = plan.functions.map(
      (planned) =>
        new LambdaFunction(planned, {
          offset,
          codeFolder: deployment.codeFolder(planned.assetKey),
          baseEnvironment,
          log,
        }),
    );
    this.eventSources = plan.eventSources.map((planned) => {
      const queue = plan.queues.find(({ arn }) => arn === planned.queueArn);
      if (queue === undefined) {
        throw new UnsupportedTemplateError(
          `${planned.functionName} reads ${planned.queueArn}, which is not a queue of the template.`,
        );
      }
      const lambda = this.find(planned.functionName);
      const { sqs } = ports.engines.clients;
      return new EventSource(queue, planned, {
        sqs,
        lambda,
        activity: ports.activity,
        onHandled: ports.onHandled,
      });
    });
  }

  find(name: string): LambdaFunction {
    const found = this.all.find(({ planned }) => planned.name === name);
    if (found === undefined)
      throw new UnsupportedTemplateError(`There is no function ${name} in the template.`);
    return found;
  }

  /** Loads the code of all. */
  async warmUp(): Promise<void> {
    await Promise.all(this.all.map((lambda) => lambda.warmUp()));
  }

  /** Lets the queues flow. */
  async start(): Promise<void> {
    const depths = await this.#engines.messaging.readDepths(this.eventSources.map(({ queue }) => queue.name));
    for (const [index, source] of this.eventSources.entries()) {
      const depth = depths[index];
      if (depth !== undefined) source.start(depth);
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.eventSources.map((source) => source.stop()));
    await Promise.all(this.all.map((lambda) => lambda.stop()));
  }
}
