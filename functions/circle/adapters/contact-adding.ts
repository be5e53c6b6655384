import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { StaleWriteError } from '../../shared/errors.ts';
import type { ContactId, OwnerId } from '../../shared/ids.ts';
import type { AddContactOutcome } from '../contact-store.ts';
import type { Contact } from '../domain/contact.ts';
import { claimAddresses } from './address-claiming.ts';
import { findTaken, isContested, readClaims, readClaimsOnly, type StoredClaims } from './address-claims.ts';
import { putBatch } from './batch-requests.ts';
import { conditionalWrite } from './circle-item.ts';
import { contactKey, type DueBasis, toContactItem } from './contact-item.ts';
import { MOST_ATTEMPTS, PATIENT_ATTEMPTS, pauseBefore } from './patience.ts';

/*
 * A contact is added in three steps: claim its addresses, write the contact, look whether the claims are still there. Where
 * somebody took one over, because the writer was too slow and looked dead, the contact is taken back. A crash before the write
 * leaves claims of nobody, which the next attempt with such an address takes over. A crash before the look, at a moment when
 * somebody took over, leaves the same person twice; the address answers for one of them.
 */

/** Adds one contact, whatever an earlier or concurrent attempt has left. */
export async function addContact(
  client: DynamoDBDocumentClient,
  tableName: string,
  basis: DueBasis,
  contact: Contact,
): Promise<AddContactOutcome> {
  const { ownerId, contactId, addresses } = contact;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    await pauseBefore(attempt);
    const stored = await readClaimsOf(client, tableName, ownerId, [contact]);
    const refusal = refusalOf(contact, stored);
    if (refusal) return refusal;
    if (attempt < PATIENT_ATTEMPTS && isContested(contactId, addresses, stored)) continue;
    if (!(await claimAddresses(client, tableName, contact, addresses, stored))) continue;
    if (!(await putContact(client, tableName, basis, contact))) continue;
    const withdrawn = await withdrawOvertaken(client, tableName, ownerId, [contact]);
    if (withdrawn.size === 0) return { outcome: 'added', contactId };
  }
  throw new StaleWriteError('A contact could not be added: others kept changing its addresses');
}

/**
 * Adds those contacts of one owner of which nothing is stored yet and refuses those that stand in the circle already; the
 * outcomes come by index, the rest is for `addContact`. The contacts go out in batches, which know no conditions. That is safe
 * for those with addresses: of several attempts to make a claim where there was none one wins, the losers write nothing, and
 * whoever takes it over later writes another contact than this one.
 */
export async function addNewContacts(
  client: DynamoDBDocumentClient,
  tableName: string,
  basis: DueBasis,
  ownerId: OwnerId,
  contacts: readonly Contact[],
): Promise<ReadonlyMap<number, AddContactOutcome>> {
  const stored = await readClaimsOf(client, tableName, ownerId, contacts);
  const outcomes = new Map<number, AddContactOutcome>();
  for (const [index, contact] of contacts.entries()) {
    const refusal = refusalOf(contact, stored);
    if (refusal) outcomes.set(index, refusal);
  }
  const isUntouched = ([index, { addresses }]: readonly [number, Contact]) =>
    !outcomes.has(index) && addresses.length > 0 && addresses.every((address) => !stored.claims.has(address));
  const untouched = withoutOverlap(contacts).filter(isUntouched);
  const won = await Promise.all(
    untouched.map(([, contact]) => claimAddresses(client, tableName, contact, contact.addresses, stored)),
  );
  const written = untouched.filter((_, index) => won[index] !== undefined);
  const people = written.map(([, contact]) => contact);
  const items = people.map((contact) => toContactItem(contact, basis));
  await putBatch(client, tableName, items);
  const withdrawn = await withdrawOvertaken(client, tableName, ownerId, people);
  for (const [index, { contactId }] of written) {
    if (!withdrawn.has(contactId)) outcomes.set(index, { outcome: 'added', contactId });
  }
  return outcomes;
}

const readClaimsOf = (
  client: DynamoDBDocumentClient,
  tableName: string,
  ownerId: OwnerId,
  contacts: readonly Contact[],
): Promise<StoredClaims> =>
  readClaims(client, tableName, ownerId, {
    addresses: contacts.flatMap(({ addresses }) => addresses),
    contactIds: contacts.map(({ contactId }) => contactId),
  });

/** Undefined when nothing stands in the contact's way. */
const refusalOf = ({ contactId, addresses }: Contact, stored: StoredClaims): AddContactOutcome | undefined =>
  stored.contacts.has(contactId) ? { outcome: 'exists' } : findTaken(contactId, addresses, stored);

/** Takes back those of the contacts just written that lost an address meanwhile, unless they were changed already. */
async function withdrawOvertaken(
  client: DynamoDBDocumentClient,
  tableName: string,
  ownerId: OwnerId,
  written: readonly Contact[],
): Promise<ReadonlySet<ContactId>> {
  const addresses = written.flatMap((contact) => contact.addresses);
  const claims = await readClaimsOnly(client, tableName, ownerId, addresses);
  const isOvertaken = (contact: Contact) =>
    contact.addresses.some((address) => claims.get(address)?.contactId !== contact.contactId);
  const withdrawn = new Set<ContactId>();
  for (const contact of written.filter(isOvertaken)) {
    if (await deleteUnchanged(client, tableName, contact)) withdrawn.add(contact.contactId);
  }
  return withdrawn;
}

/** The contacts that share neither id nor address with one before them, with their index. */
function withoutOverlap(contacts: readonly Contact[]): readonly (readonly [number, Contact])[] {
  const seen = new Set<string>();
  return [...contacts.entries()].filter(([, { contactId, addresses }]) => {
    const names = [contactId, ...addresses];
    const isFirst = names.every((name) => !seen.has(name));
    for (const name of names) seen.add(name);
    return isFirst;
  });
}

function putContact(client: DynamoDBDocumentClient, tableName: string, basis: DueBasis, contact: Contact) {
  return conditionalWrite('add a contact', () =>
    client.send(
      new PutCommand({
        TableName: tableName,
        Item: toContactItem(contact, basis),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  );
}

function deleteUnchanged(client: DynamoDBDocumentClient, tableName: string, contact: Contact) {
  return conditionalWrite('take back a contact', () =>
    client.send(
      new DeleteCommand({
        TableName: tableName,
        Key: contactKey(contact),
        ConditionExpression: 'revision = :unchanged',
        ExpressionAttributeValues: { ':unchanged': 0 },
      }),
    ),
  );
}
