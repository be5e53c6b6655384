import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { StaleWriteError } from '../../shared/errors.ts';
import { type OwnerId, ownerIdSchema } from '../../shared/ids.ts';
import type { CalendarLinks } from '../calendar-links.ts';
import { type SecretDigest, secretDigestSchema } from '../domain/calendar-secret.ts';
import { conditionalWrite, ITEM_VERSION, ownerKey, readItem, request } from './circle-item.ts';

/*
 * Access patterns of calendar links in the Circle table. What a link leads to: pk = CALENDAR#<digest>, sk = CALENDAR; which one
 * is in force: pk = OWNER#<ownerId>, sk = CALENDAR. A link that is not in force leads nowhere, so the second item decides.
 *
 *   setLink     Get the one in force; Put the new lead; Put the one in force, if still as read; Delete the old lead
 *   hasLink     Get the one in force
 *   removeLink  Delete the one in force; Delete its lead
 *   findOwner   Get the lead, Get the one in force, consistent
 */

const leadSchema = z.object({ ownerId: ownerIdSchema });
const inForceSchema = z.object({ digest: secretDigestSchema });

const leadKey = (digest: SecretDigest) => ({ pk: `CALENDAR#${digest}`, sk: 'CALENDAR' });
const inForceKey = (ownerId: OwnerId) => ({ pk: ownerKey(ownerId).pk, sk: 'CALENDAR' });

export function createDynamoDbCalendarLinks(
  client: DynamoDBDocumentClient,
  tableName: string,
): CalendarLinks {
  const get = async (Key: Record<string, string>) => {
    const command = new GetCommand({ TableName: tableName, Key, ConsistentRead: true });
    return (await request('find a calendar link', () => client.send(command))).Item;
  };
  const dropLead = async (digest: SecretDigest) => {
    const command = new DeleteCommand({ TableName: tableName, Key: leadKey(digest) });
    await request('remove a calendar link', () => client.send(command));
  };
  const findInForce = async (ownerId: OwnerId) => {
    const item = await get(inForceKey(ownerId));
    return item && readItem(inForceSchema, item, 'A calendar link').digest;
  };
  return {
    setLink: async (ownerId, digest) => {
      const earlier = await findInForce(ownerId);
      const lead = { ...leadKey(digest), version: ITEM_VERSION, ownerId };
      await request('keep a calendar link', () =>
        client.send(new PutCommand({ TableName: tableName, Item: lead })),
      );
      const put = new PutCommand({
        TableName: tableName,
        Item: { ...inForceKey(ownerId), version: ITEM_VERSION, digest },
        ...ifInForce(earlier),
      });
      const isSet = await conditionalWrite('set a calendar link', () => client.send(put));
      if (!isSet) throw new StaleWriteError('The calendar link was changed by somebody else just now');
      if (earlier !== undefined && earlier !== digest) await dropLead(earlier);
    },
    hasLink: async (ownerId) => (await findInForce(ownerId)) !== undefined,
    removeLink: async (ownerId) => {
      const command = new DeleteCommand({
        TableName: tableName,
        Key: inForceKey(ownerId),
        ReturnValues: 'ALL_OLD',
      });
      const { Attributes } = await request('remove a calendar link', () => client.send(command));
      if (Attributes === undefined) return 'none';
      await dropLead(readItem(inForceSchema, Attributes, 'A calendar link').digest);
      return 'removed';
    },
    findOwner: async (digest) => {
      const lead = await get(leadKey(digest));
      if (lead === undefined) return undefined;
      const { ownerId } = readItem(leadSchema, lead, 'A calendar link');
      return (await findInForce(ownerId)) === digest ? ownerId : undefined;
    },
  };
}

const ifInForce = (digest: SecretDigest | undefined) =>
  digest === undefined
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : { ConditionExpression: 'digest = :earlier', ExpressionAttributeValues: { ':earlier': digest } };
