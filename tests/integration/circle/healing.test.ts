import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createDynamoDbContactStore } from '../../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbMailboxDirectory } from '../../../functions/circle/adapters/dynamodb-mailbox-directory.ts';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../../../functions/circle/adapters/dynamodb-timeline.ts';
import type { ImportEntry } from '../../../functions/circle/domain/import/import-judge.ts';
import { readPerson } from '../../../functions/circle/domain/import/read-person.ts';
import { importContacts } from '../../../functions/circle/import-contacts.ts';
import { logInteraction } from '../../../functions/circle/log-interaction.ts';
import { meetCircle } from '../../../functions/circle/plan-import.ts';
import { fixedClock } from '../../builders/clock.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildInteraction, entryOf } from '../../builders/interaction.ts';
import { buildOwner } from '../../builders/owner.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { crashAtEachWrite } from './crashing-writes.ts';

type Client = Engine['documentClient'];

const owner = buildOwner();

const engine = await startDynalite();
let tableName: string;
afterAll(() => engine?.close());
beforeEach(newTable);

async function newTable(): Promise<void> {
  tableName = (await engine.createTables()).circle;
  await createDynamoDbOwnerStore(engine.documentClient, tableName).addOwner(owner);
}

const crashEverywhere = (work: (client: Client) => Promise<unknown>, check: () => Promise<void>) =>
  crashAtEachWrite({ documentClient: engine.documentClient, setUp: newTable, work, check });

const contactsOf = (client: Client) => createDynamoDbContactStore(client, tableName);

async function allContacts() {
  const all = [];
  for await (const contact of contactsOf(engine.documentClient).listContacts(owner.ownerId))
    all.push(contact);
  return all;
}

async function itemsBySortKey(prefix: string) {
  const { Items = [] } = await engine.documentClient.send(new ScanCommand({ TableName: tableName }));
  return Items.filter(({ sk }) => String(sk).startsWith(prefix));
}

describe('a crash between two writes', () => {
  test('of an addition heals by adding again', async () => {
    const leo = buildContact({ addresses: ['leo@adler.example', 'leo@work.example', 'leo@home.example'] });
    const writes = await crashEverywhere(
      (client) => contactsOf(client).addContact(leo),
      async () => {
        expect(await allContacts()).toEqual([leo]);
        for (const address of leo.addresses) {
          expect(
            await contactsOf(engine.documentClient).findContactByAddress(owner.ownerId, address),
          ).toEqual(leo);
        }
      },
    );
    expect(writes).toBe(4);
  });

  test('of an import heals by importing again: everybody once, no address astray', async () => {
    const people = [
      { name: 'Ann', emails: ['ann@berg.example', 'ann@home.example'], cadence: '30' },
      { name: 'Leo', emails: ['leo@adler.example'], tier: 'close' },
      { name: 'Nobody', emails: ['nobody@'] },
      { name: 'Without Address', cadence: 'monthly' },
    ];
    const rows = people.map((person, index) => ({ line: index + 2, reading: readPerson(person, 'refuse') }));
    const writes = await crashEverywhere(
      (client) => importRows(client, rows),
      async () => {
        const contacts = await allContacts();
        expect(contacts.map(({ name }) => name).sort()).toEqual(['Ann', 'Leo', 'Without Address']);
        for (const address of contacts.flatMap(({ addresses }) => addresses)) {
          const found = await contactsOf(engine.documentClient).findContactByAddress(owner.ownerId, address);
          expect(contacts).toContainEqual(found);
        }
        expect(await itemsBySortKey('ADDRESS#')).toHaveLength(3);
        expect(await importRows(engine.documentClient, rows)).toEqual({
          new: 0,
          updated: 0,
          unchanged: 3,
          rejected: 1,
          asksFrom: null,
        });
      },
    );
    expect(writes).toBe(5);
  });

  test('of logging heals by logging again: one interaction, and the due date moved', async () => {
    const ruth = buildContact();
    const lunch = buildInteraction();
    const log = async (client: Client) => {
      await contactsOf(engine.documentClient).addContact(ruth);
      return await logInteraction(
        { timeline: createDynamoDbTimeline(client, tableName), contacts: contactsOf(client) },
        lunch,
      );
    };
    const writes = await crashEverywhere(log, async () => {
      const timeline = createDynamoDbTimeline(engine.documentClient, tableName);
      expect((await timeline.read(ruth)).interactions).toEqual([lunch]);
      expect(await contactsOf(engine.documentClient).findContact(ruth)).toEqual({
        ...ruth,
        ...entryOf(lunch),
        lastTouchAt: lunch.occurredAt,
      });
    });
    expect(writes).toBe(2);
  });
});

describe('logging', () => {
  const ruth = buildContact();
  const ports = () => ({
    timeline: createDynamoDbTimeline(engine.documentClient, tableName),
    contacts: contactsOf(engine.documentClient),
  });

  test('tells a repetition from the first time', async () => {
    await ports().contacts.addContact(ruth);
    expect(await logInteraction(ports(), buildInteraction())).toBe('logged');
    expect(await logInteraction(ports(), buildInteraction())).toBe('logged-before');
  });

  test('does not take a note to oneself or a shout-out for contact', async () => {
    await ports().contacts.addContact(ruth);
    await logInteraction(ports(), buildInteraction({ kind: 'note', source: { by: 'cli' } }));
    await logInteraction(ports(), buildInteraction({ kind: 'shout-out', interactionId: 'praise' }));
    expect(await ports().contacts.findContact(ruth)).toMatchObject({
      lastTouchAt: ruth.lastTouchAt,
      newestEntry: { kind: 'shout-out' },
    });
  });

  test('keeps what fits in an item of a text that never ends', async () => {
    await ports().contacts.addContact(ruth);
    await logInteraction(ports(), buildInteraction({ text: '👋'.repeat(500_000) }));
    const [logged] = (await ports().timeline.read(ruth)).interactions;
    expect(logged?.text).toMatch(/^(👋)+…$/u);
  });
});

async function importRows(client: Client, rows: readonly ImportEntry[]) {
  const ports = {
    contacts: contactsOf(client),
    owners: createDynamoDbOwnerStore(client, tableName),
    timeline: createDynamoDbTimeline(client, tableName),
    mailboxes: createDynamoDbMailboxDirectory(client, tableName),
    suppressions: { suppress: async () => {}, lift: async () => {} },
    clock: fixedClock(),
  };
  const report = { onVerdict: async () => {}, onProgress: () => {} };
  async function* entries() {
    yield* rows;
  }
  const known = await meetCircle(ports, owner);
  return await importContacts(ports, { owner, known, entries: entries(), report });
}
