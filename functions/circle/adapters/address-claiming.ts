import { randomUUID } from 'node:crypto';
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { EmailAddress } from '../../shared/email-address.ts';
import type { OwnerId } from '../../shared/ids.ts';
import type { ContactKey } from '../contact-store.ts';
import type { StoredClaims } from './address-claims.ts';
import { conditionalWrite } from './circle-item.ts';
import { type AddressClaim, claimKey, contactKey, type StoredContact, toClaimItem } from './contact-item.ts';

/*
 * Every writer puts its own mark on the claims it makes, even on those that name its contact already, so that nobody gives back
 * or takes over a claim on which somebody else has come to rely.
 *
 * An unfinished claim is taken over in two steps: the contact that it names gets a new revision, at which whoever prepared a
 * write of it fails and reads again; then the claim is replaced if it still has the mark that was read. Where that contact does
 * not exist there is no revision to move, and only the patience of the caller protects an addition that is still under way.
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
  const holder = found && contacts.get(found.contactId);
  const isOfAnother = holder !== undefined && holder.contact.contactId !== wanted.contactId;
  if (isOfAnother && !(await startNewRevision(client, tableName, holder))) return false;
  return await conditionalWrite('claim an address', () =>
    client.send(
      new PutCommand({
        TableName: tableName,
        Item: toClaimItem(ownerId, wanted),
        ...(found ? isStill(found) : { ConditionExpression: 'attribute_not_exists(pk)' }),
      }),
    ),
  );
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
