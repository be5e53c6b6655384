import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { AUDIENCE_ITEM_VERSION, readAudienceItem } from '../../../delivery/adapters/audience-item.ts';
import { readAll } from '../../../delivery/adapters/table-batches.ts';
import { unlessConditionFails } from '../../../shared/conditional-write.ts';
import type { CursorStore, Lease } from '../cursor-store.ts';
import { type Cursor, cursorSchema } from '../domain/cursor.ts';

/*
 * Access patterns of cursors in the Audience table: pk = CURSOR#<slug>#<segment>. They stand in no index, since they change every
 * few seconds: whoever looks for one that nobody works on reads all of its issue.
 *
 *   create  Put       if no such item
 *   take    Update    if it is open, and its lease over or too long to be meant
 *   save    Update    if nobody has taken it up since
 *   list    BatchGet  consistent
 */

/** The segment's number is called `part` there: an attribute `segment` is for the index of readers. */
const itemSchema = cursorSchema
  .omit({ segment: true })
  .extend({ version: z.literal(AUDIENCE_ITEM_VERSION), part: cursorSchema.shape.segment });

export function createDynamoDbCursorStore(client: DynamoDBDocumentClient, TableName: string): CursorStore {
  return {
    async create(cursor) {
      const { segment: part, ...rest } = cursor;
      const Item = { ...keyOf(cursor.slug, part), version: AUDIENCE_ITEM_VERSION, part, ...rest };
      const put = new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' });
      await unlessConditionFails(client.send(put));
    },
    async take(slug, segment, lease) {
      const update = new UpdateCommand({ TableName, ...takeUpdate(slug, segment, lease) });
      try {
        return readCursor((await client.send(update)).Attributes);
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return undefined;
        throw error;
      }
    },
    async save(cursor) {
      const update = new UpdateCommand({ TableName, ...saveUpdate(cursor) });
      return (await unlessConditionFails(client.send(update))) ? 'saved' : 'lost';
    },
    async list(slug, segments) {
      const keys = Array.from({ length: segments }, (_, segment) => keyOf(slug, segment));
      const items = await readAll({ client, tableName: TableName }, keys);
      return [...items.values()].map(readCursor).toSorted((one, other) => one.segment - other.segment);
    },
  };
}

const keyOf = (slug: string, segment: number) => ({ pk: `CURSOR#${slug}#${segment}` });

const takeUpdate = (slug: string, segment: number, { now, until, latest }: Lease) => ({
  Key: keyOf(slug, segment),
  UpdateExpression: 'SET dueAt = :until ADD generation :one',
  ConditionExpression: '#status = :open AND (dueAt <= :now OR dueAt > :latest)',
  ExpressionAttributeNames: { '#status': 'status' },
  ExpressionAttributeValues: { ':until': until, ':one': 1, ':open': 'open', ':now': now, ':latest': latest },
  ReturnValues: 'ALL_NEW' as const,
});

const saveUpdate = ({ slug, segment, generation, refusals = 0, ...cursor }: Cursor) => ({
  Key: keyOf(slug, segment),
  UpdateExpression:
    'SET #status = :status, #position = :position, totals = :totals, #unknown = :unknown, dueAt = :dueAt, refusals = :refusals',
  ConditionExpression: 'generation = :generation',
  ExpressionAttributeNames: { '#status': 'status', '#position': 'position', '#unknown': 'unknown' },
  ExpressionAttributeValues: {
    ...{ ':generation': generation, ':status': cursor.status, ':position': cursor.position },
    ...{
      ':totals': cursor.totals,
      ':unknown': cursor.unknown,
      ':dueAt': cursor.dueAt,
      ':refusals': refusals,
    },
  },
});

function readCursor(item: unknown): Cursor {
  const { version: _, part: segment, ...cursor } = readAudienceItem(itemSchema, item);
  return { ...cursor, segment };
}
