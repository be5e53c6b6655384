import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createDynamoDbContactStore } from '../../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../../../functions/circle/adapters/dynamodb-timeline.ts';
import type { Contact } from '../../../functions/circle/domain/contact.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { buildOwner } from '../../builders/owner.ts';
import { buildPerson } from '../../builders/person.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { crashAtEachWrite } from './crashing-writes.ts';
import { stallingClient } from './stalling-client.ts';

type Client = Engine['documentClient'];

const NEW = emailAddressSchema.parse('new@hall.example');
const owner = buildOwner();
const ruth = buildContact();
const newcomer = buildPerson('Newcomer', { addresses: [NEW] });
const addNew = (contact: Contact) => ({ ...contact, addresses: [...contact.addresses, NEW] });

const engine = await startDynalite();
let tableName: string;
afterAll(() => engine?.close());
beforeEach(newTable);

async function newTable(): Promise<void> {
  tableName = (await engine.createTables()).circle;
  await createDynamoDbOwnerStore(engine.documentClient, tableName).addOwner(owner);
  await contactsOf(engine.documentClient).addContact(ruth);
}

const contactsOf = (client: Client) => createDynamoDbContactStore(client, tableName);
const holder = () => contactsOf(engine.documentClient).findContactByAddress(owner.ownerId, NEW);
const stall = (commandName: string, text: string) => stallingClient(engine.documentClient, commandName, text);

async function namesWithAddress(): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { name, addresses } of contactsOf(engine.documentClient).listContacts(owner.ownerId)) {
    if (addresses.includes(NEW)) names.push(name);
  }
  return names;
}

describe('a crash between two writes', () => {
  test('of a change that adds two addresses and drops one heals by changing again', async () => {
    const after = {
      ...ruth,
      addresses: [NEW, emailAddressSchema.parse('ruth@work.example')],
      notes: ['Moved.'],
    };
    const dropped = emailAddressSchema.parse('ruth@adler.example');
    const writes = await crashAtEachWrite({
      documentClient: engine.documentClient,
      setUp: newTable,
      work: (client) => contactsOf(client).changeContact(ruth, () => after),
      checkCrashed: async () => {
        const stored = await contactsOf(engine.documentClient).findContact(ruth);
        const found = await holder();
        expect([ruth, after]).toContainEqual(stored);
        expect(found).toEqual(stored?.addresses.includes(NEW) ? stored : undefined);
      },
      check: async () => {
        const contacts = contactsOf(engine.documentClient);
        for (const known of after.addresses) {
          expect(await contacts.findContactByAddress(owner.ownerId, known)).toEqual(after);
        }
        expect(await contacts.findContactByAddress(owner.ownerId, dropped)).toBeUndefined();
        const heir = buildPerson('Heir', { addresses: [dropped] });
        expect(await contacts.addContact(heir)).toMatchObject({ outcome: 'added' });
      },
    });
    expect(writes).toBe(4);
  });

  test('of a revision heals by revising again, and shows no words that were never put aside', async () => {
    const lunch = buildInteraction();
    const timelineOf = (client: Client) => createDynamoDbTimeline(client, tableName);
    const [early, late] = ['2026-09-01T08:00:00.000Z', '2026-09-02T08:00:00.000Z'].map((text) =>
      isoInstantSchema.parse(text),
    );
    if (early === undefined || late === undefined) throw new Error('No moments');
    const writes = await crashAtEachWrite({
      documentClient: engine.documentClient,
      setUp: async () => {
        await newTable();
        await timelineOf(engine.documentClient).append(lunch);
      },
      work: (client) =>
        timelineOf(client).revise(lunch, 'Other words.', client === engine.documentClient ? late : early),
      checkCrashed: async () => {
        expect((await timelineOf(engine.documentClient).read(lunch)).interactions).toEqual([lunch]);
        expect(await timelineOf(engine.documentClient).readEarlierTexts(lunch)).toEqual([]);
      },
      check: async () => {
        expect(await timelineOf(engine.documentClient).readEarlierTexts(lunch)).toEqual([
          { text: lunch.text, replacedAt: late },
        ]);
      },
    });
    expect(writes).toBe(2);
  });
});

describe('whoever looked dead and was not', () => {
  test('takes back an imported person whose address went to somebody else meanwhile', async () => {
    const slow = stall('BatchWriteCommand', newcomer.contactId);
    const slowImport = contactsOf(slow.client).addContacts(owner.ownerId, [newcomer]);
    await slow.reached;
    const change = await contactsOf(engine.documentClient).changeContact(ruth, addNew);
    expect(change.outcome).toBe('changed');
    slow.goOn();
    expect(await slowImport).toEqual([{ outcome: 'address-taken', address: NEW, holderName: ruth.name }]);
    expect(await namesWithAddress()).toEqual([ruth.name]);
    expect((await holder())?.name).toBe(ruth.name);
  });

  test('overwrites nobody: two imports of the same new address leave one person', async () => {
    const slow = stall('BatchWriteCommand', newcomer.contactId);
    const slowImport = contactsOf(slow.client).addContacts(owner.ownerId, [newcomer]);
    await slow.reached;
    const twin = buildPerson('Twin', { addresses: [NEW] });
    const fast = await contactsOf(engine.documentClient).addContacts(owner.ownerId, [twin]);
    expect(fast).toEqual([{ outcome: 'added', contactId: twin.contactId }]);
    slow.goOn();
    expect(await slowImport).toEqual([{ outcome: 'address-taken', address: NEW, holderName: 'Twin' }]);
    expect(await holder()).toEqual(twin);
    expect(await namesWithAddress()).toEqual(['Twin']);
  });

  test('learns at the write of a change that the address went to somebody else', async () => {
    const slow = stall('PutCommand', 'CONTACT#');
    const slowChange = contactsOf(slow.client).changeContact(ruth, addNew);
    await slow.reached;
    const added = await contactsOf(engine.documentClient).addContact(newcomer);
    expect(added.outcome).toBe('added');
    slow.goOn();
    expect(await slowChange).toEqual({
      outcome: 'address-taken',
      address: NEW,
      holderName: newcomer.name,
    });
    expect(await namesWithAddress()).toEqual([newcomer.name]);
    expect(await contactsOf(engine.documentClient).findContact(ruth)).toEqual(ruth);
  });

  test('keeps an address that somebody was about to take over', async () => {
    const slowImport = stall('BatchWriteCommand', newcomer.contactId);
    const imported = contactsOf(slowImport.client).addContacts(owner.ownerId, [newcomer]);
    await slowImport.reached;
    const slowTaker = stall('PutCommand', `ADDRESS#${NEW}`);
    const taken = contactsOf(slowTaker.client).changeContact(ruth, addNew);
    await slowTaker.reached;
    slowImport.goOn();
    expect(await imported).toEqual([{ outcome: 'added', contactId: newcomer.contactId }]);
    slowTaker.goOn();
    expect(await taken).toEqual({ outcome: 'address-taken', address: NEW, holderName: newcomer.name });
    expect(await holder()).toEqual(newcomer);
    expect(await namesWithAddress()).toEqual([newcomer.name]);
  });
});
