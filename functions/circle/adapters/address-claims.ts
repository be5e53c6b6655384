import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { EmailAddress } from '../../shared/email-address.ts';
import type { ContactId, OwnerId } from '../../shared/ids.ts';
import { readBatch } from './batch-requests.ts';
import {
  type AddressClaim,
  claimKey,
  contactKey,
  readClaim,
  readStoredContact,
  type StoredContact,
} from './contact-item.ts';

/*
 * An address belongs to the contact that its claim names, once that contact exists and lists it. A claim on which that is not
 * so is unfinished: its writer is still at work between claim and contact, or died there, or died before it gave back the claim
 * of a dropped address.
 */

/** What is stored about some addresses and contacts. */
export interface StoredClaims {
  readonly claims: ReadonlyMap<EmailAddress, AddressClaim>;
  /** Those of the contacts asked for and of the claims' contacts that exist. */
  readonly contacts: ReadonlyMap<ContactId, StoredContact>;
}

export const NO_CLAIMS: StoredClaims = { claims: new Map(), contacts: new Map() };

/** Reads the claims before the contacts that they name: who takes over an unfinished claim relies on that order. */
export async function readClaims(
  client: DynamoDBDocumentClient,
  tableName: string,
  ownerId: OwnerId,
  of: { readonly addresses: readonly EmailAddress[]; readonly contactIds: readonly ContactId[] },
): Promise<StoredClaims> {
  const claims = await readClaimsOnly(client, tableName, ownerId, of.addresses);
  const ids = new Set([...of.contactIds, ...[...claims.values()].map(({ contactId }) => contactId)]);
  const keys = [...ids].map((contactId) => contactKey({ ownerId, contactId }));
  const contacts = (await readBatch(client, tableName, keys)).map(readStoredContact);
  return { claims, contacts: new Map(contacts.map((stored) => [stored.contact.contactId, stored])) };
}

export async function readClaimsOnly(
  client: DynamoDBDocumentClient,
  tableName: string,
  ownerId: OwnerId,
  addresses: readonly EmailAddress[],
): Promise<StoredClaims['claims']> {
  const keys = [...new Set(addresses)].map((address) => claimKey(ownerId, address));
  const claims = (await readBatch(client, tableName, keys)).map(readClaim);
  return new Map(claims.map((claim) => [claim.address, claim]));
}

/** The first of the addresses that belongs to somebody else. */
export function findTaken(
  contactId: ContactId,
  addresses: readonly EmailAddress[],
  { claims, contacts }: StoredClaims,
) {
  for (const address of addresses) {
    const claim = claims.get(address);
    const holder = claim && contacts.get(claim.contactId)?.contact;
    if (holder === undefined || holder.contactId === contactId) continue;
    if (holder.addresses.includes(address)) {
      return { outcome: 'address-taken', address, holderName: holder.name } as const;
    }
  }
  return undefined;
}

/** Somebody else has an unfinished claim on one of the addresses, and may still be at work. */
export function isContested(
  contactId: ContactId,
  addresses: readonly EmailAddress[],
  { claims }: StoredClaims,
): boolean {
  return addresses.some((address) => (claims.get(address)?.contactId ?? contactId) !== contactId);
}
