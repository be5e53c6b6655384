import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LOCAL_CREDENTIALS, LOCAL_REGION, localArn } from '../../../infra/local/local-aws.ts';
import { arnOf, COMMON, lambda, route, startTinySystem } from './tiny-system.ts';

/** Makes the call that its event names, and answers with what the SDK gave it or threw. */
const CALLER = `
import { createRequire } from 'node:module';
const require = createRequire(${JSON.stringify(import.meta.url)});
export const handler = async ({ body }) => {
  const { service, client, command, input } = JSON.parse(body);
  const sdk = require('@aws-sdk/client-' + service);
  if (input.RawMessage) input.RawMessage.Data = Buffer.from(input.RawMessage.Data);
  try {
    const { $metadata, Body, ...rest } = await new sdk[client]({}).send(new sdk[command](input));
    return { statusCode: 200, body: JSON.stringify({ ...rest, ...(Body && { Body: await Body.transformToString() }) }) };
  } catch (error) {
    return { statusCode: 400, body: JSON.stringify({ name: error.name, message: error.message }) };
  }
};`;

const allow = (Action: string | string[], Resource: unknown) => ({ Effect: 'Allow', Action, Resource });
const RESOURCES = {
  ...COMMON,
  Caller: lambda('caller'),
  ...route('CallerRoute', 'Caller', 'POST /call'),
  Mail: { Type: 'AWS::S3::Bucket', Properties: {} },
  Events: { Type: 'AWS::SES::ConfigurationSet', Properties: {} },
  Identity: { Type: 'AWS::SES::EmailIdentity', Properties: { EmailIdentity: 'kith.example' } },
  Work: { Type: 'AWS::SQS::Queue', Properties: {} },
  News: { Type: 'AWS::SNS::Topic', Properties: {} },
  Grants: {
    Type: 'AWS::IAM::Policy',
    Properties: {
      Roles: [{ Ref: 'Role' }],
      PolicyDocument: {
        Statement: [
          allow(['dynamodb:GetItem', 'dynamodb:BatchGetItem'], arnOf('Circle')),
          allow('s3:GetObject', { 'Fn::Join': ['', [arnOf('Mail'), '/*']] }),
          allow('secretsmanager:GetSecretValue', { Ref: 'Keys' }),
          allow('ses:SendRawEmail', localArn('ses', 'identity/kith.example')),
          allow('sqs:SendMessage', arnOf('Work')),
        ],
      },
    },
  },
};

let tiny: Awaited<ReturnType<typeof startTinySystem>>;

beforeAll(async () => {
  tiny = await startTinySystem(RESOURCES, { caller: CALLER });
});

afterAll(async () => {
  await tiny.stop();
});

const CLIENTS = {
  dynamodb: 'DynamoDBClient',
  s3: 'S3Client',
  'secrets-manager': 'SecretsManagerClient',
  ses: 'SESClient',
  sns: 'SNSClient',
  sqs: 'SQSClient',
};
type Service = keyof typeof CLIENTS;

async function call(service: Service, command: string, input: object): Promise<unknown> {
  const response = await fetch(`${tiny.system.origin}/call`, {
    method: 'POST',
    body: JSON.stringify({ service, client: CLIENTS[service], command: `${command}Command`, input }),
  });
  return await response.json();
}

const item = { pk: { S: 'a' } };
const Data = 'From: kith@kith.example\r\nTo: nora@lindqvist.example\r\n\r\nHello';
const queueUrl = () => `${tiny.system.runtime.endpoints.sqs}/000000000000/Work`;

test('what a role allows is done, by every engine', async () => {
  const { endpoints, tokenKeysSecretId } = tiny.system.runtime;
  const s3 = new S3Client({
    endpoint: endpoints.s3,
    region: LOCAL_REGION,
    credentials: LOCAL_CREDENTIALS,
    forcePathStyle: true,
  });
  await s3.send(new PutObjectCommand({ Bucket: 'mail', Key: 'one', Body: 'Hello' }));
  s3.destroy();

  expect(await call('dynamodb', 'GetItem', { TableName: 'Circle', Key: item })).toEqual({});
  const RequestItems = { Circle: { Keys: [item] } };
  expect(await call('dynamodb', 'BatchGetItem', { RequestItems })).toMatchObject({ Responses: {} });
  expect(await call('s3', 'GetObject', { Bucket: 'mail', Key: 'one' })).toMatchObject({ Body: 'Hello' });
  expect(await call('secrets-manager', 'GetSecretValue', { SecretId: tokenKeysSecretId })).toMatchObject({
    SecretString: expect.stringContaining('"current"'),
  });
  expect(await call('ses', 'SendRawEmail', { RawMessage: { Data } })).toMatchObject({
    MessageId: expect.any(String),
  });
  expect(await call('sqs', 'SendMessage', { QueueUrl: queueUrl(), MessageBody: 'x' })).toMatchObject({
    MessageId: expect.any(String),
  });
});

const TABLES = 'arn:aws:dynamodb:eu-west-1:000000000000:table';
test.each<{
  service: Service;
  command: string;
  input: () => object;
  name?: string;
  action: string;
  resource: string;
}>([
  {
    service: 'dynamodb',
    command: 'PutItem',
    input: () => ({ TableName: 'Circle', Item: item }),
    action: 'dynamodb:PutItem',
    resource: `${TABLES}/Circle`,
  },
  {
    service: 'dynamodb',
    command: 'BatchGetItem',
    input: () => ({ RequestItems: { Circle: { Keys: [item] }, Ledger: { Keys: [item] } } }),
    action: 'dynamodb:BatchGetItem',
    resource: `${TABLES}/Ledger`,
  },
  {
    service: 's3',
    command: 'PutObject',
    input: () => ({ Bucket: 'mail', Key: 'two', Body: 'Hello' }),
    name: 'AccessDenied',
    action: 's3:PutObject',
    resource: 'arn:aws:s3:::mail/two',
  },
  {
    service: 'secrets-manager',
    command: 'DescribeSecret',
    input: () => ({ SecretId: tiny.system.runtime.tokenKeysSecretId }),
    action: 'secretsmanager:DescribeSecret',
    resource: localArn('secretsmanager', 'secret:Keys'),
  },
  {
    service: 'ses',
    command: 'SendRawEmail',
    input: () => ({ RawMessage: { Data }, ConfigurationSetName: 'Events' }),
    name: 'AccessDenied',
    action: 'ses:SendRawEmail',
    resource: localArn('ses', 'configuration-set/Events'),
  },
  {
    service: 'ses',
    command: 'GetSendQuota',
    input: () => ({}),
    name: 'AccessDenied',
    action: 'ses:GetSendQuota',
    resource: '*',
  },
  {
    service: 'sqs',
    command: 'ReceiveMessage',
    input: () => ({ QueueUrl: queueUrl() }),
    action: 'sqs:ReceiveMessage',
    resource: localArn('sqs', 'Work'),
  },
  {
    service: 'sns',
    command: 'Publish',
    input: () => ({ TopicArn: localArn('sns', 'News'), Message: 'x' }),
    name: 'AuthorizationErrorException',
    action: 'sns:Publish',
    resource: localArn('sns', 'News'),
  },
])(
  'a role without $action is refused $command as AWS refuses it, and the log says what is missing',
  async ({ service, command, input, name = 'AccessDeniedException', action, resource }) => {
    expect(await call(service, command, input())).toEqual({
      name,
      message: expect.stringContaining(`is not authorized to perform: ${action} on resource: ${resource}`),
    });
    expect(await readFile(join(tiny.dataDir, 'functions.log'), 'utf8')).toContain(
      `caller REFUSED Its role does not allow ${action} on ${resource}`,
    );
  },
);

test('a key that nobody was given opens nothing', async () => {
  const stranger = new DynamoDBClient({
    endpoint: tiny.system.runtime.endpoints.dynamodb,
    region: LOCAL_REGION,
    credentials: { accessKeyId: 'local.Nobody', secretAccessKey: 'x' },
  });
  await expect(stranger.send(new ListTablesCommand({}))).rejects.toThrow('security token');
  stranger.destroy();
});
