import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_START } from '../../../infra/local/demo/demo-moments.ts';
import { type LocalSystem, startLocalSystem } from '../../../infra/local/local-system.ts';
import { readTemplate } from '../../../infra/local/template/template.ts';

export const lambda = (name: string, timeoutSeconds = 5) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    FunctionName: name,
    Handler: 'index.handler',
    Role: arnOf('Role'),
    Code: { S3Key: `${name}.zip` },
    Timeout: timeoutSeconds,
    Environment: {
      Variables: {
        CIRCLE_TABLE_NAME: { Ref: 'Circle' },
        LEDGER_TABLE_NAME: { Ref: 'Ledger' },
        AUDIENCE_TABLE_NAME: { Ref: 'Audience' },
        TOKEN_KEYS_SECRET_ID: { Ref: 'Keys' },
        ORIGIN: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Api', 'ApiEndpoint'] }, '/x']] },
      },
    },
  },
});

const table = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  },
};

/** What every function needs to be told, or to run as; the role allows what policies attached to it say. */
export const COMMON = {
  Circle: table,
  Ledger: table,
  Audience: table,
  Keys: {
    Type: 'AWS::SecretsManager::Secret',
    Properties: {
      GenerateSecretString: { SecretStringTemplate: '{"currentId":"a"}', GenerateStringKey: 'current' },
    },
  },
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: {} },
  Role: { Type: 'AWS::IAM::Role', Properties: {} },
};

export const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

export const route = (logicalId: string, functionId: string, routeKey: string) => ({
  [`${logicalId}Integration`]: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: arnOf(functionId),
      PayloadFormatVersion: '2.0',
    },
  },
  [logicalId]: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      RouteKey: routeKey,
      Target: { 'Fn::Join': ['', ['integrations/', { Ref: `${logicalId}Integration` }]] },
    },
  },
});

const RESOURCES = {
  ...COMMON,
  Echo: lambda('echo'),
  ...route('EchoRoute', 'Echo', 'ANY /echo/{word}'),
  Slow: lambda('slow', 1),
  ...route('SlowRoute', 'Slow', 'GET /slow'),
  Dead: { Type: 'AWS::SQS::Queue', Properties: {} },
  Work: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      VisibilityTimeout: 60,
      RedrivePolicy: { deadLetterTargetArn: arnOf('Dead'), maxReceiveCount: 2 },
    },
  },
  Worker: lambda('worker'),
  Feed: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: arnOf('Work'),
      FunctionName: { Ref: 'Worker' },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    },
  },
  Ticker: lambda('ticker'),
  EveryHour: {
    Type: 'AWS::Events::Rule',
    Properties: { ScheduleExpression: 'rate(1 hour)', Targets: [{ Id: 'T', Arn: arnOf('Ticker') }] },
  },
};

/** Each handler answers over HTTP with what it saw, or does as its message says. */
const HANDLERS = {
  echo: 'export const handler = async (event) => ({ statusCode: 200, body: JSON.stringify({ event, now: Date.now(), origin: process.env.ORIGIN }) });',
  slow: 'export const handler = () => new Promise((done) => setTimeout(done, 60_000, {}));',
  worker: `
export const handler = async ({ Records }) => {
  const bad = Records.filter(({ body }) => body === 'bad');
  return { batchItemFailures: bad.map(({ messageId }) => ({ itemIdentifier: messageId })) };
};`,
  ticker: 'export const handler = async ({ time }) => { console.log(time); };',
};

/** A template and handlers made for looking at the runner itself. */
export async function startTinySystem(
  resources: object = RESOURCES,
  handlers: Readonly<Record<string, string>> = HANDLERS,
): Promise<{
  system: LocalSystem;
  dataDir: string;
  stop(): Promise<void>;
}> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kith-tiny-'));
  const codeDir = await mkdtemp(join(tmpdir(), 'kith-tiny-code-'));
  for (const [name, code] of Object.entries(handlers)) {
    await mkdir(join(codeDir, name));
    await writeFile(join(codeDir, name, 'index.mjs'), code);
  }
  const system = await startLocalSystem({
    dataDir,
    inMemory: true,
    startAt: DEMO_START.toInstant(),
    deployment: async () => ({
      template: readTemplate({ Resources: resources }),
      codeFolder: (assetKey) => join(codeDir, assetKey.replace('.zip', '')),
    }),
  });
  return {
    system,
    dataDir,
    stop: async () => {
      await system.stop();
      for (const folder of [dataDir, codeDir]) await rm(folder, { recursive: true, force: true });
    },
  };
}
