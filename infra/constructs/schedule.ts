import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import type { KithFunction } from './kith-function.ts';

/** On the quarter hour, since every time zone in use differs from UTC by whole quarters: a brief for 7:00 leaves at 7:00. */
export function runEveryQuarterHour(scope: Construct, id: string, ...fns: readonly KithFunction[]): void {
  new Rule(scope, id, {
    schedule: Schedule.cron({ minute: '0/15' }),
    targets: fns.map((fn) => new LambdaFunction(fn.lambda)),
  });
}
