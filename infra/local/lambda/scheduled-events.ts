import { randomUUID } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { readScheduleExpression } from '../clock/schedule-expression.ts';
import type { Schedule } from '../clock/timekeeper.ts';
import { LOCAL_ACCOUNT_ID, LOCAL_REGION, localArn } from '../local-aws.ts';
import type { PlannedSchedule } from '../template/local-plan.ts';
import type { LambdaFunction } from './lambda-function.ts';

/** Secrets Manager runs the function once for each, and stops at the first that fails. */
const ROTATION_STEPS = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'] as const;

/** A rotation counts its days from `secretsMadeAt`: however long ago the epoch was, a new key is not replaced early. */
export function toSchedule(
  planned: PlannedSchedule,
  lambda: Pick<LambdaFunction, 'invoke'>,
  secretsMadeAt: Temporal.Instant,
): Schedule {
  const countedFrom = planned.rotatesSecretArn === undefined ? 0 : secretsMadeAt.epochMilliseconds;
  return {
    name: planned.name,
    nextRun: readScheduleExpression(planned.expression, countedFrom),
    run: async (scheduledAt) => {
      try {
        for (const event of eventsOf(planned, scheduledAt)) await lambda.invoke(event);
      } catch {
        // The function's log has the reason; the next run comes by itself.
      }
    },
  };
}

function eventsOf(planned: PlannedSchedule, scheduledAt: Temporal.Instant): readonly unknown[] {
  if (planned.rotatesSecretArn !== undefined) return rotationEvents(planned.rotatesSecretArn);
  return [planned.input === undefined ? scheduledEvent(planned, scheduledAt) : JSON.parse(planned.input)];
}

function rotationEvents(secretArn: string): readonly object[] {
  const token = randomUUID();
  return ROTATION_STEPS.map((step) => ({ Step: step, SecretId: secretArn, ClientRequestToken: token }));
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html */
function scheduledEvent({ name }: PlannedSchedule, scheduledAt: Temporal.Instant): object {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: LOCAL_ACCOUNT_ID,
    time: scheduledAt.toString({ smallestUnit: 'second' }),
    region: LOCAL_REGION,
    resources: [localArn('events', `rule/${name}`)],
    detail: {},
  };
}
