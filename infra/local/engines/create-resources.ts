import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  ListTablesCommand,
} from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, ListBucketsCommand, type S3Client } from '@aws-sdk/client-s3';
import { CreateTopicCommand, type SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  ListQueuesCommand,
  SetQueueAttributesCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import * as z from 'zod';
import type { LocalPlan } from '../template/local-plan.ts';

export interface AwsClients {
  readonly dynamodb: DynamoDBClient;
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly sns: SNSClient;
}

/** Creates what the template names and the engines do not have yet; what they have keeps its content. */
export async function createResources(clients: AwsClients, plan: LocalPlan): Promise<void> {
  await Promise.all([
    createTables(clients.dynamodb, plan),
    createBuckets(clients.s3, plan),
    createQueuesAndTopics(clients, plan),
  ]);
}

async function createTables(dynamodb: DynamoDBClient, { tables }: LocalPlan): Promise<void> {
  const { TableNames = [] } = await dynamodb.send(new ListTablesCommand({}));
  const missing = tables.filter(({ name }) => !TableNames.includes(name));
  for (const { definition } of missing) {
    // DynamoDB itself judges the definition; the template uses the names of its API.
    const input = z.custom<CreateTableCommandInput>().parse(definition);
    await dynamodb.send(new CreateTableCommand(input));
  }
}

async function createBuckets(s3: S3Client, { buckets }: LocalPlan): Promise<void> {
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const existing = new Set(Buckets.map(({ Name }) => Name));
  for (const Bucket of buckets) {
    if (!existing.has(Bucket)) await s3.send(new CreateBucketCommand({ Bucket }));
  }
}

/** Dead-letter queues come first, since the others name them. Creating a topic or subscription again changes nothing. */
async function createQueuesAndTopics({ sqs, sns }: AwsClients, plan: LocalPlan): Promise<void> {
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  const existing = new Set(QueueUrls.map((url) => url.slice(url.lastIndexOf('/') + 1)));
  const inOrder = plan.queues.toSorted((a, b) => Number(b.isDeadLetterQueue) - Number(a.isDeadLetterQueue));
  for (const { name, url, attributes } of inOrder) {
    if (!existing.has(name))
      await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }));
    else await sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: attributes }));
  }
  for (const { name } of plan.topics) await sns.send(new CreateTopicCommand({ Name: name }));
  for (const { topicArn, queueArn, attributes } of plan.subscriptions) {
    const subscribe = { TopicArn: topicArn, Protocol: 'sqs', Endpoint: queueArn, Attributes: attributes };
    await sns.send(new SubscribeCommand(subscribe));
  }
}
