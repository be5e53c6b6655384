import { randomUUID } from 'node:crypto';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../shared/clock.ts';
import type { EmailAddress } from '../../shared/email-address.ts';
import { StaleWriteError } from '../../shared/errors.ts';
import type { ContactKey } from '../contact-store.ts';
import type { Contact } from '../domain/contact.ts';
import type { ContactAtRevision, Handover } from '../merge-store.ts';
import { readBatch } from './batch-requests.ts';
import { conditionalWrite, ownerKey, request } from './circle-item.ts';
import { contactKey, readStoredContact, toClaimItem, toContactItem } from './contact-item.ts';
import { mailboxItemKey } from './dynamodb-mailbox-directory.ts';
import { dueRulesIn, readDueRules } from './owner-due-rules.ts';
import { MOST_ATTEMPTS, pauseBefore } from './patience.ts';

/*
 * The contacts, claims and labels of a merge. Both contacts list an address while its claim goes from one to the other, so that
 * it belongs to one of them at every moment and nobody finds the claim unfinished.
 */

export async function findExactly(
  client: DynamoDBDocumentClient,
  tableName: string,
  key: ContactKey,
): Promise<ContactAtRevision | undefined> {
  const { Item } = await request('find a contact', () =>
    client.send(new GetCommand({ TableName: tableName, Key: contactKey(key), ConsistentRead: true })),
  );
  return Item && readStoredContact(Item);
}

export async function rewrite(
  client: DynamoDBDocumentClient,
  tableName: string,
  clock: Clock,
  key: ContactKey,
  change: (contact: Contact) => Contact,
): Promise<'rewritten' | 'missing'> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    await pauseBefore(attempt);
    const items = await readBatch(client, tableName, [contactKey(key), ownerKey(key.ownerId)]);
    const stored = items.find(({ sk }) => sk === contactKey(key).sk);
    if (stored === undefined) return 'missing';
    const { contact, revision } = readStoredContact(stored);
    const basis = { now: clock.now(), rules: dueRulesIn(items, key.ownerId) };
    const item = toContactItem(change(contact), basis, revision + 1);
    const isWritten = await conditionalWrite('rewrite a contact', () =>
      client.send(new PutCommand({ TableName: tableName, Item: item, ...isAt(revision) })),
    );
    if (isWritten) return 'rewritten';
  }
  throw new StaleWriteError(`Contact ${key.contactId} kept changing during a merge`);
}

export async function remove(
  client: DynamoDBDocumentClient,
  tableName: string,
  key: ContactKey,
  revision: number,
): Promise<'removed' | 'changed'> {
  const isRemoved = await conditionalWrite('remove an absorbed contact', () =>
    client.send(new DeleteCommand({ TableName: tableName, Key: contactKey(key), ...isAt(revision) })),
  );
  return isRemoved ? 'removed' : 'changed';
}

export async function restore(
  client: DynamoDBDocumentClient,
  tableName: string,
  clock: Clock,
  contact: Contact,
  revision: number,
): Promise<void> {
  const rules = await readDueRules(client, tableName, contact.ownerId);
  const Item = toContactItem(contact, { now: clock.now(), rules }, revision);
  await conditionalWrite('restore a contact', () =>
    client.send(
      new PutCommand({ TableName: tableName, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
    ),
  );
}

export async function moveAddress(
  client: DynamoDBDocumentClient,
  tableName: string,
  address: EmailAddress,
  { ownerId, from, to }: Handover,
): Promise<'moved' | 'taken'> {
  // A mark of its own, as address-claiming.ts asks of every writer.
  const claim = toClaimItem(ownerId, { address, contactId: to, mark: randomUUID() });
  const isMoved = await conditionalWrite('move an address', () =>
    client.send(
      new PutCommand({
        TableName: tableName,
        Item: claim,
        ConditionExpression: 'attribute_not_exists(pk) OR contactId IN (:from, :to)',
        ExpressionAttributeValues: { ':from': from, ':to': to },
      }),
    ),
  );
  return isMoved ? 'moved' : 'taken';
}

/** A label that leads to neither of the two stays as it is. */
export async function moveMailbox(
  client: DynamoDBDocumentClient,
  tableName: string,
  mailbox: string,
  { ownerId, from, to }: Handover,
): Promise<void> {
  await conditionalWrite('move a mailbox', () =>
    client.send(
      new UpdateCommand({
        TableName: tableName,
        Key: mailboxItemKey(mailbox),
        UpdateExpression: 'SET contactId = :to',
        ConditionExpression: 'ownerId = :owner AND contactId = :from',
        ExpressionAttributeValues: { ':owner': ownerId, ':from': from, ':to': to },
      }),
    ),
  );
}

const isAt = (revision: number) => ({
  ConditionExpression: 'revision = :read',
  ExpressionAttributeValues: { ':read': revision },
});
