import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Clock, systemClock } from '../../shared/clock.ts';
import { StaleWriteError } from '../../shared/errors.ts';
import { contactIdSchema, ownerIdSchema } from '../../shared/ids.ts';
import { mailboxSchema } from '../domain/contact.ts';
import type { MailboxDirectory } from '../mailbox-directory.ts';
import { conditionalWrite, ITEM_VERSION, readItem, request } from './circle-item.ts';
import { changeContact } from './contact-changing.ts';
import { reachableAt } from './contact-events.ts';

/*
 * Access patterns of mailboxes in the Circle table. The item: pk = MAILBOX#<mailbox>, sk = MAILBOX.
 *
 *   findMailbox  Get  pk, sk  consistent
 *   giveMailbox  Put  pk, sk  if no such item; then the contact, as in contact-changing.ts
 *
 * The label leads to its contact before the contact knows it, so that no address is given out that leads nowhere.
 */

const mailboxItemSchema = z.object({ ownerId: ownerIdSchema, contactId: contactIdSchema });

export function createDynamoDbMailboxDirectory(
  client: DynamoDBDocumentClient,
  tableName: string,
  clock: Clock = systemClock,
): MailboxDirectory {
  return {
    findMailbox: async (mailbox) => {
      if (!mailboxSchema.safeParse(mailbox).success) return undefined;
      const { Item } = await request('find a mailbox', () =>
        client.send(
          new GetCommand({ TableName: tableName, Key: mailboxItemKey(mailbox), ConsistentRead: true }),
        ),
      );
      return Item && readItem(mailboxItemSchema, Item, 'A mailbox');
    },
    giveMailbox: async ({ ownerId, contactId }, proposed) => {
      const isClaimed = await conditionalWrite('claim a mailbox', () =>
        client.send(
          new PutCommand({
            TableName: tableName,
            Item: { ...mailboxItemKey(proposed), version: ITEM_VERSION, ownerId, contactId },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      );
      if (!isClaimed) throw new StaleWriteError('A mailbox with this label exists already');
      const key = { ownerId, contactId };
      const changed = await changeContact(client, tableName, clock, key, reachableAt(proposed));
      return ('contact' in changed && changed.contact.mailbox) || proposed;
    },
  };
}

export const mailboxItemKey = (mailbox: string) => ({ pk: `MAILBOX#${mailbox}`, sk: 'MAILBOX' });
