import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../shared/clock.ts';
import { StaleWriteError } from '../../shared/errors.ts';
import type { ChangeContactOutcome, ContactKey } from '../contact-store.ts';
import type { Contact } from '../domain/contact.ts';
import { ContactNotFoundError } from '../errors.ts';
import { claimAddresses, releaseClaims } from './address-claiming.ts';
import { findTaken, isContested, NO_CLAIMS, readClaims } from './address-claims.ts';
import { readBatch } from './batch-requests.ts';
import { conditionalWrite, ownerKey } from './circle-item.ts';
import { contactKey, readContact, readStoredContact, toContactItem } from './contact-item.ts';
import { dueRulesIn } from './owner-due-rules.ts';
import { MOST_ATTEMPTS, PATIENT_ATTEMPTS, pauseBefore } from './patience.ts';

/*
 * A change is one write of the contact, conditional on the revision that was read. Added addresses are claimed before it,
 * dropped ones given back after it; a crash leaves an unfinished claim, which answers for nobody and is taken over by the next
 * one to want that address.
 */

type Change = (contact: Contact) => Contact | undefined;

/** A contact as it is stored, and the item that is to take its place. */
interface Replacement {
  readonly before: Contact;
  readonly revision: number;
  readonly after: Contact;
  readonly item: Record<string, unknown>;
}

/**
 * Replaces a contact by what `change` makes of it, again on what somebody else wrote in between. Throws ContactNotFoundError,
 * OwnerNotFoundError, StaleWriteError.
 */
export async function changeContact(
  client: DynamoDBDocumentClient,
  tableName: string,
  clock: Clock,
  key: ContactKey,
  change: Change,
): Promise<ChangeContactOutcome> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    await pauseBefore(attempt);
    const prepared = await prepareChange(client, tableName, clock, key, change);
    if ('outcome' in prepared) return prepared;
    const outcome = await replaceContact(client, tableName, prepared, attempt < PATIENT_ATTEMPTS);
    if (outcome !== 'again') return outcome;
  }
  throw new StaleWriteError(`Contact ${key.contactId} kept changing while it was to be changed`);
}

async function prepareChange(
  client: DynamoDBDocumentClient,
  tableName: string,
  clock: Clock,
  key: ContactKey,
  change: Change,
): Promise<Replacement | ChangeContactOutcome> {
  const items = await readBatch(client, tableName, [contactKey(key), ownerKey(key.ownerId)]);
  const stored = items.find(({ sk }) => sk === contactKey(key).sk);
  if (stored === undefined) throw new ContactNotFoundError(`There is no contact ${key.contactId}`);
  const { contact: before, revision } = readStoredContact(stored);
  const wanted = change(before);
  if (wanted === undefined) return { outcome: 'unchanged', contact: before };
  const basis = { now: clock.now(), rules: dueRulesIn(items, key.ownerId) };
  const item = toContactItem(wanted, basis, revision + 1);
  const after = readContact(item);
  const isSame = isEqual(before, after) && stored['contactDueAt'] === item.contactDueAt;
  return isSame ? { outcome: 'unchanged', contact: before } : { before, revision, after, item };
}

async function replaceContact(
  client: DynamoDBDocumentClient,
  tableName: string,
  replacement: Replacement,
  isPatient: boolean,
): Promise<ChangeContactOutcome | 'again'> {
  const { before, after } = replacement;
  const { ownerId, contactId } = after;
  const added = after.addresses.filter((address) => !before.addresses.includes(address));
  const dropped = before.addresses.filter((address) => !after.addresses.includes(address));
  const addresses = [...added, ...dropped];
  const stored =
    addresses.length === 0
      ? NO_CLAIMS
      : await readClaims(client, tableName, ownerId, { addresses, contactIds: [] });
  const taken = findTaken(contactId, added, stored);
  if (taken) return taken;
  if (isPatient && isContested(contactId, added, stored)) return 'again';
  const claimed = await claimAddresses(client, tableName, after, added, stored);
  if (claimed === undefined) return 'again';
  const isReplaced = await putIfUnchanged(client, tableName, replacement);
  const ownClaims = [...stored.claims.values()].filter((claim) => claim.contactId === contactId);
  const givenUp = isReplaced ? ownClaims.filter(({ address }) => dropped.includes(address)) : claimed;
  await releaseClaims(client, tableName, ownerId, givenUp);
  return isReplaced ? { outcome: 'changed', contact: after } : 'again';
}

/** One conditional write; false when somebody has changed the contact since it was read. */
export function putIfUnchanged(
  client: DynamoDBDocumentClient,
  tableName: string,
  { revision, item }: Pick<Replacement, 'revision' | 'item'>,
): Promise<boolean> {
  return conditionalWrite('change a contact', () =>
    client.send(
      new PutCommand({
        TableName: tableName,
        Item: item,
        ConditionExpression: 'revision = :read',
        ExpressionAttributeValues: { ':read': revision },
      }),
    ),
  );
}

/** Both come out of the schema, which puts everything in its order. */
const isEqual = (one: Contact, other: Contact): boolean => JSON.stringify(one) === JSON.stringify(other);
