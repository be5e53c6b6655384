import { Alarm, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ENV, type EnvKey } from '../../functions/shared/env.ts';
import type { KithFunction } from './kith-function.ts';

const MAX_RECEIVE_COUNT = 5;

interface WorkQueueProps {
  readonly worker: KithFunction;
  /** The variable by which those who put work in find the queue. */
  readonly envKey: EnvKey;
  /** Messages that one run is given, and runs at a time: more would starve the rest of Kith, or SES. */
  readonly batchSize: number;
  readonly mostAtATime: number;
  /** How long a run has, until what it did not finish is handed out again. */
  readonly visibilityTimeout: Duration;
  /** What is missing as long as a message lies in the dead-letter queue, in one sentence; it stands in the alarm. */
  readonly impactOfDeadLetters: string;
}

/** Work that functions of Kith leave for another; after five failures it is kept for 14 days, with an alarm. */
export class WorkQueue extends Construct {
  private readonly queue: Queue;
  private readonly deadLetters: Queue;
  private readonly envKey: EnvKey;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.envKey = props.envKey;
    this.deadLetters = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: props.visibilityTimeout,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAX_RECEIVE_COUNT },
    });
    props.worker.lambda.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: props.batchSize,
        maxConcurrency: props.mostAtATime,
        reportBatchItemFailures: true,
      }),
    );
    this.alarmOnDeadLetters(props.impactOfDeadLetters);
  }

  /** Lets the function leave work here. */
  letPut(fn: KithFunction): void {
    fn.allow({
      environment: { [ENV[this.envKey]]: this.queue.queueUrl },
      actions: ['sqs:SendMessage'],
      resources: [this.queue.queueArn],
    });
  }

  /** For the operator's commands: the URLs of the queue and of its dead letters. */
  names(what: string): Readonly<Record<string, string>> {
    return { [`${what}Queue`]: this.queue.queueUrl, [`${what}DeadLetters`]: this.deadLetters.queueUrl };
  }

  private alarmOnDeadLetters(impact: string): void {
    new Alarm(this, 'DeadLettersAlarm', {
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible(),
      threshold: 1,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: impact,
    });
  }
}
