import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { EmailAddress } from '../../shared/email-address.ts';
import type { ContactId, OwnerId } from '../../shared/ids.ts';
import type { AddContactOutcome } from '../contact-store.ts';
import type { Contact } from '../domain/contact.ts';
import { readBatch } from './batch-requests.ts';
import { conditionalWrite } from './circle-item.ts';
import { claimKey, contactKey, readClaim, readContact, toClaimItem } from './contact-item.ts';

/** What is stored about some contacts' addresses and ids. A claim counts once its contact exists. */
export interface StoredClaims {
  readonly holders: ReadonlyMap<EmailAddress, ContactId>;
  /** The names of those contacts and holders that exist. */
  readonly existing: ReadonlyMap<ContactId, string>;
}

export async function readClaims(
  client: DynamoDBDocumentClient,
  tableName: string,
  ownerId: OwnerId,
  contacts: readonly Contact[],
): Promise<StoredClaims> {
  const addresses = new Set(contacts.flatMap((contact) => contact.addresses));
  const claimKeys = [...addresses].map((address) => claimKey(ownerId, address));
  const claims = (await readBatch(client, tableName, claimKeys)).map(readClaim);
  const ids = new Set([...contacts, ...claims].map(({ contactId }) => contactId));
  const contactKeys = [...ids].map((contactId) => contactKey({ ownerId, contactId }));
  const items = await readBatch(client, tableName, contactKeys);
  return {
    holders: new Map(claims.map(({ address, contactId }) => [address, contactId])),
    existing: new Map(items.map(readContact).map(({ contactId, name }) => [contactId, name])),
  };
}

/** Undefined when nothing stands in the contact's way. */
export function refusalOf(
  contact: Contact,
  { holders, existing }: StoredClaims,
): AddContactOutcome | undefined {
  if (existing.has(contact.contactId)) return { outcome: 'exists' };
  for (const address of contact.addresses) {
    const holder = holders.get(address);
    const holderName = holder && existing.get(holder);
    if (holderName !== undefined) return { outcome: 'address-taken', address, holderName };
  }
  return undefined;
}

/** Claims all of a contact's addresses. False when another claim came first; what was claimed then has no contact. */
export async function claimAddresses(
  client: DynamoDBDocumentClient,
  tableName: string,
  { ownerId, contactId, addresses }: Contact,
  { holders }: StoredClaims,
): Promise<boolean> {
  const claim = (address: EmailAddress) => {
    const holder = holders.get(address);
    if (holder === contactId) return true;
    const isFree = { ConditionExpression: 'attribute_not_exists(pk)' };
    const isHeldAsRead = {
      ConditionExpression: 'contactId = :holder',
      ExpressionAttributeValues: { ':holder': holder },
    };
    return conditionalWrite('claim an address', () =>
      client.send(
        new PutCommand({
          TableName: tableName,
          Item: toClaimItem(ownerId, { address, contactId }),
          ...(holder === undefined ? isFree : isHeldAsRead),
        }),
      ),
    );
  };
  const claimed = await Promise.all([...new Set(addresses)].map(claim));
  return claimed.every(Boolean);
}
