import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDynamoDbContactStore } from '../../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../../../functions/circle/adapters/dynamodb-timeline.ts';
import { type ImportRow, importContacts } from '../../../functions/circle/import-contacts.ts';
import { logInteraction } from '../../../functions/circle/log-interaction.ts';
import { fixedClock } from '../../builders/clock.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { buildOwner } from '../../builders/owner.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { crashingClient } from './crashing-writes.ts';

type Client = Engine['documentClient'];

const owner = buildOwner();
const MOST_WRITES = 60;

let engine: Engine;
let tableName: string;
beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine?.close());
beforeEach(newTable);

async function newTable(): Promise<void> {
  tableName = (await engine.createTables()).circle;
  await createDynamoDbOwnerStore(engine.documentClient, tableName).addOwner(owner);
}

/** Runs the work with a crash before its first write, its second and so on, each time followed by a whole run. */
async function crashEverywhere(
  work: (client: Client) => Promise<unknown>,
  check: () => Promise<void>,
): Promise<number> {
  for (let crashAt = 0; crashAt < MOST_WRITES; crashAt += 1) {
    await newTable();
    const { client, died } = crashingClient(engine.documentClient, crashAt);
    const outcome = await work(client).catch(() => undefined);
    if (!died()) {
      expect(outcome).toBeDefined();
      return crashAt;
    }
    await work(engine.documentClient);
    await check();
  }
  throw new Error('The work never came to its end');
}

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
    const rows: ImportRow[] = [
      { line: 2, cells: { name: 'Ann', emails: 'ann@berg.example; ann@home.example', cadence: '30' } },
      { line: 3, cells: { name: 'Leo', emails: 'leo@adler.example' } },
      { line: 4, cells: { name: 'Nobody', emails: 'nobody@' } },
      { line: 5, cells: { name: 'Without Address', cadence: 'monthly' } },
    ];
    const writes = await crashEverywhere(
      (client) => importRows(contactsOf(client), rows),
      async () => {
        const people = await allContacts();
        expect(people.map(({ name }) => name).sort()).toEqual(['Ann', 'Leo', 'Without Address']);
        for (const address of people.flatMap(({ addresses }) => addresses)) {
          const found = await contactsOf(engine.documentClient).findContactByAddress(owner.ownerId, address);
          expect(people).toContainEqual(found);
        }
        expect(await itemsBySortKey('ADDRESS#')).toHaveLength(3);
        expect(await importRows(contactsOf(engine.documentClient), rows)).toEqual({
          imported: 0,
          knownBefore: 3,
          rejected: 1,
        });
      },
    );
    expect(writes).toBe(4);
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
    expect(await ports().contacts.findContact(ruth)).toEqual(ruth);
  });

  test('keeps what fits in an item of a text that never ends', async () => {
    await ports().contacts.addContact(ruth);
    await logInteraction(ports(), buildInteraction({ text: '👋'.repeat(500_000) }));
    const [logged] = (await ports().timeline.read(ruth)).interactions;
    expect(logged?.text).toMatch(/^(👋)+…$/u);
  });
});

function importRows(contacts: ReturnType<typeof contactsOf>, rows: readonly ImportRow[]) {
  const report = { onRejected: async () => {}, onCleaned: () => {}, onProgress: () => {} };
  return importContacts(
    { contacts, clock: fixedClock() },
    {
      owner,
      rows: (async function* () {
        yield* rows;
      })(),
      report,
    },
  );
}
