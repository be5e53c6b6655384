import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createDynamoDbContactStore } from '../../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbMailboxDirectory } from '../../../functions/circle/adapters/dynamodb-mailbox-directory.ts';
import { createDynamoDbMergeStore } from '../../../functions/circle/adapters/dynamodb-merge-store.ts';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../../../functions/circle/adapters/dynamodb-timeline.ts';
import { newOwnerId } from '../../../functions/shared/ids.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { fixedClock } from '../../builders/clock.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { buildOwner } from '../../builders/owner.ts';
import { contactIdOf } from '../../builders/person.ts';

let circles = 0;

/** An owner of their own in the given table, who knows Ruth twice, each with an address, a label and a lunch, and Leo. */
export async function createMergeWorld(documentClient: DynamoDBDocumentClient, tableName: string) {
  circles += 1;
  const ownerId = newOwnerId();
  const portsOf = (client: DynamoDBDocumentClient) => ({
    contacts: createDynamoDbContactStore(client, tableName),
    mailboxes: createDynamoDbMailboxDirectory(client, tableName),
    timeline: createDynamoDbTimeline(client, tableName),
    merges: createDynamoDbMergeStore(client, tableName),
    clock: fixedClock(),
  });
  const ports = portsOf(documentClient);
  const label = (name: string) => `${name}-${'a'.repeat(6)}${letter(circles >> 5)}${letter(circles & 31)}`;
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

  await createDynamoDbOwnerStore(documentClient, tableName).addOwner(buildOwner({ ownerId }));
  for (const { mailbox, ...contact } of [ruth, twin]) {
    await ports.contacts.addContact(contact);
    await ports.mailboxes.giveMailbox(contact, mailbox ?? '');
  }
  await ports.contacts.addContact(leo);
  for (const entry of [lunch, call]) await ports.timeline.append(entry);
  await ports.timeline.revise(call, 'She called, twice.', isoInstantSchema.parse('2026-08-25T09:00:00.000Z'));

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
