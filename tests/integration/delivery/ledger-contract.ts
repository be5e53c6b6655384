import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbLedger } from '../../../functions/delivery/adapters/dynamodb-ledger.ts';
import type { Ledger } from '../../../functions/delivery/ledger.ts';
import { UnreadableItemError } from '../../../functions/shared/errors.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import type { Engine } from '../../engines/engine.ts';

/** What every DynamoDB engine must make of the ledger. */
export function describeLedger(engineName: string, startEngine: () => Promise<Engine>): void {
  describe(`DynamoDB ledger on ${engineName}`, () => {
    const delivery = buildDelivery();
    const { deliveryId } = delivery;
    let engine: Engine;
    let tableName: string;
    let ledger: Ledger;

    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine.close());
    beforeEach(async () => {
      tableName = (await engine.createTables()).ledger;
      ledger = createDynamoDbLedger(engine.documentClient, tableName);
    });

    const statusNow = async () => (await ledger.find(deliveryId))?.status;

    it('lets exactly one of many claims through, and shows the others what it became', async () => {
      const claims = await Promise.all(Array.from({ length: 8 }, () => ledger.claim(delivery)));
      expect(claims.filter(({ outcome }) => outcome === 'claimed')).toHaveLength(1);
      expect(claims.filter(({ outcome }) => outcome === 'taken')).toHaveLength(7);
      await ledger.recordSent(deliveryId, 'ses-1');
      expect(await ledger.claim(delivery)).toEqual({
        outcome: 'taken',
        existing: { ...delivery, status: 'sent', sesMessageId: 'ses-1' },
      });
    });

    it('keeps every field of a delivery', async () => {
      const withDraft = buildDelivery({
        kind: 'check-in',
        subjects: [{ contactId: 'ruthruthruthruth', draftId: 'draftdraftdraftd' }],
      });
      await ledger.claim(withDraft);
      expect(await ledger.find(deliveryId)).toEqual(withDraft);
    });

    it('reads a delivery of version 1, which named people without drafts', async () => {
      const { subjects, ...rest } = delivery;
      const contactIds = subjects.map(({ contactId }) => contactId);
      const Item = { ...rest, contactIds, version: 1, pk: `DELIVERY#${deliveryId}` };
      await engine.documentClient.send(new PutCommand({ TableName: tableName, Item }));
      expect(await ledger.find(deliveryId)).toEqual(delivery);
      await ledger.settle(deliveryId, 'delivered', 'ses-1');
      expect(await ledger.find(deliveryId)).toEqual({
        ...delivery,
        status: 'delivered',
        sesMessageId: 'ses-1',
      });
    });

    it('finds nothing where nothing was claimed, and no event makes a delivery out of nothing', async () => {
      await ledger.settle(deliveryId, 'delivered', 'ses-1');
      await ledger.recordSent(deliveryId, 'ses-1');
      await ledger.recordUnknown(deliveryId);
      await ledger.release(deliveryId);
      expect(await ledger.find(deliveryId)).toBeUndefined();
    });

    it('gives a released claim to the next who asks', async () => {
      await ledger.claim(delivery);
      await ledger.release(deliveryId);
      expect(await ledger.claim(delivery)).toEqual({ outcome: 'claimed' });
    });

    it('never releases what may have gone out', async () => {
      await ledger.claim(delivery);
      await ledger.recordUnknown(deliveryId);
      await ledger.release(deliveryId);
      expect(await statusNow()).toBe('unknown');
      await ledger.recordSent(deliveryId, 'ses-1');
      await ledger.release(deliveryId);
      expect(await statusNow()).toBe('sent');
    });

    it('settles an unknown delivery by its event', async () => {
      await ledger.claim(delivery);
      await ledger.recordUnknown(deliveryId);
      await ledger.settle(deliveryId, 'sent', 'ses-1');
      expect(await ledger.find(deliveryId)).toMatchObject({ status: 'sent', sesMessageId: 'ses-1' });
    });

    it('takes an event that overtakes the record of the sender', async () => {
      await ledger.claim(delivery);
      await ledger.settle(deliveryId, 'delivered', 'ses-1');
      await ledger.recordSent(deliveryId, 'ses-1');
      await ledger.recordUnknown(deliveryId);
      expect(await statusNow()).toBe('delivered');
    });

    it('moves only forward: late and repeated events change nothing', async () => {
      await ledger.claim(delivery);
      const events = [
        'delivered',
        'sent',
        'delivered',
        'bounced',
        'delivered',
        'complained',
        'bounced',
      ] as const;
      const seen: unknown[] = [];
      for (const status of events) {
        await ledger.settle(deliveryId, status, 'ses-1');
        seen.push(await statusNow());
      }
      expect(seen).toEqual([
        'delivered',
        'delivered',
        'delivered',
        'bounced',
        'bounced',
        'complained',
        'complained',
      ]);
    });

    it.each([
      ['of a newer release', { ...delivery, version: 3 }, /update Kith/],
      ['without a version', delivery, /shape/],
      ['of another shape', { ...delivery, version: 2, status: 'lost' }, /shape/],
    ])('refuses to read an item %s', async (_what, item, message) => {
      const Item = { ...item, pk: `DELIVERY#${deliveryId}` };
      await engine.documentClient.send(new PutCommand({ TableName: tableName, Item }));
      const error: unknown = await ledger.find(deliveryId).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(UnreadableItemError);
      expect(String(error)).toMatch(message);
    });
  });
}
