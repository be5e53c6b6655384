import { randomUUID } from 'node:crypto';
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { EmailAddress } from '../../shared/email-address.ts';
import type { OwnerId } from '../../shared/ids.ts';
import type { ContactKey } from '../contact-store.ts';
import type { StoredClaims } from './address-claims.ts';
import { readBatch } from './batch-requests.ts';
import { conditionalWrite } from './circle-item.ts';
import { type AddressClaim, claimKey, contactKey, type StoredContact, toClaimItem } from './contact-item.ts';

/*
 * Every writer puts its own mark on the claims it makes, even on those that name its contact already, so that nobody gives back
 * or takes over a claim on which somebody else has come to rely.
 *
 * An unfinished claim is taken over if it still has the mark that was read. Its writer, should he be alive after all, is kept from
 * believing that he has the address. Where his contact exists, it first gets a new revision, at which his write of it fails. Where
 * it does not, there is no revision to move: both look again once they have written, he at his claim (contact-adding.ts), the
 * other one at his contact, and at least one of them sees the other.
 */

/** Claims the addresses for a contact; undefined when somebody else came first, and nothing is claimed then. */
export async function claimAddresses(
  client: DynamoDBDocumentClient,
  tableName: string,
  key: ContactKey,
  addresses: readonly EmailAddress[],
  stored: StoredClaims,
): Promise<readonly AddressClaim[] | undefined> {
  const mark = randomUUID();
  const claim = async (address: EmailAddress) => {
    const wanted = { address, contactId: key.contactId, mark };
    return (await putClaim(client, tableName, key.ownerId, wanted, stored)) ? wanted : undefined;
  };
  const wanted = [...new Set(addresses)];
  const claimed = (await Promise.all(wanted.map(claim))).filter((won) => won !== undefined);
  if (claimed.length === wanted.length) return claimed;
  await releaseClaims(client, tableName, key.ownerId, claimed);
  return undefined;
}

/** Gives back claims, as far as they are still the ones that were read or made. */
export async function releaseClaims(
  client: DynamoDBDocumentClient,
  tableName: string,
  ownerId: OwnerId,
  claims: readonly AddressClaim[],
): Promise<void> {
  const release = (claim: AddressClaim) =>
    conditionalWrite('release an address', () =>
      client.send(
        new DeleteCommand({ TableName: tableName, Key: claimKey(ownerId, claim.address), ...isStill(claim) }),
      ),
    );
  await Promise.all(claims.map(release));
}

async function putClaim(
  client: DynamoDBDocumentClient,
  tableName: string,
  ownerId: OwnerId,
  wanted: AddressClaim,
  { claims, contacts }: StoredClaims,
): Promise<boolean> {
  const found = claims.get(wanted.address);
  if (found === undefined || found.contactId === wanted.contactId) {
    return await replaceClaim(client, tableName, ownerId, wanted, found);
  }
  const holder = contacts.get(found.contactId);
  if (holder && !(await startNewRevision(client, tableName, holder))) return false;
  if (!(await replaceClaim(client, tableName, ownerId, wanted, found))) return false;
  const isStillAsRead = holder !== undefined || !(await exists(client, tableName, ownerId, found));
  if (!isStillAsRead) await replaceClaim(client, tableName, ownerId, found, wanted);
  return isStillAsRead;
}

function replaceClaim(
  client: DynamoDBDocumentClient,
  tableName: string,
  ownerId: OwnerId,
  wanted: AddressClaim,
  found: AddressClaim | undefined,
): Promise<boolean> {
  return conditionalWrite('claim an address', () =>
    client.send(
      new PutCommand({
        TableName: tableName,
        Item: toClaimItem(ownerId, wanted),
        ...(found ? isStill(found) : { ConditionExpression: 'attribute_not_exists(pk)' }),
      }),
    ),
  );
}

async function exists(
  client: DynamoDBDocumentClient,
  tableName: string,
  ownerId: OwnerId,
  { contactId }: AddressClaim,
): Promise<boolean> {
  return (await readBatch(client, tableName, [contactKey({ ownerId, contactId })])).length > 0;
}

function startNewRevision(
  client: DynamoDBDocumentClient,
  tableName: string,
  { contact, revision }: StoredContact,
): Promise<boolean> {
  return conditionalWrite('take over an address', () =>
    client.send(
      new UpdateCommand({
        TableName: tableName,
        Key: contactKey(contact),
        UpdateExpression: 'SET revision = :next',
        ConditionExpression: 'revision = :read',
        ExpressionAttributeValues: { ':read': revision, ':next': revision + 1 },
      }),
    ),
  );
}

/** Claims of earlier releases have no mark. */
function isStill({ contactId, mark }: AddressClaim) {
  return {
    ConditionExpression: `contactId = :holder AND ${mark === undefined ? 'attribute_not_exists(mark)' : 'mark = :mark'}`,
    ExpressionAttributeValues: { ':holder': contactId, ...(mark !== undefined && { ':mark': mark }) },
  };
}
