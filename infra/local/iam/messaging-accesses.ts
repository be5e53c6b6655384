import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import { localArn } from '../local-aws.ts';
import type { Access } from './policy.ts';

export type MessagingService = 's3' | 'sqs' | 'sns';

/** SQS speaks AWS JSON and SNS the Query protocol, both by POST to the root; the rest is S3. */
export function serviceOf({ headers }: IncomingMessage): MessagingService {
  if (headers['x-amz-target']?.toString().startsWith('AmazonSQS.')) return 'sqs';
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded') ? 'sns' : 's3';
}

/** What a call of S3, SQS or SNS needs. Throws when the body is not of that service's protocol. */
export function messagingAccess(request: IncomingMessage, body: Buffer): Access {
  switch (serviceOf(request)) {
    case 'sqs':
      return sqsAccess(String(request.headers['x-amz-target']), body.toString());
    case 'sns':
      return snsAccess(new URLSearchParams(body.toString()));
    case 's3':
      return s3Access(request.method ?? 'GET', request.url ?? '/');
  }
}

const S3_ACTIONS: Readonly<Record<string, string>> = {
  'GET object': 's3:GetObject',
  'HEAD object': 's3:GetObject',
  'PUT object': 's3:PutObject',
  'DELETE object': 's3:DeleteObject',
  'GET bucket': 's3:ListBucket',
  'HEAD bucket': 's3:ListBucket',
  'PUT bucket': 's3:CreateBucket',
  'DELETE bucket': 's3:DeleteBucket',
  'GET account': 's3:ListAllMyBuckets',
};

/** Path style, `/bucket/key`, as the SDK writes it for an address without a name. A call not listed is allowed to nobody. */
export function s3Access(method: string, url: string): Access {
  const { pathname } = new URL(url, 'http://localhost');
  const path = decodeURIComponent(pathname.slice(1));
  const kind = path === '' ? 'account' : path.replace(/\/$/, '').includes('/') ? 'object' : 'bucket';
  const action = S3_ACTIONS[`${method} ${kind}`] ?? `s3:${method} of this ${kind}`;
  return { action, resource: path === '' ? '*' : `arn:aws:s3:::${path.replace(/\/$/, '')}` };
}

const queueSchema = z.object({ QueueUrl: z.string().optional() });

function sqsAccess(target: string, body: string): Access {
  const { QueueUrl } = queueSchema.parse(JSON.parse(body));
  const resource = QueueUrl === undefined ? '*' : localArn('sqs', QueueUrl.split('/').at(-1) ?? '');
  return { action: `sqs:${withoutBatch(target.replace('AmazonSQS.', ''))}`, resource };
}

function snsAccess(form: URLSearchParams): Access {
  return { action: `sns:${withoutBatch(form.get('Action') ?? '')}`, resource: form.get('TopicArn') ?? '*' };
}

/** IAM knows no actions for batches: SendMessage stands for SendMessageBatch. */
const withoutBatch = (name: string): string => name.replace(/Batch$/, '');
