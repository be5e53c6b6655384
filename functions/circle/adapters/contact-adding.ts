import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { StaleWriteError } from '../../shared/errors.ts';
import type { OwnerId } from '../../shared/ids.ts';
import type { AddContactOutcome } from '../contact-store.ts';
import type { CadenceRules } from '../domain/cadence-rules.ts';
import type { Contact } from '../domain/contact.ts';
import { claimAddresses } from './address-claiming.ts';
import { findTaken, isContested, readClaims, type StoredClaims } from './address-claims.ts';
import { conditionalWrite } from './circle-item.ts';
import { toContactItem } from './contact-item.ts';
import { MOST_ATTEMPTS, PATIENT_ATTEMPTS, pauseBefore } from './patience.ts';

/*
 * A contact is added in two steps: claim its addresses, then write the contact if there is none under its id. A crash in between
 * leaves claims without a contact. Nobody sees those, and the next attempt with such an address completes them under the id that
 * they name, so that whoever is still at work on that id meets it at the conditional write of the contact.
 */

/** Adds one contact, whatever an earlier or concurrent attempt has left. */
export async function addContact(
  client: DynamoDBDocumentClient,
  tableName: string,
  rules: CadenceRules,
  contact: Contact,
): Promise<AddContactOutcome> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    await pauseBefore(attempt);
    const stored = await readClaimsOf(client, tableName, contact.ownerId, [contact]);
    const refusal = refusalOf(contact, stored);
    if (refusal) return refusal;
    const completed = { ...contact, contactId: orphanedId(contact, stored) ?? contact.contactId };
    const { contactId, addresses } = completed;
    if (attempt < PATIENT_ATTEMPTS && isContested(contactId, addresses, stored)) continue;
    const isMine =
      (await claimAddresses(client, tableName, completed, addresses, stored)) !== undefined &&
      (await putContact(client, tableName, rules, completed));
    if (isMine) return { outcome: 'added', contactId };
  }
  throw new StaleWriteError('A contact could not be added: others kept changing its addresses');
}

/**
 * Adds those contacts of one owner of which nothing is stored yet and refuses those that stand in the circle already; the
 * outcomes come by index, the rest is for `addContact`.
 */
export async function addNewContacts(
  client: DynamoDBDocumentClient,
  tableName: string,
  rules: CadenceRules,
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
    !outcomes.has(index) && addresses.every((address) => !stored.claims.has(address));
  const addOne = async ([index, contact]: readonly [number, Contact]) => {
    const { contactId, addresses } = contact;
    const isAdded =
      (await claimAddresses(client, tableName, contact, addresses, stored)) !== undefined &&
      (await putContact(client, tableName, rules, contact));
    if (isAdded) outcomes.set(index, { outcome: 'added', contactId });
  };
  await Promise.all(withoutOverlap(contacts).filter(isUntouched).map(addOne));
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

/** The id of a contact that was never written, though one of the addresses was claimed for it. */
function orphanedId({ addresses }: Contact, { claims, contacts }: StoredClaims) {
  const claimedFor = addresses.flatMap((address) => claims.get(address)?.contactId ?? []);
  return claimedFor.find((contactId) => !contacts.has(contactId));
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

function putContact(
  client: DynamoDBDocumentClient,
  tableName: string,
  rules: CadenceRules,
  contact: Contact,
) {
  return conditionalWrite('add a contact', () =>
    client.send(
      new PutCommand({
        TableName: tableName,
        Item: toContactItem(contact, rules),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  );
}
