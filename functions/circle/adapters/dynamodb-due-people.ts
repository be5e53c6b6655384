import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Clock, systemClock } from '../../shared/clock.ts';
import { fromIsoInstant, type IsoInstant, toIsoInstant } from '../../shared/iso-instant.ts';
import type { Contact } from '../domain/contact.ts';
import type { DuePeople, PersonRead } from '../due-people.ts';
import { readBatch } from './batch-requests.ts';
import { collect, queryItems } from './circle-item.ts';
import { CIRCLE_TABLE } from './circle-table.ts';
import { changeContact, putIfUnchanged } from './contact-changing.ts';
import { nudgedAt } from './contact-events.ts';
import { contactKey, readContact, readStoredContact, toContactItem } from './contact-item.ts';
import { interactionKey, readInteraction } from './interaction-item.ts';

/*
 * Access patterns of a brief in the Circle table; items as in dynamodb-contact-store.ts and dynamodb-timeline.ts.
 *
 *   list         Query     contact-due index   dueOwner = ownerId, contactDueAt in the span, limit
 *   readAgain    BatchGet  contacts, and the entries that their `newestEntry` names; consistent
 *   recordNudge  Put       contact if its revision is still the one that was read; else as changeContact
 */

/** Sorts before every stored moment. */
const EVER = '0';

export function createDynamoDbDuePeople(
  client: DynamoDBDocumentClient,
  tableName: string,
  clock: Clock = systemClock,
): DuePeople {
  return {
    list: (ownerId, { after, until }, limit) => {
      const from = after === undefined ? EVER : justAfter(after);
      if (from > until) return Promise.resolve([]);
      const query = {
        TableName: tableName,
        IndexName: CIRCLE_TABLE.contactDueIndex.name,
        KeyConditionExpression: 'dueOwner = :owner AND contactDueAt BETWEEN :from AND :until',
        ExpressionAttributeValues: { ':owner': ownerId, ':from': from, ':until': until },
      };
      return collect(queryItems(client, 'list people due', query, limit), readContact);
    },
    readAgain: async (people, withEntry) => {
      const entryKeys = people.slice(0, withEntry).flatMap(newestEntryKey);
      const items = await readBatch(client, tableName, [...people.map(contactKey), ...entryKeys]);
      const bySortKey = new Map(items.map((item) => [`${item['pk']} ${item['sk']}`, item]));
      const find = ({ pk, sk }: { pk: string; sk: string }) => bySortKey.get(`${pk} ${sk}`);
      return people.flatMap((person) => readPerson(find, person));
    },
    recordNudge: async ({ contact, revision }, rules, moment) => {
      const nudged = nudgedAt(moment)(contact);
      if (nudged === undefined) return;
      const item = toContactItem(nudged, { now: clock.now(), rules }, revision + 1);
      if (await putIfUnchanged(client, tableName, { revision, item })) return;
      await changeContact(client, tableName, clock, contact, nudgedAt(moment));
    },
  };
}

type Find = (key: { pk: string; sk: string }) => Record<string, unknown> | undefined;

/** An entry that was fetched by an older pointer than today's is not the newest any more. */
function readPerson(find: Find, person: Contact): PersonRead[] {
  const item = find(contactKey(person));
  if (item === undefined) return [];
  const { contact, revision } = readStoredContact(item);
  const [key] = newestEntryKey(contact);
  const entry = key && find(key);
  return [{ contact, revision, newestEntry: entry && readInteraction(entry) }];
}

const newestEntryKey = ({ ownerId, contactId, newestEntry }: Contact) =>
  newestEntry ? [interactionKey({ ownerId, contactId, ...newestEntry })] : [];

/** Both ends of a BETWEEN count; stored moments have milliseconds. */
const justAfter = (moment: IsoInstant): IsoInstant =>
  toIsoInstant(fromIsoInstant(moment).add({ milliseconds: 1 }));
