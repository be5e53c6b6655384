import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { AUDIENCE_ITEM_VERSION, readAudienceItem } from '../../delivery/adapters/audience-item.ts';
import { AUDIENCE_TABLE } from '../../delivery/adapters/audience-table.ts';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import { type IsoInstant, isoInstantSchema } from '../../shared/iso-instant.ts';
import { noteOpened } from '../archive/adapters/dynamodb-issue-archive.ts';
import { type Issue, type IssueLetter, issueSchema } from '../domain/issue.ts';
import type { IssueEnd, IssueStore } from '../issue-store.ts';

/*
 * Access patterns of issues in the Audience table. The items: pk = ISSUE#<slug>; pk = NEWSLETTER#main for the slot, which one
 * key finds, so that it needs no index.
 *
 *   findSlot  Get     NEWSLETTER#main   consistent
 *   moveSlot  Put     NEWSLETTER#main   if its slot is still the one that was read
 *   find      Get     ISSUE#<slug>      consistent
 *   open      Update  ISSUES#main, then Put ISSUE#<slug> if no such item (archive/adapters/dynamodb-issue-archive.ts)
 *   findDue   Query   due index         dueShard = issue#0, dueAt <= now
 *   changeLetter  Update  ISSUE#<slug>  if it is on its way
 *   handOver  Update  ISSUE#<slug>      if it is on its way
 *   finish    Update  ISSUE#<slug>      if it is on its way, or over
 */

const DUE_SHARD = 'issue#0';
const SLOT_KEY = { pk: 'NEWSLETTER#main' } as const;

const versionSchema = z.object({ version: z.literal(AUDIENCE_ITEM_VERSION) });
const issueItemSchema = issueSchema.extend(versionSchema.shape);
const slotItemSchema = versionSchema.extend({ slotAt: isoInstantSchema });

export function createDynamoDbIssueStore(client: DynamoDBDocumentClient, tableName: string): IssueStore {
  const get = async (Key: Record<string, string>): Promise<unknown> =>
    (await client.send(new GetCommand({ TableName: tableName, Key, ConsistentRead: true }))).Item;

  return {
    async findSlot() {
      const item = await get(SLOT_KEY);
      return item === undefined ? undefined : readAudienceItem(slotItemSchema, item).slotAt;
    },
    async moveSlot(from, to) {
      const put = new PutCommand({ TableName: tableName, ...slotPut(from, to) });
      return (await unlessConditionFails(client.send(put))) ? 'moved' : 'lost';
    },
    async find(slug) {
      const item = await get(issueKey(slug));
      return item === undefined ? undefined : readIssue(item);
    },
    async open(issue) {
      // First, since a crash in between leads to a name without an issue, and never to an issue that nobody finds.
      await noteOpened(client, tableName, issue);
      const put = new PutCommand({
        TableName: tableName,
        Item: { ...issueKey(issue.slug), version: AUDIENCE_ITEM_VERSION, dueShard: DUE_SHARD, ...issue },
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      return (await unlessConditionFails(client.send(put))) ? 'opened' : 'exists';
    },
    async findDue(now) {
      const { Items = [] } = await client.send(new QueryCommand({ TableName: tableName, ...dueQuery(now) }));
      return Items.map(readIssue);
    },
    async changeLetter(slug, letter) {
      const update = new UpdateCommand({ TableName: tableName, ...letterUpdate(slug, letter) });
      await unlessConditionFails(client.send(update));
    },
    async handOver(slug) {
      await unlessConditionFails(
        client.send(new UpdateCommand({ TableName: tableName, ...handOverUpdate(slug) })),
      );
    },
    async finish(slug, end) {
      const update = new UpdateCommand({ TableName: tableName, ...finishUpdate(slug, end) });
      await unlessConditionFails(client.send(update));
    },
  };
}

const issueKey = (slug: string) => ({ pk: `ISSUE#${slug}` });

function readIssue(item: unknown): Issue {
  const { version: _, ...issue } = readAudienceItem(issueItemSchema, item);
  return issue;
}

function slotPut(from: IsoInstant | undefined, to: IsoInstant) {
  const Item = { ...SLOT_KEY, version: AUDIENCE_ITEM_VERSION, slotAt: to };
  if (from === undefined) return { Item, ConditionExpression: 'attribute_not_exists(pk)' };
  return { Item, ConditionExpression: 'slotAt = :from', ExpressionAttributeValues: { ':from': from } };
}

const dueQuery = (now: IsoInstant) => ({
  IndexName: AUDIENCE_TABLE.dueIndex.name,
  KeyConditionExpression: 'dueShard = :shard AND dueAt <= :now',
  ExpressionAttributeValues: { ':shard': DUE_SHARD, ':now': now },
});

const letterUpdate = (slug: string, letter: IssueLetter) => ({
  Key: issueKey(slug),
  UpdateExpression: 'SET letter = :letter',
  ConditionExpression: '#status = :sending',
  ExpressionAttributeNames: { '#status': 'status' },
  ExpressionAttributeValues: { ':letter': letter, ':sending': 'sending' },
});

const handOverUpdate = (slug: string) => ({
  Key: issueKey(slug),
  UpdateExpression: 'REMOVE dueShard, dueAt',
  ConditionExpression: '#status = :sending',
  ExpressionAttributeNames: { '#status': 'status' },
  ExpressionAttributeValues: { ':sending': 'sending' },
});

/** The letter stays as it was. */
const finishUpdate = (slug: string, { status, finishedAt, totals }: IssueEnd) => ({
  Key: issueKey(slug),
  UpdateExpression:
    'SET #status = :status, finishedAt = :finishedAt, totals = :totals REMOVE dueShard, dueAt',
  ConditionExpression: '#status IN (:sending, :sent, :cancelled)',
  ExpressionAttributeNames: { '#status': 'status' },
  ExpressionAttributeValues: {
    ...{ ':status': status, ':finishedAt': finishedAt, ':totals': totals },
    ...{ ':sending': 'sending', ':sent': 'sent', ':cancelled': 'cancelled' },
  },
});
