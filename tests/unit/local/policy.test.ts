import { expect, test } from 'vitest';
import { judge, type Statement, type Verdict } from '../../../infra/local/iam/policy.ts';

const TABLE = 'arn:aws:dynamodb:eu-west-1:000000000000:table/Circle';
const allow = (actions: string | string[], resources: string | string[]): Statement => ({
  effect: 'Allow',
  actions: [actions].flat(),
  resources: [resources].flat(),
});
const deny = (...args: Parameters<typeof allow>): Statement => ({ ...allow(...args), effect: 'Deny' });

interface Row {
  readonly title: string;
  readonly statements: readonly Statement[];
  readonly action?: string;
  readonly resource?: string;
  readonly verdict: Verdict;
}

test.each<Row>([
  { title: 'nothing is allowed by no policy', statements: [], verdict: 'notAllowed' },
  {
    title: 'what is named is allowed',
    statements: [allow('dynamodb:GetItem', TABLE)],
    verdict: 'allowed',
  },
  {
    title: 'action names know no case, as in IAM',
    statements: [allow('DynamoDB:getitem', TABLE)],
    verdict: 'allowed',
  },
  {
    title: 'a name is matched to its end',
    statements: [allow('dynamodb:Get', TABLE), allow('dynamodb:GetItem', TABLE.slice(0, -1))],
    verdict: 'notAllowed',
  },
  {
    title: 'GetItem is not BatchGetItem',
    statements: [allow('dynamodb:GetItem', TABLE)],
    action: 'dynamodb:BatchGetItem',
    verdict: 'notAllowed',
  },
  {
    title: 'a table is not its index',
    statements: [allow('dynamodb:*', TABLE)],
    resource: `${TABLE}/index/due`,
    verdict: 'notAllowed',
  },
  {
    title: 'action and resource must be of the same statement',
    statements: [allow('dynamodb:GetItem', `${TABLE}2`), allow('dynamodb:PutItem', TABLE)],
    verdict: 'notAllowed',
  },
  {
    title: 'a star stands for any text, none too',
    statements: [allow('dynamodb:*Item', `${TABLE}*`)],
    verdict: 'allowed',
  },
  {
    title: 'a question mark stands for just one character',
    statements: [allow('dynamodb:GetIte?', TABLE.replace('Circle', 'Circle?'))],
    verdict: 'notAllowed',
  },
  {
    title: 'a star does not reach into the next part of an ARN',
    statements: [allow('dynamodb:GetItem', 'arn:aws:dynamodb:*:table/Circle')],
    verdict: 'notAllowed',
  },
  { title: 'a lone star is every resource', statements: [allow('*', '*')], verdict: 'allowed' },
  {
    title: 'a call without a resource needs a star, no pattern will do',
    statements: [allow('dynamodb:ListTables', 'arn:aws:dynamodb:*:*:*')],
    action: 'dynamodb:ListTables',
    resource: '*',
    verdict: 'notAllowed',
  },
  {
    title: 'a dot in a pattern is a dot',
    statements: [allow('s3:GetObject', 'arn:aws:s3:::mail.in/*')],
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::mailXin/1',
    verdict: 'notAllowed',
  },
  {
    title: 'a Deny outweighs an Allow, whichever comes first',
    statements: [deny('dynamodb:*', TABLE), allow('*', '*')],
    verdict: 'denied',
  },
  {
    title: 'a Deny of something else denies nothing',
    statements: [deny('dynamodb:DeleteItem', TABLE), allow('dynamodb:GetItem', TABLE)],
    verdict: 'allowed',
  },
])('$title', ({ statements, action = 'dynamodb:GetItem', resource = TABLE, verdict }) => {
  expect(judge(statements, { action, resource })).toBe(verdict);
});
