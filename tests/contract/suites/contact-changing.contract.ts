import { DeleteCommand, PutCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDynamoDbContactStore } from '../../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbMailboxDirectory } from '../../../functions/circle/adapters/dynamodb-mailbox-directory.ts';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import type { ContactStore } from '../../../functions/circle/contact-store.ts';
import type { Contact } from '../../../functions/circle/domain/contact.ts';
import { dueAt } from '../../../functions/circle/domain/due-reasons.ts';
import { ContactNotFoundError } from '../../../functions/circle/errors.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { UnreadableItemError } from '../../../functions/shared/errors.ts';
import { newContactId } from '../../../functions/shared/ids.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { fixedClock } from '../../builders/clock.ts';
import { buildContact } from '../../builders/contact.ts';
import { touchAt } from '../../builders/interaction.ts';
import { buildOwner } from '../../builders/owner.ts';
import type { Engine } from '../../engines/engine.ts';

const address = (text: string) => emailAddressSchema.parse(text);
const NEW = address('ruth@new.example');
const WORK = address('leo@work.example');
const MONDAY = isoInstantSchema.parse('2026-08-24T06:30:00.000Z');
const owner = buildOwner();
const ruth = buildContact();
const leo = buildContact({ contactId: 'leolleolleolleol', name: 'Leo', addresses: [WORK] });

const withAddress = (added: typeof NEW) => (contact: Contact) => ({
  ...contact,
  addresses: [...contact.addresses, added],
});
const withoutAddresses = (contact: Contact) => ({ ...contact, addresses: [] });

export function describeContactChanges(engineName: string, startEngine: () => Promise<Engine>): void {
  describe(`changing a contact on ${engineName}`, () => {
    let engine: Engine;
    let tableName: string;
    let contacts: ContactStore;
    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine?.close());
    beforeEach(async () => {
      tableName = (await engine.createTables()).circle;
      contacts = createDynamoDbContactStore(engine.documentClient, tableName, fixedClock());
      await createDynamoDbOwnerStore(engine.documentClient, tableName).addOwner(owner);
      await contacts.addContacts(owner.ownerId, [ruth, leo]);
    });

    const holderOf = (known: typeof NEW) => contacts.findContactByAddress(owner.ownerId, known);
    const everything = async () =>
      (await engine.documentClient.send(new ScanCommand({ TableName: tableName }))).Items;
    const claimItem = (known: typeof NEW, contactId: string) => ({
      pk: `OWNER#${owner.ownerId}`,
      sk: `ADDRESS#${known}`,
      version: 1,
      contactId,
    });
    const leaveClaim = (known: typeof NEW, contactId: string) =>
      engine.documentClient.send(new PutCommand({ TableName: tableName, Item: claimItem(known, contactId) }));
    const dueAtOf = async ({ contactId }: Contact): Promise<unknown> => {
      const { Items = [] } = await engine.documentClient.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: 'contact-due',
          KeyConditionExpression: 'dueOwner = :owner',
          FilterExpression: 'contactId = :contact',
          ExpressionAttributeValues: { ':owner': owner.ownerId, ':contact': contactId },
        }),
      );
      return Items[0]?.['contactDueAt'];
    };

    test('stores what the change makes of it, takes away what it leaves out, and moves the due date', async () => {
      const change = ({ lastTouchAt, ...contact }: Contact) => ({
        ...contact,
        nickname: 'Ruthie',
        tier: 'inner' as const,
        cadenceDays: undefined,
        cadenceSince: MONDAY,
      });
      const expected = change(ruth);
      expect(await contacts.changeContact(ruth, change)).toEqual({ outcome: 'changed', contact: expected });
      expect(await contacts.findContact(ruth)).toEqual(expected);
      expect(await dueAtOf(ruth)).toBe(dueAt(expected, fixedClock().now(), owner));
      expect(await dueAtOf(ruth)).toBe('2026-09-22T23:00:00.000Z');
    });

    test('takes whoever is not to be nudged about out of the due index, and puts them back', async () => {
      await contacts.changeContact(ruth, (contact) => ({ ...contact, hidden: { since: MONDAY } }));
      expect(await dueAtOf(ruth)).toBeUndefined();
      await contacts.changeContact(ruth, ({ hidden, ...contact }) => contact);
      expect(await dueAtOf(ruth)).toBe(dueAt(ruth, fixedClock().now(), owner));
    });

    test('writes nothing where nothing is new', async () => {
      const before = await everything();
      const unchanged = { outcome: 'unchanged', contact: ruth };
      expect(await contacts.changeContact(ruth, () => undefined)).toEqual(unchanged);
      expect(await contacts.changeContact(ruth, (contact) => ({ ...contact }))).toEqual(unchanged);
      expect(await everything()).toEqual(before);
    });

    test('moves a due date that no longer follows from the rules of the owner', async () => {
      const owners = createDynamoDbOwnerStore(engine.documentClient, tableName);
      const moved = await owners.changeOwner(owner.ownerId, (old) => ({
        ...old,
        timeZone: 'Pacific/Auckland',
      }));
      expect(await contacts.changeContact(ruth, (contact) => contact)).toEqual({
        outcome: 'changed',
        contact: ruth,
      });
      expect(await dueAtOf(ruth)).toBe(dueAt(ruth, fixedClock().now(), moved));
      expect(await contacts.changeContact(ruth, (contact) => contact)).toMatchObject({
        outcome: 'unchanged',
      });
    });

    test('keeps owner, id and mailbox as they are', async () => {
      const directory = createDynamoDbMailboxDirectory(engine.documentClient, tableName, fixedClock());
      const mailbox = await directory.giveMailbox(ruth, 'ruth-aaaaaaaa');
      const { ownerId, contactId } = buildContact({ ownerId: 'ottoottoottootto', contactId: newContactId() });
      const change = (contact: Contact) => ({
        ...contact,
        ownerId,
        contactId,
        mailbox: undefined,
        notes: ['x'],
      });
      await contacts.changeContact(ruth, change);
      expect(await contacts.findContact(ruth)).toEqual({ ...ruth, mailbox, checkIns: {}, notes: ['x'] });
    });

    test('refuses what could not be read again', async () => {
      const before = await everything();
      const nameless = contacts.changeContact(ruth, (contact) => ({ ...contact, name: '' }));
      await expect(nameless).rejects.toBeInstanceOf(UnreadableItemError);
      expect(await everything()).toEqual(before);
    });

    test('brings nobody into being', async () => {
      const stranger = buildContact({ contactId: newContactId() });
      const change = contacts.changeContact(stranger, () => stranger);
      await expect(change).rejects.toBeInstanceOf(ContactNotFoundError);
    });

    test('loses none of several changes that come together', async () => {
      const notes = ['one', 'two', 'three', 'four'];
      const add = (note: string) => (contact: Contact) => ({ ...contact, notes: [...contact.notes, note] });
      await Promise.all([
        ...notes.map((note) => contacts.changeContact(ruth, add(note))),
        contacts.recordEntry(ruth, touchAt(MONDAY)),
      ]);
      const changed = await contacts.findContact(ruth);
      expect(changed?.notes.toSorted()).toEqual(notes.toSorted());
      expect(changed?.lastTouchAt).toBe(MONDAY);
    });

    test('finds a contact by an added address, and by a dropped one no more', async () => {
      await contacts.changeContact(ruth, (contact) => ({ ...contact, addresses: [NEW] }));
      expect(await holderOf(NEW)).toEqual({ ...ruth, addresses: [NEW] });
      expect(await holderOf(address('ruth@adler.example'))).toBeUndefined();
    });

    test('refuses an address that somebody else has, and writes nothing, not even a claim on another', async () => {
      const before = await everything();
      const change = (contact: Contact) => withAddress(WORK)(withAddress(NEW)(contact));
      expect(await contacts.changeContact(ruth, change)).toEqual({
        outcome: 'address-taken',
        address: WORK,
        holderName: 'Leo',
      });
      expect(await everything()).toEqual(before);
    });

    test('lets a dropped address go to somebody else', async () => {
      await contacts.changeContact(leo, withoutAddresses);
      expect(await contacts.changeContact(ruth, withAddress(WORK))).toMatchObject({ outcome: 'changed' });
      expect((await holderOf(WORK))?.contactId).toBe(ruth.contactId);
    });

    test('takes over the claim of a contact that was never written', async () => {
      await leaveClaim(NEW, newContactId());
      expect(await contacts.changeContact(ruth, withAddress(NEW))).toMatchObject({ outcome: 'changed' });
      expect((await holderOf(NEW))?.contactId).toBe(ruth.contactId);
    });

    test('takes over a claim whose contact does not list the address, which nobody is found by until then', async () => {
      await leaveClaim(NEW, leo.contactId);
      expect(await holderOf(NEW)).toBeUndefined();
      expect(await contacts.changeContact(ruth, withAddress(NEW))).toMatchObject({ outcome: 'changed' });
      expect((await holderOf(NEW))?.contactId).toBe(ruth.contactId);
      expect(await contacts.findContact(leo)).toEqual(leo);
      const late = buildContact({ contactId: newContactId(), addresses: [NEW] });
      expect(await contacts.addContact(late)).toMatchObject({ outcome: 'address-taken' });
    });

    test('leaves the claim of a dropped address to whoever has taken it over', async () => {
      await leaveClaim(WORK, ruth.contactId);
      await contacts.changeContact(leo, withoutAddresses);
      expect(await everything()).toContainEqual(claimItem(WORK, ruth.contactId));
    });

    test('gives an address to one of several who want it at the same moment', async () => {
      const rivals = Array.from({ length: 5 }, (_, index) =>
        buildContact({ contactId: newContactId(), name: `Rival ${index}`, addresses: [] }),
      );
      await contacts.addContacts(owner.ownerId, rivals);
      const late = buildContact({ contactId: newContactId(), name: 'Late', addresses: [NEW] });
      const outcomes = await Promise.all([
        ...rivals.map((rival) => contacts.changeContact(rival, withAddress(NEW))),
        contacts.addContact(late),
      ]);
      const winners = outcomes.filter(({ outcome }) => outcome === 'changed' || outcome === 'added');
      expect(winners).toHaveLength(1);
      const listing: Contact[] = [];
      for await (const contact of contacts.listContacts(owner.ownerId)) {
        if (contact.addresses.includes(NEW)) listing.push(contact);
      }
      expect(listing).toEqual([await holderOf(NEW)]);
    });

    test('changes the same contact twice at once, each time with an address, and loses neither', async () => {
      const OTHER = address('ruth@other.example');
      const both = [NEW, OTHER].map((added) => contacts.changeContact(ruth, withAddress(added)));
      expect(await Promise.all(both)).toMatchObject([{ outcome: 'changed' }, { outcome: 'changed' }]);
      expect((await holderOf(NEW))?.addresses).toHaveLength(3);
      expect(await holderOf(OTHER)).toEqual(await holderOf(NEW));
    });

    test('does not bring back a contact that was removed meanwhile', async () => {
      const removal = new DeleteCommand({
        TableName: tableName,
        Key: { pk: `OWNER#${owner.ownerId}`, sk: `CONTACT#${ruth.contactId}` },
      });
      await engine.documentClient.send(removal);
      const change = contacts.changeContact(ruth, withAddress(NEW));
      await expect(change).rejects.toBeInstanceOf(ContactNotFoundError);
      expect(await contacts.findContact(ruth)).toBeUndefined();
    });
  });
}
