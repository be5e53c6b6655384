import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { EmailAddress } from '../../shared/email-address.ts';
import { type ContactId, contactIdSchema, type OwnerId } from '../../shared/ids.ts';
import type { AddContactOutcome } from '../contact-store.ts';
import type { Contact } from '../domain/contact.ts';
import { readBatch } from './batch-requests.ts';
import { conditionalWrite } from './circle-item.ts';
import { CONTACT_PREFIX, claimKey, contactKey, readClaim, toClaimItem } from './contact-item.ts';

/** What is stored about some contacts' addresses and ids. A claim counts once its contact exists. */
export interface StoredClaims {
  readonly holders: ReadonlyMap<EmailAddress, ContactId>;
  /** Those of the contacts themselves and of the holders that exist. */
  readonly existing: ReadonlySet<ContactId>;
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
    existing: new Set(items.map(({ sk }) => contactIdSchema.parse(String(sk).slice(CONTACT_PREFIX.length)))),
  };
}

/** Undefined when nothing stands in the contact's way. */
export function refusalOf(
  contact: Contact,
  { holders, existing }: StoredClaims,
): AddContactOutcome | undefined {
  if (existing.has(contact.contactId)) return { outcome: 'exists' };
  const taken = contact.addresses.find((address) => {
    const holder = holders.get(address);
    return holder !== undefined && existing.has(holder);
  });
  return taken && { outcome: 'address-taken', address: taken };
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
