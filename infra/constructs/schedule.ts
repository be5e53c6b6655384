import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import type { KithFunction } from './kith-function.ts';

/** On the quarter hour, since every time zone in use differs from UTC by whole quarters: a brief for 7:00 leaves at 7:00. */
export function runEveryQuarterHour(scope: Construct, id: string, ...fns: readonly KithFunction[]): void {
  run(scope, id, Schedule.cron({ minute: '0/15' }), fns);
}

/** In the small hours of UTC. */
export function runEveryDay(scope: Construct, id: string, ...fns: readonly KithFunction[]): void {
  run(scope, id, Schedule.cron({ minute: '40', hour: '3' }), fns);
}

const run = (scope: Construct, id: string, schedule: Schedule, fns: readonly KithFunction[]): Rule =>
  new Rule(scope, id, { schedule, targets: fns.map((fn) => new LambdaFunction(fn.lambda)) });
