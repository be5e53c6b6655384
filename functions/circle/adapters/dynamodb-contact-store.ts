import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { type Clock, systemClock } from '../../shared/clock.ts';
import type { OwnerId } from '../../shared/ids.ts';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { AddContactOutcome, ContactKey, ContactStore } from '../contact-store.ts';
import type { Contact } from '../domain/contact.ts';
import { readBatch } from './batch-requests.ts';
import { collect, ownerKey, queryItems, request } from './circle-item.ts';
import { CIRCLE_TABLE } from './circle-table.ts';
import { addContact, addNewContacts } from './contact-adding.ts';
import { changeContact } from './contact-changing.ts';
import { entered, leftInPeace, nudgedAt } from './contact-events.ts';
import {
  CONTACT_PREFIX,
  claimKey,
  contactKey,
  type DueBasis,
  readClaim,
  readContact,
} from './contact-item.ts';
import { findOrFollow } from './merge-item.ts';
import { readDueRules } from './owner-due-rules.ts';

/*
 * Access patterns of contacts in the Circle table. Contact: pk = OWNER#<ownerId>, sk = CONTACT#<contactId>; the claim that
 * makes an address unique in a circle: pk = OWNER#<ownerId>, sk = ADDRESS#<address>. Reads by key are consistent.
 *
 *   addContact            BatchGet claims, then contacts; Put each claim if free or still as read; Put contact if none; BatchGet
 *                         claims, and Delete contact if one is lost
 *   addContacts           the same for many, but BatchWrite of contacts on whose addresses there was no claim
 *   findContact           Get    contact; where there is none, Get the record of a merge, and go on from there
 *   readContacts          BatchGet contacts
 *   findContactByAddress  Get    claim, then contact, which must list the address
 *   listContacts          Query  pk, sk begins with CONTACT#
 *   listDueContacts       Query  contact-due index   dueOwner = ownerId, contactDueAt <= now, limit
 *   changeContact         BatchGet owner and contact; Put contact if its revision is still the one that was read. Where addresses
 *                         change: before it BatchGet claims, Put each added one as above; after it Delete each dropped one if as read
 *   recordEntry           the same
 *   recordNudge           the same
 *   withdrawCheckIns      the same
 */

const CONTACTS_PER_BATCH = 100;

/** Due dates are cached with each write, as of the clock's moment. */
export function createDynamoDbContactStore(
  client: DynamoDBDocumentClient,
  tableName: string,
  clock: Clock = systemClock,
): ContactStore {
  const basisOf = async (ownerId: OwnerId): Promise<DueBasis> => ({
    now: clock.now(),
    rules: await readDueRules(client, tableName, ownerId),
  });
  const change = (key: ContactKey, wanted: (contact: Contact) => Contact | undefined) =>
    changeContact(client, tableName, clock, key, wanted);
  const get = async (doing: string, Key: Record<string, string>) => {
    const command = new GetCommand({ TableName: tableName, Key, ConsistentRead: true });
    return (await request(doing, () => client.send(command))).Item;
  };
  const findContact = ({ ownerId, contactId: wanted }: ContactKey) =>
    findOrFollow(client, tableName, ownerId, wanted, async (contactId) => {
      const item = await get('find a contact', contactKey({ ownerId, contactId }));
      return item && readContact(item);
    });
  return {
    findContact,
    readContacts: async (ownerId, contactIds) => {
      const keys = [...contactIds].map((contactId) => contactKey({ ownerId, contactId }));
      const contacts = (await readBatch(client, tableName, keys)).map(readContact);
      return new Map(contacts.map((contact) => [contact.contactId, contact]));
    },
    addContact: async (contact) => addContact(client, tableName, await basisOf(contact.ownerId), contact),
    addContacts: async (ownerId, contacts) =>
      addMany(client, tableName, await basisOf(ownerId), ownerId, contacts),
    findContactByAddress: async (ownerId, address) => {
      const claim = await get('find an address', claimKey(ownerId, address));
      const contact = claim && (await findContact({ ownerId, contactId: readClaim(claim).contactId }));
      return contact?.addresses.includes(address) ? contact : undefined;
    },
    listContacts: async function* (ownerId) {
      const items = queryItems(client, 'list contacts', contactsQuery(tableName, ownerId));
      for await (const item of items) yield readContact(item);
    },
    listDueContacts: (ownerId, now, limit) => {
      const query = dueQuery(tableName, ownerId, now);
      return collect(queryItems(client, 'list due contacts', query, limit), readContact);
    },
    recordEntry: async (key, entry) => {
      await change(key, entered(entry));
    },
    recordNudge: async (key, moment) => {
      await change(key, nudgedAt(moment));
    },
    changeContact: (key, wanted) => change(key, keepingIdentity(wanted)),
    withdrawCheckIns: async (key) => {
      await change(key, leftInPeace);
    },
  };
}

function keepingIdentity(change: (contact: Contact) => Contact | undefined) {
  return (contact: Contact) => {
    const { ownerId, contactId, mailbox } = contact;
    const changed = change(contact);
    return changed && { ...changed, ownerId, contactId, mailbox };
  };
}

async function addMany(
  client: DynamoDBDocumentClient,
  tableName: string,
  basis: DueBasis,
  ownerId: OwnerId,
  contacts: readonly Contact[],
): Promise<readonly AddContactOutcome[]> {
  const outcomes: AddContactOutcome[] = [];
  for (let start = 0; start < contacts.length; start += CONTACTS_PER_BATCH) {
    const batch = contacts.slice(start, start + CONTACTS_PER_BATCH);
    const known = await addNewContacts(client, tableName, basis, ownerId, batch);
    const settle = async (contact: Contact, index: number) =>
      known.get(index) ?? (await addContact(client, tableName, basis, contact));
    outcomes.push(...(await Promise.all(batch.map(settle))));
  }
  return outcomes;
}

const contactsQuery = (tableName: string, ownerId: OwnerId) => ({
  TableName: tableName,
  KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
  ExpressionAttributeValues: { ':pk': ownerKey(ownerId).pk, ':prefix': CONTACT_PREFIX },
  ConsistentRead: true,
});

const dueQuery = (tableName: string, ownerId: OwnerId, now: IsoInstant) => ({
  TableName: tableName,
  IndexName: CIRCLE_TABLE.contactDueIndex.name,
  KeyConditionExpression: 'dueOwner = :owner AND contactDueAt <= :now',
  ExpressionAttributeValues: { ':owner': ownerId, ':now': now },
});
