import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { readBatch } from '../../../circle/adapters/batch-requests.ts';
import { conditionalWrite, ITEM_VERSION, readItem, request } from '../../../circle/adapters/circle-item.ts';
import type { AnswerRecords } from '../answer-records.ts';
import { type AnswerRecord, answerRecordSchema } from '../domain/record/answer-record.ts';

/*
 * Access patterns of the records of answers in the Circle table: pk = sk = RECORD#<recordId>, so that a link can name one without
 * its owner. They stay; an erasure finds them by their people.
 *
 *   begin       Put       pk, sk   if no such item; else Get
 *   find        Get       pk, sk   consistent
 *   read        BatchGet  pk, sk
 *   finish      Update    pk, sk   if it has no result yet; then Get
 *   beginUndo   Update    pk, sk   if it has no undo yet; then Get
 *   finishUndo  Update    pk, sk   if its undo has not finished; then Get
 */

const keyOf = (recordId: string) => ({ pk: `RECORD#${recordId}`, sk: `RECORD#${recordId}` });

export function createDynamoDbAnswerRecords(
  client: DynamoDBDocumentClient,
  tableName: string,
): AnswerRecords {
  const find = async (recordId: string) => {
    const get = new GetCommand({ TableName: tableName, Key: keyOf(recordId), ConsistentRead: true });
    const { Item } = await request('find an answer', () => client.send(get));
    return Item && readRecord(Item);
  };
  const set = async (recordId: string, write: ReturnType<typeof setIfAbsent>) => {
    const update = new UpdateCommand({ TableName: tableName, Key: keyOf(recordId), ...write });
    await conditionalWrite('record an answer', () => client.send(update));
    return find(recordId);
  };
  return {
    find,
    begin: async (record) => {
      const Item = { ...keyOf(record.recordId), version: ITEM_VERSION, ...record };
      const put = new PutCommand({ TableName: tableName, Item, ConditionExpression: IF_NEW });
      const isNew = await conditionalWrite('begin an answer', () => client.send(put));
      return isNew ? record : ((await find(record.recordId)) ?? record);
    },
    read: async (recordIds) => {
      const items = await readBatch(client, tableName, [...new Set(recordIds)].map(keyOf));
      const found = new Map(items.map(readRecord).map((record) => [record.recordId, record]));
      return recordIds.flatMap((recordId) => found.get(recordId) ?? []);
    },
    finish: (recordId, result) => set(recordId, setIfAbsent('result', result)),
    beginUndo: (recordId, startedAt) => set(recordId, setIfAbsent('undo', { startedAt })),
    finishUndo: (recordId, finished) => set(recordId, setIfAbsent('undo.finished', finished)),
  };
}

const IF_NEW = 'attribute_not_exists(pk)';

const readRecord = (item: Record<string, unknown>): AnswerRecord =>
  readItem(answerRecordSchema, item, 'An answer');

/** UNDO and RESULT are no names to rely on: both go by a placeholder. */
function setIfAbsent(path: 'result' | 'undo' | 'undo.finished', value: object) {
  const parts = path.split('.');
  const placeholder = parts.map((_, index) => `#p${index}`).join('.');
  return {
    UpdateExpression: `SET ${placeholder} = :value`,
    ConditionExpression: `attribute_exists(pk) AND attribute_not_exists(${placeholder})`,
    ExpressionAttributeNames: Object.fromEntries(parts.map((part, index) => [`#p${index}`, part])),
    ExpressionAttributeValues: { ':value': value },
  };
}
