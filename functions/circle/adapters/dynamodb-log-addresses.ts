import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { StaleWriteError } from '../../shared/errors.ts';
import { type OwnerId, ownerIdSchema } from '../../shared/ids.ts';
import { logLabelSchema } from '../domain/log-label.ts';
import type { LogAddresses } from '../log-addresses.ts';
import { conditionalWrite, ITEM_VERSION, ownerKey, readItem, request } from './circle-item.ts';

/*
 * Access patterns of log addresses in the Circle table. What a label leads to: pk = LOG-ADDRESS#<label>, sk = LOG-ADDRESS; which
 * one is in force: pk = OWNER#<ownerId>, sk = LOG-ADDRESS. A label that is not in force leads nowhere: the second item decides.
 *
 *   findLabel   Get the one in force, consistent
 *   giveLabel   Get the one in force; if none: Put the lead, if nobody else's; Put the one in force, if still none
 *   renewLabel  Get the one in force; Put the lead, likewise; Put the one in force, if still as read; Delete the old lead
 *   findOwner   Get the lead, Get the one in force, consistent
 */

const leadSchema = z.object({ ownerId: ownerIdSchema });
const inForceSchema = z.object({ label: logLabelSchema });

const SORT_KEY = 'LOG-ADDRESS';
const leadKey = (label: string) => ({ pk: `LOG-ADDRESS#${label}`, sk: SORT_KEY });
const inForceKey = (ownerId: OwnerId) => ({ pk: ownerKey(ownerId).pk, sk: SORT_KEY });

export function createDynamoDbLogAddresses(client: DynamoDBDocumentClient, tableName: string): LogAddresses {
  const { findLabel, findLead, putLead, putInForce, dropLead } = requestsOn(client, tableName);
  return {
    findLabel,
    giveLabel: async (ownerId, proposed) => {
      const inForce = await findLabel(ownerId);
      if (inForce !== undefined) return inForce;
      await putLead(ownerId, proposed);
      if (await putInForce(ownerId, proposed, undefined)) return proposed;
      return (await findLabel(ownerId)) ?? proposed;
    },
    renewLabel: async (ownerId, proposed) => {
      const earlier = await findLabel(ownerId);
      await putLead(ownerId, proposed);
      const isSet = await putInForce(ownerId, proposed, earlier);
      if (!isSet) throw new StaleWriteError('The log address was changed by somebody else just now');
      if (earlier !== undefined && earlier !== proposed) await dropLead(earlier);
    },
    findOwner: async (label) => {
      if (!logLabelSchema.safeParse(label).success) return undefined;
      const ownerId = await findLead(label);
      return ownerId !== undefined && (await findLabel(ownerId)) === label ? ownerId : undefined;
    },
  };
}

function requestsOn(client: DynamoDBDocumentClient, TableName: string) {
  const get = async (Key: Record<string, string>) => {
    const command = new GetCommand({ TableName, Key, ConsistentRead: true });
    return (await request('find a log address', () => client.send(command))).Item;
  };
  return {
    findLabel: async (ownerId: OwnerId) => {
      const item = await get(inForceKey(ownerId));
      return item && readItem(inForceSchema, item, 'A log address').label;
    },
    findLead: async (label: string) => {
      const item = await get(leadKey(label));
      return item && readItem(leadSchema, item, 'A log address').ownerId;
    },
    putLead: async (ownerId: OwnerId, label: string) => {
      const put = new PutCommand({
        TableName,
        Item: { ...leadKey(label), version: ITEM_VERSION, ownerId },
        ConditionExpression: 'attribute_not_exists(pk) OR ownerId = :owner',
        ExpressionAttributeValues: { ':owner': ownerId },
      });
      const isTheirs = await conditionalWrite('keep a log address', () => client.send(put));
      if (!isTheirs) throw new StaleWriteError('A log address with this label exists already');
    },
    putInForce: (ownerId: OwnerId, label: string, earlier: string | undefined) => {
      const Item = { ...inForceKey(ownerId), version: ITEM_VERSION, label };
      const put = new PutCommand({ TableName, Item, ...ifInForce(earlier) });
      return conditionalWrite('set a log address', () => client.send(put));
    },
    dropLead: (label: string) =>
      request('remove a log address', () =>
        client.send(new DeleteCommand({ TableName, Key: leadKey(label) })),
      ),
  };
}

const ifInForce = (label: string | undefined) =>
  label === undefined
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#label = :earlier',
        ExpressionAttributeNames: { '#label': 'label' },
        ExpressionAttributeValues: { ':earlier': label },
      };
