import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { StaleWriteError } from '../../shared/errors.ts';
import type { OwnerId } from '../../shared/ids.ts';
import type { Owner } from '../domain/owner.ts';
import { OwnerNotFoundError } from '../errors.ts';
import { conditionalWrite, ownerKey, readItem, request } from './circle-item.ts';
import { readOwner, toOwnerItem } from './owner-item.ts';
import { MOST_ATTEMPTS, pauseBefore } from './patience.ts';

/** An owner who was never changed has no revision. */
const revisionSchema = z.object({ revision: z.int().min(1).optional() });

/** Throws OwnerNotFoundError, StaleWriteError. */
export async function changeOwner(
  client: DynamoDBDocumentClient,
  tableName: string,
  ownerId: OwnerId,
  change: (owner: Owner) => Owner | undefined,
): Promise<Owner> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    await pauseBefore(attempt);
    const item = await getOwnerItem(client, tableName, ownerId);
    if (item === undefined) throw new OwnerNotFoundError(`There is no owner ${ownerId}`);
    const before = readOwner(item);
    const wanted = change(before);
    if (wanted === undefined) return before;
    const after = readOwner(toOwnerItem({ ...wanted, ownerId, ...standingOf(before) }));
    const { revision } = readItem(revisionSchema, item, 'An owner');
    const isChanged = await conditionalWrite('change an owner', () =>
      client.send(new UpdateCommand({ TableName: tableName, ...ownerUpdate(before, after, revision) })),
    );
    if (isChanged) return after;
  }
  throw new StaleWriteError(`Owner ${ownerId} kept changing while it was to be changed`);
}

export async function getOwnerItem(
  client: DynamoDBDocumentClient,
  tableName: string,
  ownerId: OwnerId,
): Promise<Record<string, unknown> | undefined> {
  const { Item } = await request('find an owner', () =>
    client.send(new GetCommand({ TableName: tableName, Key: ownerKey(ownerId), ConsistentRead: true })),
  );
  return Item;
}

/** What others write without a revision: whoever moves the brief, claims a day or notes attention. */
const standingOf = (owner: Owner) => ({
  briefDueAt: owner.briefDueAt,
  briefsSent: owner.briefsSent,
  lastAttentionAt: owner.lastAttentionAt,
  urgent: owner.urgent,
  lastUrgentOn: owner.lastUrgentOn,
  lastUrgentMailId: owner.lastUrgentMailId,
});

/** Leaves the owner's standing to whoever changes it meanwhile. */
function ownerUpdate(before: Owner, after: Owner, revision: number | undefined) {
  const untouched = ['ownerId', ...Object.keys(standingOf(before))];
  const wanted = { ...after, revision: (revision ?? 0) + 1 };
  const values = Object.entries(wanted).filter(
    ([name, value]) => value !== undefined && !untouched.includes(name),
  );
  const kept = new Set([...values.map(([name]) => name), ...untouched]);
  const removed = Object.keys(before).filter((name) => !kept.has(name));
  const sets = values.map(([name]) => `#${name} = :${name}`);
  const names = [...values.map(([name]) => name), ...removed];
  const removal = removed.length > 0 ? ` REMOVE ${removed.map((name) => `#${name}`).join(', ')}` : '';
  const isAsRead = revision === undefined ? 'attribute_not_exists(revision)' : 'revision = :read';
  return {
    Key: ownerKey(after.ownerId),
    UpdateExpression: `SET ${sets.join(', ')}${removal}`,
    ConditionExpression: `attribute_exists(pk) AND ${isAsRead}`,
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...Object.fromEntries(values.map(([name, value]) => [`:${name}`, value])),
      ...(revision !== undefined && { ':read': revision }),
    },
  };
}
