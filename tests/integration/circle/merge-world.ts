import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { putBatch } from '../../../functions/circle/adapters/batch-requests.ts';
import { toClaimItem, toContactItem } from '../../../functions/circle/adapters/contact-item.ts';
import { createDynamoDbContactStore } from '../../../functions/circle/adapters/dynamodb-contact-store.ts';
import {
  createDynamoDbMailboxDirectory,
  mailboxItemKey,
} from '../../../functions/circle/adapters/dynamodb-mailbox-directory.ts';
import { createDynamoDbMergeStore } from '../../../functions/circle/adapters/dynamodb-merge-store.ts';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../../../functions/circle/adapters/dynamodb-timeline.ts';
import { toInteractionItem, toRevisionItem } from '../../../functions/circle/adapters/interaction-item.ts';
import { createDynamoDbSuppressionList } from '../../../functions/delivery/adapters/dynamodb-suppression-list.ts';
import { newOwnerId } from '../../../functions/shared/ids.ts';
import { fixedClock } from '../../builders/clock.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { buildOwner } from '../../builders/owner.ts';
import { contactIdOf } from '../../builders/person.ts';
import { TOKEN_KEY_STORE } from '../../builders/token-keys.ts';
import type { TableNames } from '../../engines/engine.ts';

const REVISED_AT = '2026-08-25T09:00:00.000Z';

let circles = 0;

/** An owner of their own in the given table, who knows Ruth twice, each with an address, a label and a lunch, and Leo. */
export async function createMergeWorld(
  documentClient: DynamoDBDocumentClient,
  { circle: tableName, audience }: TableNames,
) {
  circles += 1;
  const clock = fixedClock();
  const ownerId = newOwnerId();
  const portsOf = (client: DynamoDBDocumentClient) => ({
    contacts: createDynamoDbContactStore(client, tableName, clock),
    mailboxes: createDynamoDbMailboxDirectory(client, tableName, clock),
    timeline: createDynamoDbTimeline(client, tableName),
    merges: createDynamoDbMergeStore(client, tableName, clock),
    owners: createDynamoDbOwnerStore(client, tableName),
    suppressions: createDynamoDbSuppressionList(client, audience, TOKEN_KEY_STORE),
    clock,
  });
  const ports = portsOf(documentClient);
  const label = (name: string) => `${name}-${'a'.repeat(6)}${letter(circles >> 5)}${letter(circles & 31)}`;
  const owner = buildOwner({ ownerId });
  const ruth = buildContact({ ownerId, tags: ['wine'], mailbox: label('ruth') });
  const twin = buildContact({
    ownerId,
    contactId: contactIdOf('twin'),
    name: 'Ruth A.',
    addresses: ['r@work.example', 'ruth@old.example'],
    company: 'Hill & Co',
    mailbox: label('twin'),
    lastTouchAt: '2026-07-20T12:00:00.000Z',
  });
  const leo = buildContact({ ownerId, contactId: contactIdOf('leo'), name: 'Leo', addresses: [] });
  const lunch = buildInteraction({ ownerId, contactId: ruth.contactId });
  const call = buildInteraction({ ownerId, contactId: twin.contactId, interactionId: 'call', kind: 'call' });

  await createDynamoDbOwnerStore(documentClient, tableName).addOwner(owner);
  // In one request, since tests make a circle for each way to die.
  await putBatch(documentClient, tableName, [
    ...[ruth, twin, leo].map((contact) => toContactItem(contact, { now: fixedClock().now(), rules: owner })),
    ...[ruth, twin].flatMap(({ contactId, addresses }) =>
      addresses.map((address) => toClaimItem(ownerId, { address, contactId })),
    ),
    ...[ruth, twin].map(({ contactId, mailbox = '' }) => ({
      ...mailboxItemKey(mailbox),
      version: 1,
      ownerId,
      contactId,
    })),
    toInteractionItem(lunch),
    { ...toInteractionItem({ ...call, text: 'She called, twice.', revision: 1 }), revisedAt: REVISED_AT },
    toRevisionItem(call, { text: call.text, revision: 1 }),
  ]);

  const listAll = async () => {
    const all = [];
    for await (const contact of ports.contacts.listContacts(ownerId)) all.push(contact);
    return all.toSorted((one, other) => one.contactId.localeCompare(other.contactId));
  };
  /** All that one can see of the circle by any of its doors. */
  const look = async () => ({
    people: await listAll(),
    doors: [
      ...(await Promise.all(
        [...ruth.addresses, ...twin.addresses].map(async (address) => [
          address,
          (await ports.contacts.findContactByAddress(ownerId, address))?.contactId,
        ]),
      )),
      ...(await Promise.all(
        [ruth.mailbox ?? '', twin.mailbox ?? ''].map(async (mailbox) => [
          mailbox,
          (await ports.mailboxes.findMailbox(mailbox))?.contactId,
        ]),
      )),
    ],
    ruths: (await ports.timeline.read(ruth)).interactions,
    twins: (await ports.timeline.read(twin)).interactions,
  });
  const merge = { ownerId, keptId: ruth.contactId, absorbedId: twin.contactId };
  return { ownerId, ruth, twin, leo, lunch, call, ports, portsOf, look, merge };
}

const letter = (number: number): string => 'abcdefghijklmnopqrstuvwxyz234567'.charAt(number);
