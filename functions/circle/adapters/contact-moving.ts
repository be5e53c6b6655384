import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { StaleWriteError } from '../../shared/errors.ts';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { ContactKey } from '../contact-store.ts';
import type { CadenceRules } from '../domain/cadence-rules.ts';
import type { Contact } from '../domain/contact.ts';
import { ContactNotFoundError } from '../errors.ts';
import { readBatch } from './batch-requests.ts';
import { conditionalWrite, ownerKey } from './circle-item.ts';
import { contactDueEntry, contactKey, readStoredContact, type StoredContact } from './contact-item.ts';
import { cadenceRulesIn } from './owner-cadence-rules.ts';

const MOST_ATTEMPTS = 8;

/** The one thing about a contact that an event sets, or takes away: undefined. */
type Change =
  | Pick<Contact, 'lastTouchAt'>
  | Pick<Contact, 'lastNudgedAt'>
  | Pick<Contact, 'mailbox'>
  | { readonly checkIns: undefined };

/** What an event makes of a contact; undefined when it is no news. */
type Move = (contact: Contact) => Change | undefined;

export const touchedAt =
  (moment: IsoInstant): Move =>
  ({ lastTouchAt }) =>
    lastTouchAt !== undefined && lastTouchAt >= moment ? undefined : { lastTouchAt: moment };

export const nudgedAt =
  (moment: IsoInstant): Move =>
  ({ lastNudgedAt }) =>
    lastNudgedAt !== undefined && lastNudgedAt >= moment ? undefined : { lastNudgedAt: moment };

export const reachableAt =
  (mailbox: string): Move =>
  (contact) =>
    contact.mailbox === undefined ? { mailbox } : undefined;

export const leftInPeace: Move = ({ checkIns }) =>
  checkIns === undefined ? undefined : { checkIns: undefined };

/**
 * Applies a move, and the due date that follows from it, in one conditional write; reads again when somebody else wrote in
 * between. Gives the contact as it is then. Throws ContactNotFoundError, OwnerNotFoundError, StaleWriteError.
 */
export async function moveContact(
  client: DynamoDBDocumentClient,
  tableName: string,
  key: ContactKey,
  move: Move,
): Promise<Contact> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const items = await readBatch(client, tableName, [contactKey(key), ownerKey(key.ownerId)]);
    const item = items.find(({ sk }) => sk === contactKey(key).sk);
    if (item === undefined) throw new ContactNotFoundError(`There is no contact ${key.contactId}`);
    const stored = readStoredContact(item);
    const change = move(stored.contact);
    if (change === undefined) return stored.contact;
    const update = changeUpdate(stored, change, cadenceRulesIn(items, key.ownerId));
    const isMoved = await conditionalWrite('move a due date', () =>
      client.send(new UpdateCommand({ TableName: tableName, ...update })),
    );
    if (isMoved) return { ...stored.contact, ...change };
  }
  throw new StaleWriteError(`Contact ${key.contactId} kept changing while its due date was moved`);
}

function changeUpdate({ contact, revision }: StoredContact, change: Change, rules: CadenceRules) {
  const dueEntry = contactDueEntry({ ...contact, ...change }, rules);
  const changes = Object.entries({ ...change, ...dueEntry, revision: revision + 1 });
  const values = changes.filter(([, value]) => value !== undefined);
  const isAsRead = 'revision = :read';
  const sets = values.map(([name]) => `${name} = :${name}`);
  const removed = changes.filter(([, value]) => value === undefined).map(([name]) => name);
  if (Object.keys(dueEntry).length === 0) removed.push('dueOwner', 'contactDueAt');
  return {
    Key: contactKey(contact),
    UpdateExpression: `SET ${sets.join(', ')}${removed.length > 0 ? ` REMOVE ${removed.join(', ')}` : ''}`,
    ConditionExpression: isAsRead,
    ExpressionAttributeValues: {
      ...Object.fromEntries(values.map(([name, value]) => [`:${name}`, value])),
      ':read': revision,
    },
  };
}
