import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { unlessConditionFails } from '../../shared/conditional-write.ts';
import type { InboundLog, MailRecord } from '../inbound-log.ts';
import { inboundKey, readRecord, toRecordItem } from './inbound-record.ts';

/*
 * Access patterns of inbound messages in the Ledger table. Each but the last is one request on one item.
 *
 *   begin    Put       pk = INBOUND#<messageId>   if no such item (otherwise Get, consistent: has it a fate?)
 *   finish   Update    pk = INBOUND#<messageId>   if it has no fate
 *   release  Update    pk = INBOUND#<messageId>   if it has the fate it is released from, or was released from it before
 *   find     BatchGet  pk = INBOUND#<messageId>   100 at a time
 */

const MOST_KEYS_PER_READ = 100; // BatchGetItem, AWS limit

export function createDynamoDbInboundLog(client: DynamoDBDocumentClient, tableName: string): InboundLog {
  const stateOf = async (messageId: string) => {
    const command = { TableName: tableName, Key: inboundKey(messageId), ConsistentRead: true };
    const { Item } = await client.send(new GetCommand(command));
    if (Item === undefined) return 'begun';
    const { fate, releasedFrom } = readRecord(Item);
    if (fate !== undefined) return 'finished';
    return releasedFrom.length === 0 ? 'begun' : { releasedFrom };
  };
  return {
    async begin(mail) {
      const put = new PutCommand({
        TableName: tableName,
        Item: toRecordItem(mail),
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      return (await unlessConditionFails(client.send(put))) ? 'begun' : stateOf(mail.messageId);
    },
    async finish(messageId, fate, kind) {
      const update = new UpdateCommand({
        TableName: tableName,
        Key: inboundKey(messageId),
        UpdateExpression: kind === undefined ? 'SET fate = :fate' : 'SET fate = :fate, kind = :kind',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(fate)',
        ExpressionAttributeValues: { ':fate': fate, ...(kind !== undefined && { ':kind': kind }) },
      });
      await unlessConditionFails(client.send(update));
    },
    async release(messageId, fate, releasedAt) {
      const update = new UpdateCommand({
        TableName: tableName,
        Key: inboundKey(messageId),
        UpdateExpression: 'SET releasedAt = :now REMOVE fate ADD releasedFrom :fates',
        ConditionExpression: 'fate = :fate OR (attribute_not_exists(fate) AND contains(releasedFrom, :fate))',
        ExpressionAttributeValues: { ':now': releasedAt, ':fate': fate, ':fates': new Set([fate]) },
      });
      return (await unlessConditionFails(client.send(update))) ? 'released' : 'not-held';
    },
    find: (messageIds) => findRecords(client, tableName, messageIds),
  };
}

async function findRecords(
  client: DynamoDBDocumentClient,
  tableName: string,
  messageIds: readonly string[],
): Promise<readonly MailRecord[]> {
  const records: MailRecord[] = [];
  const waiting = [...new Set(messageIds)].map(inboundKey);
  while (waiting.length > 0) {
    const Keys = waiting.splice(0, MOST_KEYS_PER_READ);
    const answer = await client.send(new BatchGetCommand({ RequestItems: { [tableName]: { Keys } } }));
    records.push(...(answer.Responses?.[tableName] ?? []).map(readRecord));
    const left = answer.UnprocessedKeys?.[tableName]?.Keys ?? [];
    waiting.push(...left.map(({ pk }) => ({ pk: String(pk) })));
  }
  return records;
}
