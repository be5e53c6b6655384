import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDynamoDbContactStore } from '../../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbMailboxDirectory } from '../../../functions/circle/adapters/dynamodb-mailbox-directory.ts';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import type { ContactStore } from '../../../functions/circle/contact-store.ts';
import { ContactNotFoundError } from '../../../functions/circle/errors.ts';
import type { MailboxDirectory } from '../../../functions/circle/mailbox-directory.ts';
import { StaleWriteError, UnreadableItemError } from '../../../functions/shared/errors.ts';
import { fixedClock } from '../../builders/clock.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildOwner } from '../../builders/owner.ts';
import { buildPerson } from '../../builders/person.ts';
import type { Engine } from '../../engines/engine.ts';

const ruth = buildContact();
const RUTHS_KEY = { ownerId: ruth.ownerId, contactId: ruth.contactId };

export function describeMailboxDirectory(engineName: string, startEngine: () => Promise<Engine>): void {
  describe(`the directory of lasting addresses on ${engineName}`, () => {
    let engine: Engine;
    let tableName: string;
    let contacts: ContactStore;
    let mailboxes: MailboxDirectory;
    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine?.close());
    beforeEach(async () => {
      tableName = (await engine.createTables()).circle;
      contacts = createDynamoDbContactStore(engine.documentClient, tableName, fixedClock());
      mailboxes = createDynamoDbMailboxDirectory(engine.documentClient, tableName, fixedClock());
      await createDynamoDbOwnerStore(engine.documentClient, tableName).addOwner(buildOwner());
      await contacts.addContact(ruth);
    });

    test('gives a contact a label that leads to them, and notes only that they have asked for no end of letters', async () => {
      expect(await mailboxes.giveMailbox(ruth, 'ruth-aaaaaaaa')).toBe('ruth-aaaaaaaa');
      expect(await mailboxes.findMailbox('ruth-aaaaaaaa')).toEqual(RUTHS_KEY);
      expect(await contacts.findContact(ruth)).toEqual({ ...ruth, mailbox: 'ruth-aaaaaaaa', checkIns: {} });
    });

    test('keeps the first label, and lets no second one lead astray', async () => {
      await mailboxes.giveMailbox(ruth, 'ruth-aaaaaaaa');
      expect(await mailboxes.giveMailbox(ruth, 'ruth-bbbbbbbb')).toBe('ruth-aaaaaaaa');
      expect(await mailboxes.findMailbox('ruth-bbbbbbbb')).toEqual(RUTHS_KEY);
    });

    test('lets one of several runs win, and all of them learn its label', async () => {
      const proposed = ['ruth-aaaaaaaa', 'ruth-bbbbbbbb', 'ruth-cccccccc'];
      const given = await Promise.all(proposed.map((label) => mailboxes.giveMailbox(ruth, label)));
      expect(new Set(given).size).toBe(1);
      expect((await contacts.findContact(ruth))?.mailbox).toBe(given[0]);
    });

    test('never gives the label of somebody else', async () => {
      const leo = buildPerson('Leo');
      await contacts.addContact(leo);
      await mailboxes.giveMailbox(ruth, 'ruth-aaaaaaaa');
      await expect(mailboxes.giveMailbox(leo, 'ruth-aaaaaaaa')).rejects.toBeInstanceOf(StaleWriteError);
      expect(await mailboxes.findMailbox('ruth-aaaaaaaa')).toEqual(RUTHS_KEY);
      expect((await contacts.findContact(leo))?.mailbox).toBeUndefined();
    });

    test('gives none to a contact who is gone', async () => {
      const gone = buildPerson('Gone');
      await expect(mailboxes.giveMailbox(gone, 'gone-aaaaaaaa')).rejects.toBeInstanceOf(ContactNotFoundError);
    });

    test.each(['ruth-zzzzzzzz', 'ruth-00000000', '', 'x'.repeat(3000), 'MAILBOX#ruth'])(
      'finds nobody by a label that was never given out: %j',
      async (label) => {
        expect(await mailboxes.findMailbox(label)).toBeUndefined();
      },
    );

    test('says to update Kith when an item is of a newer version', async () => {
      await engine.documentClient.send(
        new PutCommand({
          TableName: tableName,
          Item: { pk: 'MAILBOX#ruth-aaaaaaaa', sk: 'MAILBOX', version: 2 },
        }),
      );
      await expect(mailboxes.findMailbox('ruth-aaaaaaaa')).rejects.toBeInstanceOf(UnreadableItemError);
    });
  });
}
