import { expect, test } from 'vitest';
import { dynamodbAccesses } from '../../../infra/local/iam/dynamodb-accesses.ts';
import { s3Access } from '../../../infra/local/iam/messaging-accesses.ts';
import { sendAccesses } from '../../../infra/local/iam/ses-accesses.ts';

const TABLE = 'arn:aws:dynamodb:eu-west-1:000000000000:table';

test.each([
  ['GetItem', { TableName: 'Circle' }, [`${TABLE}/Circle`]],
  ['GetItem', { TableName: `${TABLE}/Circle` }, [`${TABLE}/Circle`]],
  ['Query', { TableName: 'Circle', IndexName: 'due' }, [`${TABLE}/Circle/index/due`]],
  ['BatchGetItem', { RequestItems: { Circle: {}, Ledger: {} } }, [`${TABLE}/Circle`, `${TABLE}/Ledger`]],
  ['ListTables', {}, ['*']],
])('DynamoDB: %s of %j', (operation, body, resources) => {
  const action = `dynamodb:${operation}`;
  expect(dynamodbAccesses(`DynamoDB_20120810.${operation}`, JSON.stringify(body))).toEqual(
    resources.map((resource) => ({ action, resource })),
  );
});

test.each([
  ['GET', '/mail/a%20b/c?x-id=GetObject', 's3:GetObject', 'arn:aws:s3:::mail/a b/c'],
  ['HEAD', '/mail/a', 's3:GetObject', 'arn:aws:s3:::mail/a'],
  ['PUT', '/mail/a', 's3:PutObject', 'arn:aws:s3:::mail/a'],
  ['GET', '/mail?list-type=2', 's3:ListBucket', 'arn:aws:s3:::mail'],
  ['GET', '/', 's3:ListAllMyBuckets', '*'],
  ['POST', '/mail/a?uploads', 's3:POST of this object', 'arn:aws:s3:::mail/a'],
])('S3: %s %s', (method, url, action, resource) => {
  expect(s3Access(method, url)).toEqual({ action, resource });
});

test('SES: a message needs its sender, by the verified address before the domain, and its configuration set', () => {
  const identities = ['kith.example', 'nora@kith.example'];
  const resources = (sender: string, configurationSetName?: string) =>
    sendAccesses({ sender, configurationSetName }, identities).map(({ resource }) => resource);

  const ses = 'arn:aws:ses:eu-west-1:000000000000';
  expect(resources('kith@kith.example')).toEqual([`${ses}:identity/kith.example`]);
  expect(resources('Nora@kith.example', 'all')).toEqual([
    `${ses}:identity/nora@kith.example`,
    `${ses}:configuration-set/all`,
  ]);
});
