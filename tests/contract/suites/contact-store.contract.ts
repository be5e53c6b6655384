import { DeleteCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDynamoDbContactStore } from '../../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import type { ContactStore } from '../../../functions/circle/contact-store.ts';
import type { Contact } from '../../../functions/circle/domain/contact.ts';
import { dueAt } from '../../../functions/circle/domain/due-reasons.ts';
import { ContactNotFoundError, OwnerNotFoundError } from '../../../functions/circle/errors.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { newContactId, newOwnerId } from '../../../functions/shared/ids.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { fixedClock } from '../../builders/clock.ts';
import { buildContact } from '../../builders/contact.ts';
import { entryOf, touchAt } from '../../builders/interaction.ts';
import { buildOwner } from '../../builders/owner.ts';
import type { Engine } from '../../engines/engine.ts';

const at = (text: string) => isoInstantSchema.parse(text);
const address = (text: string) => emailAddressSchema.parse(text);
const owner = buildOwner();
const ruth = buildContact();
const leo = buildContact({
  contactId: 'leolleolleolleol',
  name: 'Leo',
  addresses: ['leo@adler.example', 'leo@work.example'],
});
const MONDAY = at('2026-08-24T06:30:00.000Z');

export function describeContactStore(engineName: string, startEngine: () => Promise<Engine>): void {
  describe(`the contact store on ${engineName}`, () => {
    let engine: Engine;
    let tableName: string;
    let contacts: ContactStore;
    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine?.close());
    beforeEach(async () => {
      tableName = (await engine.createTables()).circle;
      contacts = createDynamoDbContactStore(engine.documentClient, tableName, fixedClock());
      await createDynamoDbOwnerStore(engine.documentClient, tableName).addOwner(owner);
    });

    const loseContact = (contact: Contact) =>
      engine.documentClient.send(
        new DeleteCommand({
          TableName: tableName,
          Key: { pk: `OWNER#${contact.ownerId}`, sk: `CONTACT#${contact.contactId}` },
        }),
      );
    const all = async () => {
      const listed: Contact[] = [];
      for await (const contact of contacts.listContacts(owner.ownerId)) listed.push(contact);
      return listed;
    };

    test('gives back a contact as it was added, by id and by every address', async () => {
      expect(await contacts.addContact(leo)).toEqual({ outcome: 'added', contactId: leo.contactId });
      expect(await contacts.findContact(leo)).toEqual(leo);
      for (const known of leo.addresses) {
        expect(await contacts.findContactByAddress(owner.ownerId, known)).toEqual(leo);
      }
      expect(await contacts.findContact(ruth)).toBeUndefined();
      expect(
        await contacts.findContactByAddress(owner.ownerId, address('ruth@adler.example')),
      ).toBeUndefined();
    });

    test('reads several at once: those of this owner that are there', async () => {
      await contacts.addContact(leo);
      await contacts.addContact(ruth);
      const ids = new Set([leo.contactId, ruth.contactId, newContactId()]);
      expect(await contacts.readContacts(owner.ownerId, new Set([ruth.contactId]))).toEqual(
        new Map([[ruth.contactId, ruth]]),
      );
      expect((await contacts.readContacts(owner.ownerId, ids)).get(leo.contactId)).toEqual(leo);
      expect(await contacts.readContacts(owner.ownerId, new Set())).toEqual(new Map());
      expect(await contacts.readContacts(newOwnerId(), ids)).toEqual(new Map());
    });

    test('refuses an address that another contact has, and writes nothing', async () => {
      await contacts.addContact(leo);
      const before = await engine.documentClient.send(new ScanCommand({ TableName: tableName }));
      const twin = buildContact({ addresses: ['new@adler.example', 'leo@work.example'] });
      expect(await contacts.addContact(twin)).toEqual({
        outcome: 'address-taken',
        address: 'leo@work.example',
        holderName: 'Leo',
      });
      expect(await contacts.addContacts(owner.ownerId, [twin])).toEqual([
        { outcome: 'address-taken', address: 'leo@work.example', holderName: 'Leo' },
      ]);
      const after = await engine.documentClient.send(new ScanCommand({ TableName: tableName }));
      expect(after.Items).toEqual(before.Items);
    });

    test('lets another owner have a contact with the same address', async () => {
      const otto = buildOwner({ ownerId: 'ottoottoottootto' });
      await createDynamoDbOwnerStore(engine.documentClient, tableName).addOwner(otto);
      await contacts.addContact(ruth);
      const ofOtto = buildContact({ ownerId: otto.ownerId });
      expect(await contacts.addContact(ofOtto)).toMatchObject({ outcome: 'added' });
      expect(await all()).toEqual([ruth]);
    });

    test('changes nothing when a contact is added again', async () => {
      await contacts.addContact(ruth);
      await contacts.recordEntry(ruth, touchAt(MONDAY));
      expect(await contacts.addContact(ruth)).toEqual({ outcome: 'exists' });
      expect(await contacts.addContacts(owner.ownerId, [ruth])).toEqual([{ outcome: 'exists' }]);
      expect(await contacts.findContact(ruth)).toEqual({
        ...ruth,
        ...entryOf(touchAt(MONDAY)),
        lastTouchAt: MONDAY,
      });
    });

    test('adds a contact whose addresses an addition claimed that then died', async () => {
      await contacts.addContact(leo);
      await loseContact(leo);
      expect(await contacts.findContactByAddress(owner.ownerId, address('leo@work.example'))).toBeUndefined();
      const again = { ...leo, contactId: newContactId() };
      expect(await contacts.addContacts(owner.ownerId, [again])).toEqual([
        { outcome: 'added', contactId: again.contactId },
      ]);
      expect(await all()).toEqual([again]);
      for (const known of leo.addresses) {
        expect(await contacts.findContactByAddress(owner.ownerId, known)).toEqual(again);
      }
    });

    test('brings the addresses of two dead additions together in one contact', async () => {
      const one = buildContact({ contactId: newContactId(), addresses: ['one@adler.example'] });
      const two = buildContact({ contactId: newContactId(), addresses: ['two@adler.example'] });
      for (const dead of [one, two]) {
        await contacts.addContact(dead);
        await loseContact(dead);
      }
      const both = buildContact({ addresses: ['one@adler.example', 'two@adler.example'] });
      expect(await contacts.addContact(both)).toEqual({ outcome: 'added', contactId: both.contactId });
      for (const known of both.addresses) {
        const found = await contacts.findContactByAddress(owner.ownerId, known);
        expect(found?.contactId).toBe(both.contactId);
      }
    });

    test('lets one of several racing additions have the address', async () => {
      const rivals = Array.from({ length: 6 }, () => ({ ...ruth, contactId: newContactId() }));
      const outcomes = await Promise.all(rivals.map((rival) => contacts.addContact(rival)));
      expect(outcomes.filter(({ outcome }) => outcome === 'added')).toHaveLength(1);
      expect(await all()).toHaveLength(1);
      const found = await contacts.findContactByAddress(owner.ownerId, address('ruth@adler.example'));
      expect(await all()).toEqual([found]);
    });

    test('adds many at once, and answers in their order', async () => {
      const crowd = Array.from({ length: 230 }, (_, index) =>
        buildContact({
          contactId: newContactId(),
          name: `Guest ${index}`,
          addresses: [`guest${index}@hall.example`],
        }),
      );
      const twin = buildContact({ contactId: newContactId(), addresses: ['guest7@hall.example'] });
      const outcomes = await contacts.addContacts(owner.ownerId, [...crowd, twin]);
      expect(outcomes.slice(0, -1)).toEqual(crowd.map(({ contactId }) => ({ outcome: 'added', contactId })));
      expect(outcomes.at(-1)).toEqual({
        outcome: 'address-taken',
        address: 'guest7@hall.example',
        holderName: 'Guest 7',
      });
      expect(await all()).toHaveLength(230);
    });

    test('takes just one of two contacts in a batch that share an address or an id', async () => {
      const twin = { ...ruth, contactId: newContactId() };
      expect(await contacts.addContacts(owner.ownerId, [ruth, twin, ruth])).toEqual([
        { outcome: 'added', contactId: ruth.contactId },
        { outcome: 'address-taken', address: 'ruth@adler.example', holderName: 'Ruth Adler' },
        { outcome: 'exists' },
      ]);
      expect(await all()).toEqual([ruth]);
    });

    test('adds nobody to the circle of an owner who does not exist', async () => {
      const stray = buildContact({ ownerId: 'nobodynobodynobo' });
      await expect(contacts.addContact(stray)).rejects.toBeInstanceOf(OwnerNotFoundError);
    });

    test('lists who is due, longest due first, and nobody without a cadence or on pause', async () => {
      const paused = buildContact({
        contactId: 'pausepausepausep',
        addresses: [],
        pause: { until: '2026-09-01T00:00:00.000Z' },
      });
      const atRest = buildContact({ contactId: 'restrestrestrest', addresses: [], cadenceDays: undefined });
      const longer = { ...leo, lastTouchAt: at('2026-05-01T12:00:00.000Z') };
      await contacts.addContacts(owner.ownerId, [ruth, longer, paused, atRest]);
      const due = (now: string, limit = 10) => contacts.listDueContacts(owner.ownerId, at(now), limit);
      expect(await due(MONDAY)).toEqual([longer, ruth]);
      expect(await due(MONDAY, 1)).toEqual([longer]);
      expect(await due('2026-05-30T22:59:59.999Z')).toEqual([]);
      expect(await due('2026-08-31T23:59:59.999Z')).toEqual([longer, ruth]);
      expect(await due('2026-09-01T00:00:00.000Z')).toEqual([longer, ruth, paused]);
    });

    test('keeps a contact without a cadence out of the due index, touched or not', async () => {
      const atRest = buildContact({ cadenceDays: undefined });
      await contacts.addContact(atRest);
      await contacts.recordEntry(atRest, touchAt(MONDAY));
      expect(await contacts.listDueContacts(owner.ownerId, at('2099-01-01T00:00:00.000Z'), 10)).toEqual([]);
      expect((await contacts.findContact(atRest))?.lastTouchAt).toBe(MONDAY);
    });

    test('moves the due date with a touch, once, and never back', async () => {
      await contacts.addContact(ruth);
      await contacts.recordEntry(ruth, touchAt(MONDAY));
      await contacts.recordEntry(ruth, touchAt(MONDAY));
      await contacts.recordEntry(ruth, touchAt(at('2026-08-01T12:00:00.000Z')));
      const touched = { ...ruth, ...entryOf(touchAt(MONDAY)), lastTouchAt: MONDAY };
      expect(await contacts.findContact(ruth)).toEqual(touched);
      expect(await dueAtOf(ruth)).toBe('2026-09-22T23:00:00.000Z');
      expect(await dueAtOf(ruth)).toBe(dueAt(touched, fixedClock().now(), owner));
    });

    test('keeps the newest entry of a timeline, whatever order entries come in, a note too, which is no touch', async () => {
      await contacts.addContact(ruth);
      const note = { ...touchAt('2026-08-25T09:00:00.000Z'), kind: 'note', source: { by: 'cli' } } as const;
      const early = touchAt('2026-08-02T09:00:00.000Z');
      await Promise.all([note, touchAt(MONDAY), early].map((entry) => contacts.recordEntry(ruth, entry)));
      const expected = { ...ruth, ...entryOf(note), lastTouchAt: MONDAY };
      expect(await contacts.findContact(ruth)).toEqual(expected);
    });

    test('brings somebody up for a day of theirs, and for a plan where there is no cadence', async () => {
      const days = [{ kind: 'birthday', date: { month: 8, day: 28 }, repeats: 'yearly' }] as const;
      await contacts.addContact({ ...ruth, lastTouchAt: MONDAY, occasions: [...days] });
      expect(await dueAtOf(ruth)).toBe('2026-08-20T23:00:00.000Z');
      const reminder = { planId: 'a'.repeat(24), kind: 'reminder', text: 'Call.', on: '2026-09-04' } as const;
      await contacts.changeContact(ruth, ({ cadenceDays, occasions, ...contact }) => ({
        ...contact,
        occasions: [],
        plans: [{ ...reminder, addedAt: MONDAY }],
      }));
      expect(await dueAtOf(ruth)).toBe('2026-09-03T23:00:00.000Z');
    });

    test('quiets a contact with a nudge, once, and never back', async () => {
      await contacts.addContact(ruth);
      await contacts.recordNudge(ruth, MONDAY);
      await contacts.recordNudge(ruth, at('2026-08-20T06:30:00.000Z'));
      expect(await contacts.findContact(ruth)).toEqual({ ...ruth, lastNudgedAt: MONDAY });
      expect(await dueAtOf(ruth)).toBe('2026-08-30T23:00:00.000Z');
    });

    test('loses neither of a touch and a nudge that come together', async () => {
      await contacts.addContact(ruth);
      const later = at('2026-08-25T06:30:00.000Z');
      await Promise.all([
        contacts.recordEntry(ruth, touchAt(MONDAY)),
        contacts.recordNudge(ruth, later),
        contacts.recordEntry(ruth, touchAt(at('2026-08-23T06:30:00.000Z'))),
      ]);
      const both = {
        ...ruth,
        ...entryOf(touchAt('2026-08-24T06:30:00.000Z')),
        lastTouchAt: MONDAY,
        lastNudgedAt: later,
      };
      expect(await contacts.findContact(ruth)).toEqual(both);
      expect(await dueAtOf(ruth)).toBe(dueAt(both, fixedClock().now(), owner));
    });

    test('withdraws check-ins, once, and loses neither the cadence nor a touch beside it', async () => {
      await contacts.addContact({ ...ruth, checkIns: { way: 'approve' } });
      await Promise.all([contacts.withdrawCheckIns(ruth), contacts.recordEntry(ruth, touchAt(MONDAY))]);
      await contacts.withdrawCheckIns(ruth);
      const touched = { ...ruth, ...entryOf(touchAt(MONDAY)), lastTouchAt: MONDAY };
      expect(await contacts.findContact(ruth)).toEqual(touched);
      expect(await dueAtOf(ruth)).toBe(dueAt(touched, fixedClock().now(), owner));
    });

    test('withdraws the check-ins of a contact without a cadence, too', async () => {
      const atRest = buildContact({ cadenceDays: undefined });
      await contacts.addContact({ ...atRest, checkIns: { way: 'approve' } });
      await contacts.withdrawCheckIns(atRest);
      expect(await contacts.findContact(atRest)).toEqual(atRest);
    });

    test('does not bring a contact into being by a touch', async () => {
      await expect(contacts.recordEntry(ruth, touchAt(MONDAY))).rejects.toBeInstanceOf(ContactNotFoundError);
      expect(await all()).toEqual([]);
    });

    async function dueAtOf({ ownerId, contactId }: Contact): Promise<unknown> {
      const { Items = [] } = await engine.documentClient.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: 'contact-due',
          KeyConditionExpression: 'dueOwner = :owner',
          FilterExpression: 'contactId = :contact',
          ExpressionAttributeValues: { ':owner': ownerId, ':contact': contactId },
        }),
      );
      return Items[0]?.['contactDueAt'];
    }
  });
}
