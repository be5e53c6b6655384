import { Alarm, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ENV } from '../../functions/shared/env.ts';
import type { KithFunction } from './kith-function.ts';

/** A segment takes as long as its list; more at a time than a new account may run at once would starve the rest of Kith. */
const MOST_AT_A_TIME = 8;
const MAX_RECEIVE_COUNT = 5;

interface HintQueueProps {
  readonly worker: KithFunction;
  /** What is missing as long as a message lies in the dead-letter queue, in one sentence; it stands in the alarm. */
  readonly impactOfDeadLetters: string;
}

/** Messages that only say that there may be work: the work itself, and who does it, stands in the tables. */
export class HintQueue extends Construct {
  private readonly queue: Queue;

  constructor(scope: Construct, id: string, { worker, impactOfDeadLetters }: HintQueueProps) {
    super(scope, id);
    const deadLetters = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // The schedule hints again long before AWS's six times: a hint that comes back finds its work done or taken.
      visibilityTimeout: worker.timeout,
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: MAX_RECEIVE_COUNT },
    });
    worker.lambda.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: 1,
        maxConcurrency: MOST_AT_A_TIME,
        reportBatchItemFailures: true,
      }),
    );
    new Alarm(this, 'DeadLettersAlarm', {
      metric: deadLetters.metricApproximateNumberOfMessagesVisible(),
      threshold: 1,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: impactOfDeadLetters,
    });
  }

  /** Lets the function say that there may be work. */
  letHint(fn: KithFunction): void {
    fn.allow({
      environment: { [ENV.issueHintsQueueUrl]: this.queue.queueUrl },
      actions: ['sqs:SendMessage'],
      resources: [this.queue.queueArn],
    });
  }
}
