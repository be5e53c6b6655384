import * as z from 'zod';
import { ENV } from '../../../functions/shared/env.ts';
import type { Runtime } from '../data/runtime-file.ts';
import type { LocalPlan, PlannedQueue } from '../template/local-plan.ts';

const redriveSchema = z.object({ deadLetterTargetArn: z.string() });

type Queues = NonNullable<Runtime['queues']>;

/** The queues that operators look after: the template tells them by what their topics are for, and who puts work in. */
export function describeQueues(plan: LocalPlan): Queues | undefined {
  const arrivals = findQueueOf(plan, plan.receiptRules[0]?.topicArn);
  const mailEvents = findQueueOf(plan, plan.configurationSets[0]?.destinations[0]?.topicArn);
  const signUpsUrl = plan.functions.flatMap(({ environment }) => environment[ENV.signUpsQueueUrl] ?? [])[0];
  const signUps = withDeadLetters(
    plan,
    plan.queues.find(({ url }) => url === signUpsUrl),
  );
  return arrivals && mailEvents && signUps && { arrivals, mailEvents, signUps };
}

function findQueueOf(plan: LocalPlan, topicArn: string | undefined) {
  const arn = plan.subscriptions.find((subscription) => subscription.topicArn === topicArn)?.queueArn;
  return withDeadLetters(
    plan,
    plan.queues.find((planned) => planned.arn === arn),
  );
}

function withDeadLetters({ queues }: LocalPlan, queue: PlannedQueue | undefined) {
  const redrive = queue?.attributes['RedrivePolicy'];
  if (queue === undefined || redrive === undefined) return undefined;
  const { deadLetterTargetArn } = redriveSchema.parse(JSON.parse(redrive));
  const deadLetters = queues.find((planned) => planned.arn === deadLetterTargetArn);
  return deadLetters && { url: queue.url, deadLettersUrl: deadLetters.url };
}
