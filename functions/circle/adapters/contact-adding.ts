import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { StaleWriteError } from '../../shared/errors.ts';
import type { OwnerId } from '../../shared/ids.ts';
import type { AddContactOutcome } from '../contact-store.ts';
import type { CadenceRules } from '../domain/cadence-rules.ts';
import type { Contact } from '../domain/contact.ts';
import { claimAddresses, readClaims, refusalOf } from './address-claims.ts';
import { putBatch } from './batch-requests.ts';
import { conditionalWrite } from './circle-item.ts';
import { toContactItem } from './contact-item.ts';

/*
 * A contact is added in two steps: claim its addresses, then write the contact. A crash in between leaves claims without a
 * contact. Nobody sees those, and the next attempt with such an address completes them under the id that they name, so that
 * whoever is still at work on that id meets it at the conditional write of the contact.
 */

const MOST_ATTEMPTS = 5;

/** Adds one contact, whatever an earlier or concurrent attempt has left. */
export async function addContact(
  client: DynamoDBDocumentClient,
  tableName: string,
  rules: CadenceRules,
  contact: Contact,
): Promise<AddContactOutcome> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const stored = await readClaims(client, tableName, contact.ownerId, [contact]);
    const refusal = refusalOf(contact, stored);
    if (refusal) return refusal;
    const orphaned = contact.addresses.flatMap((address) => stored.holders.get(address) ?? []);
    const completed = { ...contact, contactId: orphaned[0] ?? contact.contactId };
    const isMine =
      (await claimAddresses(client, tableName, completed, stored)) &&
      (await putContact(client, tableName, rules, completed));
    if (isMine) return { outcome: 'added', contactId: completed.contactId };
  }
  throw new StaleWriteError('A contact could not be added: others kept changing its addresses');
}

/**
 * Adds those contacts of one owner of which nothing is stored yet and refuses those that stand in the circle already; the
 * outcomes come by index, the rest is for `addContact`. The contacts go out in batches without a condition: nothing is stored
 * under their ids, and their addresses have just been won.
 */
export async function addNewContacts(
  client: DynamoDBDocumentClient,
  tableName: string,
  rules: CadenceRules,
  ownerId: OwnerId,
  contacts: readonly Contact[],
): Promise<ReadonlyMap<number, AddContactOutcome>> {
  const stored = await readClaims(client, tableName, ownerId, contacts);
  const outcomes = new Map<number, AddContactOutcome>();
  for (const [index, contact] of contacts.entries()) {
    const refusal = refusalOf(contact, stored);
    if (refusal) outcomes.set(index, refusal);
  }
  const isUntouched = ([index, { addresses }]: readonly [number, Contact]) =>
    !outcomes.has(index) && addresses.every((address) => !stored.holders.has(address));
  const untouched = withoutOverlap(contacts).filter(isUntouched);
  const won = await Promise.all(
    untouched.map(([, contact]) => claimAddresses(client, tableName, contact, stored)),
  );
  const added = untouched.filter((_, index) => won[index]);
  const items = added.map(([, contact]) => toContactItem(contact, rules));
  await putBatch(client, tableName, items);
  for (const [index, { contactId }] of added) outcomes.set(index, { outcome: 'added', contactId });
  return outcomes;
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
