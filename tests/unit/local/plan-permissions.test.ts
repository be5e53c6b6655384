import { expect, test } from 'vitest';
import { UnsupportedTemplateError } from '../../../infra/local/local-errors.ts';
import { planDeployment } from '../../../infra/local/template/plan-deployment.ts';
import { readTemplate } from '../../../infra/local/template/template.ts';

const ALLOW_READ = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::mail/*' };
const documentOf = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });

function plan(role: object, others: object = {}) {
  const Resources = {
    Reader: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Handler: 'index.handler',
        Code: { S3Key: 'reader.zip' },
        Role: { 'Fn::GetAtt': ['ReaderRole', 'Arn'] },
      },
    },
    ReaderRole: { Type: 'AWS::IAM::Role', Properties: role },
    ...others,
  };
  return planDeployment(readTemplate({ Resources }), { webOrigin: 'http://x', sqsEndpoint: 'http://y' });
}

const policy = (type: 'Policy' | 'ManagedPolicy', statement: object, Roles: object[] = []) => ({
  Type: `AWS::IAM::${type}`,
  Properties: { PolicyDocument: documentOf(statement), Roles },
});

test("a role's statements come from its inline policies and from both kinds of attached ones, resolved", () => {
  const { permissions } = plan(
    {
      Policies: [{ PolicyName: 'inline', PolicyDocument: documentOf(ALLOW_READ) }],
      ManagedPolicyArns: [{ Ref: 'Managed' }],
    },
    {
      Table: { Type: 'AWS::DynamoDB::Table', Properties: { AttributeDefinitions: [], KeySchema: [] } },
      Attached: policy(
        'Policy',
        { Effect: 'Deny', Action: ['dynamodb:*'], Resource: { 'Fn::GetAtt': ['Table', 'Arn'] } },
        [{ Ref: 'ReaderRole' }],
      ),
      Managed: policy('ManagedPolicy', { Effect: 'Allow', Action: 'ses:*', Resource: '*' }),
      OfAnotherRole: policy('Policy', { Effect: 'Allow', Action: '*', Resource: '*' }),
    },
  );
  expect(permissions).toEqual([
    {
      functionName: 'Reader',
      accessKeyId: 'local.Reader',
      roleName: 'ReaderRole',
      statements: [
        { effect: 'Allow', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::mail/*'] },
        {
          effect: 'Deny',
          actions: ['dynamodb:*'],
          resources: ['arn:aws:dynamodb:eu-west-1:000000000000:table/Table'],
        },
        { effect: 'Allow', actions: ['ses:*'], resources: ['*'] },
      ],
    },
  ]);
});

test.each([
  [
    'a condition',
    { ...ALLOW_READ, Condition: { StringEquals: { 'ses:FromAddress': 'a@b.example' } } },
    'StringEquals of ses:FromAddress',
  ],
  ['NotAction', { Effect: 'Deny', NotAction: 's3:*', Resource: '*' }, 'NotAction'],
  ['a policy variable', { ...ALLOW_READ, Resource: 'arn:aws:s3:::mail/$' + '{aws:username}' }, 'variables'],
])('%s, which nobody here checks, is refused by name', (_title, statement, named) => {
  const role = { Policies: [{ PolicyName: 'inline', PolicyDocument: documentOf(statement) }] };
  expect(() => plan(role)).toThrow(UnsupportedTemplateError);
  expect(() => plan(role)).toThrow(named);
});

test('a managed policy of AWS, whose words are not in the template, is refused by name', () => {
  expect(() => plan({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] })).toThrow(
    'arn:aws:iam::aws:policy/ReadOnlyAccess',
  );
});

test('a function whose role is not in the template is refused', () => {
  const Reader = {
    Type: 'AWS::Lambda::Function',
    Properties: { Handler: 'index.handler', Code: { S3Key: 'r.zip' }, Role: 'arn:aws:iam::1:role/Elsewhere' },
  };
  expect(() => plan({}, { Reader })).toThrow('arn:aws:iam::1:role/Elsewhere');
});
