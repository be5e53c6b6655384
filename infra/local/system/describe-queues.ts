import * as z from 'zod';
import type { Runtime } from '../data/runtime-file.ts';
import type { LocalPlan } from '../template/local-plan.ts';

const redriveSchema = z.object({ deadLetterTargetArn: z.string() });

type Queues = NonNullable<Runtime['queues']>;

/** The queues that operators look after: the template tells them by what their topics are for. */
export function describeQueues(plan: LocalPlan): Queues | undefined {
  const arrivals = findQueueOf(plan, plan.receiptRules[0]?.topicArn);
  const mailEvents = findQueueOf(plan, plan.configurationSets[0]?.destinations[0]?.topicArn);
  return arrivals && mailEvents && { arrivals, mailEvents };
}

function findQueueOf({ queues, subscriptions }: LocalPlan, topicArn: string | undefined) {
  const arn = subscriptions.find((subscription) => subscription.topicArn === topicArn)?.queueArn;
  const queue = queues.find((planned) => planned.arn === arn);
  const redrive = queue?.attributes['RedrivePolicy'];
  if (queue === undefined || redrive === undefined) return undefined;
  const { deadLetterTargetArn } = redriveSchema.parse(JSON.parse(redrive));
  const deadLetters = queues.find((planned) => planned.arn === deadLetterTargetArn);
  return deadLetters && { url: queue.url, deadLettersUrl: deadLetters.url };
}
