import { expect, test } from 'vitest';
import { UnsupportedTemplateError } from '../../../infra/local/local-errors.ts';
import { planDeployment } from '../../../infra/local/template/plan-deployment.ts';
import { readTemplate } from '../../../infra/local/template/template.ts';

const addresses = { webOrigin: 'http://127.0.0.1:3000', sqsEndpoint: 'http://127.0.0.1:4566' };
const sub = (name: string) => `\${${name}}`;
const plan = (Resources: object) => planDeployment(readTemplate({ Resources }), addresses);

test('a type that nobody has decided about is refused by name', () => {
  const resources = { Cache: { Type: 'AWS::ElastiCache::CacheCluster', Properties: {} } };
  expect(() => plan(resources)).toThrow(UnsupportedTemplateError);
  expect(() => plan(resources)).toThrow('AWS::ElastiCache::CacheCluster (Cache)');
});

test('a reference to nothing is refused', () => {
  const resources = { Rule: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { Ref: 'Gone' } } } };
  expect(() => plan(resources)).toThrow('Gone');
});

test('a receipt action that is not run locally is refused, never skipped', () => {
  const Rule = {
    Enabled: true,
    Recipients: ['r@in.example'],
    Actions: [{ LambdaAction: { FunctionArn: 'x' } }],
  };
  expect(() => plan({ In: { Type: 'AWS::SES::ReceiptRule', Properties: { Rule } } })).toThrow(
    'In (AWS::SES::ReceiptRule)',
  );
});

test('what the template switches off does not run', () => {
  const Rule = { Enabled: false, Recipients: [], Actions: [{ S3Action: { BucketName: 'mail' } }] };
  const { receiptRules, schedules } = plan({
    In: { Type: 'AWS::SES::ReceiptRule', Properties: { Rule } },
    Tick: {
      Type: 'AWS::Events::Rule',
      Properties: { State: 'DISABLED', ScheduleExpression: 'rate(1 hour)', Targets: [] },
    },
  });
  expect(receiptRules).toEqual([]);
  expect(schedules).toEqual([]);
});

test('names, ARNs and Fn::Sub resolve to local counterparts', () => {
  const { queues, subscriptions } = plan({
    Topic: { Type: 'AWS::SNS::Topic', Properties: {} },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'work' } },
    Link: {
      Type: 'AWS::SNS::Subscription',
      Properties: {
        TopicArn: { 'Fn::Sub': `arn:aws:sns:${sub('AWS::Region')}:${sub('AWS::AccountId')}:Topic` },
        Protocol: 'sqs',
        Endpoint: { 'Fn::GetAtt': ['Queue', 'Arn'] },
      },
    },
  });
  expect(queues[0]).toMatchObject({ name: 'work', url: 'http://127.0.0.1:4566/000000000000/work' });
  expect(subscriptions).toEqual([
    {
      topicArn: 'arn:aws:sns:eu-west-1:000000000000:Topic',
      queueArn: 'arn:aws:sqs:eu-west-1:000000000000:work',
      attributes: {},
    },
  ]);
});
