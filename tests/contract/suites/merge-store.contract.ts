import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDynamoDbContactStore } from '../../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbMailboxDirectory } from '../../../functions/circle/adapters/dynamodb-mailbox-directory.ts';
import { createDynamoDbMergeStore } from '../../../functions/circle/adapters/dynamodb-merge-store.ts';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../../../functions/circle/adapters/dynamodb-timeline.ts';
import type { ContactStore } from '../../../functions/circle/contact-store.ts';
import type { MailboxDirectory } from '../../../functions/circle/mailbox-directory.ts';
import type { MergeRecord, MergeStore, MergeTask } from '../../../functions/circle/merge-store.ts';
import type { Timeline } from '../../../functions/circle/timeline.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { UnreadableItemError } from '../../../functions/shared/errors.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { fixedClock, MONDAY_MORNING } from '../../builders/clock.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildInteraction, touchAt } from '../../builders/interaction.ts';
import { buildOwner } from '../../builders/owner.ts';
import { buildPerson } from '../../builders/person.ts';
import type { Engine } from '../../engines/engine.ts';

const NOW = isoInstantSchema.parse(MONDAY_MORNING);
const { ownerId } = buildOwner();
const ruth = buildContact();
const twin = buildPerson('Twin', { addresses: ['r@work.example'] });
const leo = buildPerson('Leo', { addresses: ['leo@adler.example'] });
const workAddress = emailAddressSchema.parse('r@work.example');

const record: MergeRecord = {
  ownerId,
  into: ruth.contactId,
  absorbed: twin,
  absorbedRevision: 3,
  keptBefore: ruth,
  mergedAt: NOW,
};
const task: MergeTask = {
  doing: 'merge',
  ownerId,
  into: ruth.contactId,
  absorbedId: twin.contactId,
  startedAt: NOW,
};
const TO_RUTH = { ownerId, from: twin.contactId, to: ruth.contactId };

export function describeMergeStore(engineName: string, startEngine: () => Promise<Engine>): void {
  describe(`the store of merges on ${engineName}`, () => {
    let engine: Engine;
    let tableName: string;
    let contacts: ContactStore;
    let mailboxes: MailboxDirectory;
    let timeline: Timeline;
    let merges: MergeStore;
    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine?.close());
    beforeEach(async () => {
      tableName = (await engine.createTables()).circle;
      contacts = createDynamoDbContactStore(engine.documentClient, tableName, fixedClock());
      mailboxes = createDynamoDbMailboxDirectory(engine.documentClient, tableName, fixedClock());
      timeline = createDynamoDbTimeline(engine.documentClient, tableName);
      merges = createDynamoDbMergeStore(engine.documentClient, tableName, fixedClock());
      await createDynamoDbOwnerStore(engine.documentClient, tableName).addOwner(buildOwner());
      await contacts.addContacts(ownerId, [ruth, twin, leo]);
    });

    test('lets one merge at a time begin in a circle, and ends only the one that is meant', async () => {
      const undo = { ...task, doing: 'undo' as const };
      expect(await Promise.all([merges.beginTask(task), merges.beginTask(task)])).toContain('busy');
      expect(await merges.beginTask(undo)).toBe('busy');
      await merges.endTask(undo);
      expect(await merges.findTask(ownerId)).toEqual(task);
      await merges.endTask(task);
      await merges.endTask(task);
      expect(await merges.findTask(ownerId)).toBeUndefined();
      expect(await merges.beginTask(undo)).toBe('begun');
    });

    test('keeps the first record of an absorbed contact, and lists all', async () => {
      await merges.addRecord(record);
      await merges.addRecord({ ...record, into: leo.contactId });
      await merges.addRecord({ ...record, absorbed: leo });
      expect(await merges.findRecord(ownerId, twin.contactId)).toEqual(record);
      expect(await merges.listRecords(ownerId)).toHaveLength(2);
      await merges.removeRecord({ ...record, into: leo.contactId });
      expect(await merges.listRecords(ownerId)).toHaveLength(2);
      await merges.removeRecord(record);
      expect(await merges.findRecord(ownerId, twin.contactId)).toBeUndefined();
    });

    test('renews the picture of an absorbed contact, never with an older one', async () => {
      await merges.addRecord(record);
      await merges.renewSnapshot(record, { contact: { ...twin, company: 'Old' }, revision: 2 });
      expect(await merges.findRecord(ownerId, twin.contactId)).toEqual(record);
      const newer = { ...twin, company: 'New' };
      await merges.renewSnapshot(record, { contact: newer, revision: 4 });
      expect(await merges.findRecord(ownerId, twin.contactId)).toEqual({
        ...record,
        absorbed: newer,
        absorbedRevision: 4,
      });
    });

    test('leads from an absorbed id to the kept contact over several merges, and ends where the table goes in a circle', async () => {
      const gone = buildPerson('Gone');
      const goneBefore = buildPerson('Before');
      await merges.addRecord({ ...record, absorbed: gone });
      await merges.addRecord({ ...record, absorbed: goneBefore, into: gone.contactId });
      expect(await contacts.findContact(goneBefore)).toEqual(ruth);
      const [one, other] = [buildPerson('One'), buildPerson('Other')];
      await merges.addRecord({ ...record, absorbed: one, into: other.contactId });
      await merges.addRecord({ ...record, absorbed: other, into: one.contactId });
      expect(await contacts.findContact(one)).toBeUndefined();
    });

    test('prefers a contact who is there to the record of a merge', async () => {
      await merges.addRecord(record);
      expect(await contacts.findContact(twin)).toEqual(twin);
      expect(await merges.findExactly(buildPerson('Gone'))).toBeUndefined();
    });

    test('rewrites what somebody else changes at the same moment, and its due date', async () => {
      await Promise.all([
        merges.rewrite(ruth, (contact) => ({ ...contact, company: 'Hill & Co', cadenceDays: undefined })),
        contacts.recordEntry(ruth, touchAt(NOW)),
      ]);
      expect(await contacts.findContact(ruth)).toMatchObject({ company: 'Hill & Co', lastTouchAt: NOW });
      const due = await contacts.listDueContacts(
        ownerId,
        isoInstantSchema.parse('2099-01-01T00:00:00.000Z'),
        9,
      );
      expect(due.map(({ contactId }) => contactId)).not.toContain(ruth.contactId);
      expect(await merges.rewrite(buildPerson('Gone'), (contact) => contact)).toBe('missing');
    });

    test('removes a contact at the revision that was read, and nobody else’s', async () => {
      const read = await merges.findExactly(twin);
      await contacts.recordEntry(twin, touchAt(NOW));
      expect(await merges.remove(twin, read?.revision ?? -1)).toBe('changed');
      const again = await merges.findExactly(twin);
      expect(await merges.remove(twin, again?.revision ?? -1)).toBe('removed');
      expect(await contacts.findContact(twin)).toBeUndefined();
    });

    test('restores a contact who is gone, with their due date, and leaves one who is there', async () => {
      await merges.restore({ ...twin, company: 'Other' }, 9);
      expect(await contacts.findContact(twin)).toEqual(twin);
      const gone = buildPerson('Gone');
      await merges.restore(gone, 9);
      expect(await merges.findExactly(gone)).toEqual({ contact: gone, revision: 9 });
      expect(await contacts.listDueContacts(ownerId, NOW, 9)).toContainEqual(gone);
    });

    test('moves an address between the two, and takes it from nobody else', async () => {
      expect(await merges.moveAddress(workAddress, TO_RUTH)).toBe('moved');
      expect(await merges.moveAddress(workAddress, TO_RUTH)).toBe('moved');
      await merges.rewrite(ruth, (contact) => ({
        ...contact,
        addresses: [...contact.addresses, workAddress],
      }));
      const found = await contacts.findContactByAddress(ownerId, workAddress);
      expect(found?.contactId).toBe(ruth.contactId);
      const [leosAddress] = leo.addresses;
      if (leosAddress) expect(await merges.moveAddress(leosAddress, TO_RUTH)).toBe('taken');
    });

    test('moves a label between the two, and no other', async () => {
      await mailboxes.giveMailbox(twin, 'twin-aaaaaaaa');
      await mailboxes.giveMailbox(leo, 'leo-aaaaaaaa');
      for (const label of ['twin-aaaaaaaa', 'leo-aaaaaaaa', 'nobody-aaaaaaaa']) {
        await merges.moveMailbox(label, TO_RUTH);
        await merges.moveMailbox(label, TO_RUTH);
      }
      expect((await mailboxes.findMailbox('twin-aaaaaaaa'))?.contactId).toBe(ruth.contactId);
      expect((await mailboxes.findMailbox('leo-aaaaaaaa'))?.contactId).toBe(leo.contactId);
      expect(await mailboxes.findMailbox('nobody-aaaaaaaa')).toBeUndefined();
    });

    describe('with a timeline', () => {
      const lunch = buildInteraction({ contactId: twin.contactId });
      const call = buildInteraction({ contactId: twin.contactId, interactionId: 'call', kind: 'call' });
      const shared = buildInteraction({ contactId: twin.contactId, interactionId: 'mail' });
      const ruthsOwn = { ...shared, contactId: ruth.contactId, text: 'Her own words.' };
      const later = isoInstantSchema.parse('2026-08-25T06:30:00.000Z');
      const ofRuth = async () => (await timeline.read(ruth)).interactions;
      beforeEach(async () => {
        for (const entry of [lunch, call, shared, ruthsOwn]) await timeline.append(entry);
        await timeline.revise(lunch, 'Lunch at Moro.', NOW);
        await timeline.revise(lunch, 'Lunch at Moro, with Leo.', later);
        await timeline.revise(shared, 'The twin’s words.', NOW);
      });

      test('copies entries with their words of old, once, beside those the other one has already', async () => {
        await merges.copyTimeline(TO_RUTH);
        await merges.copyTimeline(TO_RUTH);
        const copied = { contactId: ruth.contactId, mergedFrom: twin.contactId };
        expect(new Set(await ofRuth())).toEqual(
          new Set([
            { ...lunch, ...copied, text: 'Lunch at Moro, with Leo.', revision: 2 },
            { ...call, ...copied },
            ruthsOwn,
          ]),
        );
        expect(await timeline.readEarlierTexts({ ...lunch, contactId: ruth.contactId })).toEqual(
          await timeline.readEarlierTexts(lunch),
        );
        expect(await timeline.readEarlierTexts(ruthsOwn)).toEqual([]);
      });

      test('takes away the copies, but not the words that were changed since', async () => {
        await merges.copyTimeline(TO_RUTH);
        const copy = { ...call, contactId: ruth.contactId };
        await timeline.revise(copy, 'She called twice.', later);
        await merges.removeCopies(TO_RUTH);
        await merges.removeCopies(TO_RUTH);
        expect(new Set((await ofRuth()).map(({ text }) => text))).toEqual(
          new Set(['She called twice.', 'Her own words.']),
        );
        expect(await timeline.readEarlierTexts({ ...lunch, contactId: ruth.contactId })).toEqual([]);
        expect((await timeline.read(twin)).interactions).toHaveLength(3);
      });

      test('copies hundreds of entries', async () => {
        const entries = Array.from({ length: 120 }, (_, index) => ({
          ...call,
          interactionId: `call-${index}`,
        }));
        await Promise.all(entries.map((entry) => timeline.append(entry)));
        await merges.copyTimeline(TO_RUTH);
        expect((await timeline.read(ruth, { limit: 500 })).interactions).toHaveLength(123);
        await merges.removeCopies(TO_RUTH);
        expect(await ofRuth()).toEqual([ruthsOwn]);
      });
    });

    test('says to update Kith when a merge is of a newer version', async () => {
      const Item = { pk: `OWNER#${ownerId}`, sk: `MERGED#${twin.contactId}`, version: 2 };
      await engine.documentClient.send(new PutCommand({ TableName: tableName, Item }));
      await expect(merges.listRecords(ownerId)).rejects.toBeInstanceOf(UnreadableItemError);
    });

    test('says so when a contact inside a merge cannot be read', async () => {
      await merges.addRecord(record);
      const update = {
        Key: { pk: `OWNER#${ownerId}`, sk: `MERGED#${twin.contactId}` },
        UpdateExpression: 'SET absorbed.version = :version',
        ExpressionAttributeValues: { ':version': 99 },
      };
      await engine.documentClient.send(new UpdateCommand({ TableName: tableName, ...update }));
      await expect(merges.findRecord(ownerId, twin.contactId)).rejects.toBeInstanceOf(UnreadableItemError);
    });
  });
}
