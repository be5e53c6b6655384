import { Alarm, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Aws, Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { KithFunction } from './kith-function.ts';

const MAX_RECEIVE_COUNT = 5;
/** AWS asks for six times the function's timeout, so that throttled batches are not received twice. */
const VISIBILITY_TIMEOUTS_PER_RUN = 6;
const BATCH_SIZE = 10;

interface QueuedTopicProps {
  readonly worker: KithFunction;
  /** What is missing as long as a message lies in the dead-letter queue, in one sentence; it stands in the alarm. */
  readonly impactOfDeadLetters: string;
}

/** What SES publishes waits in a queue until the worker has done it; after five failures it is kept for 14 days, with an alarm. */
export class QueuedTopic extends Construct {
  readonly topic: Topic;
  private readonly queue: Queue;
  private readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { worker, impactOfDeadLetters }: QueuedTopicProps) {
    super(scope, id);
    const deadLetters = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    const queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(worker.timeout.toSeconds() * VISIBILITY_TIMEOUTS_PER_RUN),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: MAX_RECEIVE_COUNT },
    });
    this.topic = new Topic(this, 'Topic', { enforceSSL: true });
    this.topic.addSubscription(new SqsSubscription(queue));
    worker.lambda.addEventSource(
      new SqsEventSource(queue, { batchSize: BATCH_SIZE, reportBatchItemFailures: true }),
    );
    this.queue = queue;
    this.deadLetters = deadLetters;
    this.alarmOn(deadLetters, impactOfDeadLetters);
  }

  /** For the operator's commands: the URLs of the queue and of its dead letters. */
  names(what: string): Readonly<Record<string, string>> {
    return { [`${what}Queue`]: this.queue.queueUrl, [`${what}DeadLetters`]: this.deadLetters.queueUrl };
  }

  /** Lets SES publish here, and only for that one resource of this account. */
  acceptFromSes(sourceArn: string): void {
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID, 'aws:SourceArn': sourceArn } },
      }),
    );
  }

  private alarmOn(deadLetters: Queue, impact: string): void {
    new Alarm(this, 'DeadLettersAlarm', {
      metric: deadLetters.metricApproximateNumberOfMessagesVisible(),
      threshold: 1,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: impact,
    });
  }
}
