import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import type { Owner } from '../../../functions/circle/domain/owner.ts';
import { OwnerNotFoundError } from '../../../functions/circle/errors.ts';
import type { OwnerStore } from '../../../functions/circle/owner-store.ts';
import { UnreadableItemError } from '../../../functions/shared/errors.ts';
import { deriveDeliveryId, ownerIdSchema } from '../../../functions/shared/ids.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildOwner } from '../../builders/owner.ts';
import type { Engine } from '../../engines/engine.ts';

const at = (text: string) => isoInstantSchema.parse(text);
const ruth = buildContact();
const nora = buildOwner();
const otto = buildOwner({
  ownerId: 'ottoottoottootto',
  name: 'Otto',
  briefDueAt: '2026-08-24T05:00:00.000Z',
});

export function describeOwnerStore(engineName: string, startEngine: () => Promise<Engine>): void {
  describe(`the owner store on ${engineName}`, () => {
    let engine: Engine;
    let tableName: string;
    let owners: OwnerStore;
    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine?.close());
    beforeEach(async () => {
      tableName = (await engine.createTables()).circle;
      owners = createDynamoDbOwnerStore(engine.documentClient, tableName);
    });

    test('gives back an owner as it was added', async () => {
      expect(await owners.addOwner(nora)).toBe('added');
      expect(await owners.findOwner(nora.ownerId)).toEqual(nora);
      expect(await owners.findOwner(otto.ownerId)).toBeUndefined();
    });

    test('never overwrites an owner', async () => {
      await owners.addOwner(nora);
      expect(await owners.addOwner({ ...nora, name: 'Somebody else' })).toBe('exists');
      expect(await owners.findOwner(nora.ownerId)).toEqual(nora);
    });

    test('lists every owner, whenever their brief is due', async () => {
      const far = buildOwner({ ownerId: 'farafarafarafara', briefDueAt: '9999-12-31T23:59:59.999Z' });
      for (const owner of [nora, otto, far]) await owners.addOwner(owner);
      expect(await owners.listOwners()).toEqual([otto, nora, far]);
    });

    test('finds only owners whose brief is due, longest due first, at most as many as asked for', async () => {
      await owners.addOwner(nora);
      await owners.addOwner(otto);
      const find = (now: string, limit = 10) => owners.findOwnersWithBriefDue(at(now), limit);
      expect(await find('2026-08-24T04:59:59.999Z')).toEqual([]);
      expect(await find('2026-08-24T05:00:00.000Z')).toEqual([otto]);
      expect(await find('2026-08-24T06:00:00.000Z')).toEqual([otto, nora]);
      expect(await find('2026-08-24T06:00:00.000Z', 1)).toEqual([otto]);
    });

    test('lets just one of several runs move a brief', async () => {
      await owners.addOwner(nora);
      const leases = ['06:45', '06:46', '06:47', '06:48'].map((time) => at(`2026-08-24T${time}:00.000Z`));
      const outcomes = await Promise.all(leases.map((lease) => owners.moveBriefDue(nora, lease)));
      expect(outcomes.filter((outcome) => outcome === 'moved')).toHaveLength(1);
      const winner = leases[outcomes.indexOf('moved')];
      expect((await owners.findOwner(nora.ownerId))?.briefDueAt).toBe(winner);
      expect(await owners.findOwnersWithBriefDue(at('2026-08-24T06:30:00.000Z'), 10)).toEqual([]);
    });

    test('moves no brief of an owner who is gone, and leaves nothing behind', async () => {
      expect(await owners.moveBriefDue(nora, at('2026-08-25T06:00:00.000Z'))).toBe('lost');
      expect(await owners.findOwner(nora.ownerId)).toBeUndefined();
    });

    test('writes what goes with the move of a brief together with it, or not at all', async () => {
      await owners.addOwner(nora);
      const noon = at('2026-08-24T12:00:00.000Z');
      const urgent = { contactId: ruth.contactId, since: noon };
      const briefsSent = [nora.briefDueAt];
      expect(await owners.moveBriefDue(nora, noon, { briefsSent, urgent })).toBe('moved');
      expect(await owners.moveBriefDue(nora, noon, { briefsSent: [] })).toBe('lost');
      const raised = { ...nora, briefDueAt: noon, briefsSent, urgent };
      expect(await owners.findOwner(nora.ownerId)).toEqual(raised);
      expect(await owners.moveBriefDue(raised, nora.briefDueAt, { urgent: undefined })).toBe('moved');
      expect(await owners.findOwner(nora.ownerId)).toEqual({ ...nora, briefsSent });
    });

    test('gives the urgent mail of a day to one mail, which may ask again, and brings nobody into being', async () => {
      const [nudge, eve] = [deriveDeliveryId('nudge'), deriveDeliveryId('eve')];
      expect(await owners.claimUrgentDay(nora.ownerId, '2026-08-24', eve)).toBe('taken');
      expect(await owners.findOwner(nora.ownerId)).toBeUndefined();
      await owners.addOwner(nora);
      const both = [nudge, eve].map((mailId) => owners.claimUrgentDay(nora.ownerId, '2026-08-24', mailId));
      const outcomes = await Promise.all(both);
      expect(outcomes.toSorted()).toEqual(['claimed', 'taken']);
      const [first, other] = outcomes[0] === 'claimed' ? [nudge, eve] : [eve, nudge];
      expect(await owners.claimUrgentDay(nora.ownerId, '2026-08-24', first)).toBe('claimed');
      expect(await owners.claimUrgentDay(nora.ownerId, '2026-08-24', other)).toBe('taken');
      expect(await owners.claimUrgentDay(nora.ownerId, '2026-08-25', other)).toBe('claimed');
    });

    test('keeps the newest sign of attention, and brings nobody into being by one', async () => {
      const [noon, later] = [at('2026-08-24T12:00:00.000Z'), at('2026-08-24T13:00:00.000Z')];
      expect(await owners.recordAttention(nora.ownerId, noon)).toBeUndefined();
      await owners.addOwner(nora);
      expect(await owners.recordAttention(nora.ownerId, later)).toEqual({ ...nora, lastAttentionAt: later });
      expect(await owners.recordAttention(nora.ownerId, noon)).toEqual({ ...nora, lastAttentionAt: later });
    });

    test('loses no sign of attention and no brief that went out to a change of settings beside it', async () => {
      await owners.addOwner(nora);
      const noon = at('2026-08-24T12:00:00.000Z');
      const change = owners.changeOwner(nora.ownerId, (owner) => ({ ...owner, name: 'Nora L.' }));
      await Promise.all([
        change,
        owners.recordAttention(nora.ownerId, noon),
        owners.moveBriefDue(nora, noon, { briefsSent: [nora.briefDueAt] }),
      ]);
      const standing = { briefDueAt: noon, briefsSent: [nora.briefDueAt], lastAttentionAt: noon };
      expect(await owners.findOwner(nora.ownerId)).toEqual({ ...nora, name: 'Nora L.', ...standing });
      const reset = { briefsSent: [], lastAttentionAt: undefined, name: 'Nora M.' };
      await owners.changeOwner(nora.ownerId, (owner) => ({ ...owner, ...reset }));
      expect(await owners.findOwner(nora.ownerId)).toEqual({ ...nora, name: 'Nora M.', ...standing });
    });

    test('changes the settings of an owner, takes away what the change leaves out, and leaves the brief where it is', async () => {
      await owners.addOwner({ ...nora, innerCircleQuestion: { since: at('2026-08-01T00:00:00.000Z') } });
      const later = at('2026-08-25T06:00:00.000Z');
      const change = ({ innerCircleQuestion, ...owner }: Owner) => ({
        ...owner,
        name: 'Nora L.',
        timeZone: 'Europe/Berlin',
        ownerId: otto.ownerId,
        briefDueAt: later,
      });
      const changed = { ...nora, name: 'Nora L.', timeZone: 'Europe/Berlin' };
      expect(await owners.changeOwner(nora.ownerId, change)).toEqual(changed);
      expect(await owners.findOwner(nora.ownerId)).toEqual(changed);
      expect(await owners.listOwners()).toEqual([changed]);
      expect(await owners.changeOwner(nora.ownerId, () => undefined)).toEqual(changed);
    });

    test('loses none of several changes of an owner, nor the move of the brief beside them', async () => {
      await owners.addOwner(nora);
      const later = at('2026-08-25T06:00:00.000Z');
      const extend = (letter: string) =>
        owners.changeOwner(nora.ownerId, (owner) => ({ ...owner, name: owner.name + letter }));
      await Promise.all([...['1', '2', '3', '4'].map(extend), owners.moveBriefDue(nora, later)]);
      const changed = await owners.findOwner(nora.ownerId);
      expect(changed?.name.replace(nora.name, '').split('').toSorted().join('')).toBe('1234');
      expect(changed?.briefDueAt).toBe(later);
    });

    test('brings no owner into being by a change, nor one that could not be read again', async () => {
      const nobody = owners.changeOwner(nora.ownerId, () => nora);
      await expect(nobody).rejects.toBeInstanceOf(OwnerNotFoundError);
      await owners.addOwner(nora);
      const nameless = owners.changeOwner(nora.ownerId, (owner) => ({ ...owner, name: '' }));
      await expect(nameless).rejects.toBeInstanceOf(UnreadableItemError);
      expect(await owners.findOwner(nora.ownerId)).toEqual(nora);
    });

    test('says to update Kith when an item is of a newer version', async () => {
      await owners.addOwner(nora);
      await engine.documentClient.send(
        new UpdateCommand({
          TableName: tableName,
          Key: { pk: `OWNER#${nora.ownerId}`, sk: 'PROFILE' },
          UpdateExpression: 'SET version = :two',
          ExpressionAttributeValues: { ':two': 2 },
        }),
      );
      await expect(owners.findOwner(nora.ownerId)).rejects.toThrow(/newer release of Kith: update Kith/);
      await expect(owners.listOwners()).rejects.toBeInstanceOf(UnreadableItemError);
    });

    test('refuses to read an item of another shape', async () => {
      const ownerId = ownerIdSchema.parse('oddaoddaoddaodda');
      await engine.documentClient.send(
        new PutCommand({
          TableName: tableName,
          Item: { pk: `OWNER#${ownerId}`, sk: 'PROFILE', name: 'Odd' },
        }),
      );
      await expect(owners.findOwner(ownerId)).rejects.toBeInstanceOf(UnreadableItemError);
    });

    test('names what failed when there is no table', async () => {
      const lost = createDynamoDbOwnerStore(engine.documentClient, 'no-such-table');
      await expect(lost.listOwners()).rejects.toThrow(
        'The Circle table failed to list owners (ResourceNotFoundException)',
      );
    });
  });
}
