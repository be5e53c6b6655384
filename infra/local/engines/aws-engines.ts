import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { SharedOffset } from '../clock/shared-offset.ts';
import type { DataFolder } from '../data/data-folder.ts';
import { damagedFolder } from '../data/data-folder.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../local-aws.ts';
import type { AwsClients } from './create-resources.ts';
import { connectToDynamodb, type DynamodbEngine, startDynamodbEngine } from './dynamodb-engine.ts';
import { type MessagingEngine, startMessagingEngine } from './messaging-engine.ts';

export interface AwsEngines {
  readonly dynamodb: DynamodbEngine;
  readonly messaging: MessagingEngine;
  readonly clients: AwsClients;
  stop(): Promise<void>;
}

/** DynamoDB, S3, SQS and SNS, on the data folder or in memory. */
export async function startEngines(
  folder: DataFolder,
  offset: SharedOffset,
  { inMemory }: { inMemory: boolean },
): Promise<AwsEngines> {
  const started = await Promise.allSettled([
    startDynamodbEngine(inMemory ? undefined : folder.resolve('dynamodb')),
    startMessagingEngine(offset, inMemory ? undefined : folder.resolve('messaging')),
  ]);
  const [dynamodb, messaging] = started;
  if (dynamodb.status === 'rejected' || messaging.status === 'rejected') {
    if (dynamodb.status === 'fulfilled') await dynamodb.value.stop();
    if (messaging.status === 'fulfilled') await messaging.value.stop();
    throw damagedFolder(
      folder.path,
      started.find(({ status }) => status === 'rejected'),
    );
  }
  const clients = connect(dynamodb.value, messaging.value);
  return {
    dynamodb: dynamodb.value,
    messaging: messaging.value,
    clients,
    stop: async () => {
      for (const client of Object.values(clients)) client.destroy();
      await Promise.all([dynamodb.value.stop(), messaging.value.stop()]);
    },
  };
}

function connect(dynamodb: DynamodbEngine, messaging: MessagingEngine): AwsClients {
  const config = { endpoint: messaging.endpoint, region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS };
  return {
    dynamodb: connectToDynamodb(dynamodb.endpoint),
    s3: new S3Client({ ...config, forcePathStyle: true }),
    // The queues' addresses lead through the gate, which is for functions.
    sqs: new SQSClient({ ...config, useQueueUrlAsEndpoint: false }),
    sns: new SNSClient(config),
  };
}
