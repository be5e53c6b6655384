import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDynamoDbContactStore } from '../../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbDuePeople } from '../../../functions/circle/adapters/dynamodb-due-people.ts';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../../../functions/circle/adapters/dynamodb-timeline.ts';
import type { ContactStore } from '../../../functions/circle/contact-store.ts';
import type { DuePeople } from '../../../functions/circle/due-people.ts';
import { ContactNotFoundError } from '../../../functions/circle/errors.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildInteraction, touchAt } from '../../builders/interaction.ts';
import { buildOwner } from '../../builders/owner.ts';
import { buildPerson } from '../../builders/person.ts';
import type { Engine } from '../../engines/engine.ts';

const at = (text: string) => isoInstantSchema.parse(text);
const owner = buildOwner();
const NOW = at('2026-08-24T06:30:00.000Z');
const MIDNIGHT = at('2026-08-25T23:00:00.000Z');
const entry = { interactionId: 'one', occurredAt: at('2026-07-08T12:00:00.000Z') } as const;
const newestEntry = { ...entry, kind: 'call', direction: 'between' } as const;
/** Every 30 days from these on: due on 7 and 26 August, and one on 19 September. */
const ruth = buildPerson('Ruth', { lastTouchAt: '2026-07-08T12:00:00.000Z', newestEntry });
const tom = buildPerson('Tom', { lastTouchAt: '2026-07-27T12:00:00.000Z' });
const ida = buildPerson('Ida', { lastTouchAt: '2026-08-20T12:00:00.000Z' });

export function describeDuePeople(engineName: string, startEngine: () => Promise<Engine>): void {
  describe(`the people of a brief on ${engineName}`, () => {
    let engine: Engine;
    let tableName: string;
    let people: DuePeople;
    let contacts: ContactStore;
    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine?.close());
    beforeEach(async () => {
      tableName = (await engine.createTables()).circle;
      people = createDynamoDbDuePeople(engine.documentClient, tableName);
      contacts = createDynamoDbContactStore(engine.documentClient, tableName);
      await createDynamoDbOwnerStore(engine.documentClient, tableName).addOwner(owner);
      await contacts.addContacts(owner.ownerId, [ida, ruth, tom]);
    });

    const list = async (span: Parameters<DuePeople['list']>[1], limit = 9) =>
      (await people.list(owner.ownerId, span, limit)).map(({ name }) => name);

    test('are listed by their due date, longest due first, as many as asked for', async () => {
      expect(await list({ until: NOW })).toEqual(['Ruth']);
      expect(await list({ until: MIDNIGHT })).toEqual(['Ruth', 'Tom']);
      expect(await list({ until: MIDNIGHT }, 1)).toEqual(['Ruth']);
    });

    test('are listed after a moment without those of that very moment', async () => {
      expect(await list({ after: NOW, until: at('2026-09-30T00:00:00.000Z') })).toEqual(['Tom', 'Ida']);
      expect(await list({ after: at('2026-08-25T23:00:00.000Z'), until: MIDNIGHT })).toEqual([]);
      expect(await list({ after: at('2026-08-25T22:59:59.999Z'), until: MIDNIGHT })).toEqual(['Tom']);
    });

    test('are read again in their order, with what was said last where it is known', async () => {
      const said = buildInteraction({ ...ruth, ...entry, kind: 'call', text: 'Lunch at Moro.' });
      await createDynamoDbTimeline(engine.documentClient, tableName).append(said);
      await contacts.recordEntry(tom, touchAt(NOW));
      const read = await people.readAgain([tom, ruth, buildPerson('Gone'), ida], 2);
      expect(read.map(({ contact }) => contact.name)).toEqual(['Tom', 'Ruth', 'Ida']);
      expect(read.map(({ newestEntry: newest }) => newest?.text)).toEqual([
        undefined,
        'Lunch at Moro.',
        undefined,
      ]);
      expect(read[0]?.contact.lastTouchAt).toBe(NOW);
    });

    test('bring no entry that is not the newest any more', async () => {
      await createDynamoDbTimeline(engine.documentClient, tableName).append(
        buildInteraction({ ...ruth, ...entry }),
      );
      const newer = { ...newestEntry, interactionId: 'two', occurredAt: NOW };
      await contacts.changeContact(ruth, (contact) => ({ ...contact, newestEntry: newer }));
      expect((await people.readAgain([ruth], 1))[0]?.newestEntry).toBeUndefined();
    });

    test('are marked as nudged, which moves their due date, and losing nothing that was written since', async () => {
      const [read, tomRead] = await people.readAgain([ruth, tom], 0);
      if (read === undefined || tomRead === undefined) throw new Error('They are stored');
      await people.recordNudge(read, owner, NOW);
      await people.recordNudge(read, owner, NOW);
      expect(await contacts.findContact(ruth)).toEqual({ ...read.contact, lastNudgedAt: NOW });
      expect(await list({ until: NOW })).toEqual([]);
      await contacts.changeContact(tom, (contact) => ({ ...contact, role: 'Baker' }));
      await people.recordNudge(tomRead, owner, NOW);
      expect(await contacts.findContact(tom)).toMatchObject({ role: 'Baker', lastNudgedAt: NOW });
    });

    test('are not brought back by a nudge when they are gone', async () => {
      const gone = { contact: buildPerson('Gone'), revision: 0 };
      await expect(people.recordNudge(gone, owner, NOW)).rejects.toBeInstanceOf(ContactNotFoundError);
      expect(await contacts.findContact(gone.contact)).toBeUndefined();
    });
  });
}
