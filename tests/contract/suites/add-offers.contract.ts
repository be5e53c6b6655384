import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbAddOffers } from '../../../functions/inbound/adapters/dynamodb-add-offers.ts';
import type { AddOffer, AddOffers } from '../../../functions/inbound/add-offers.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { deriveDeliveryId, ownerIdSchema } from '../../../functions/shared/ids.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import type { Engine } from '../../engines/engine.ts';

const AT = isoInstantSchema.parse(MONDAY_MORNING);
const ownerId = ownerIdSchema.parse('noranoranoranora');
const NICK = emailAddressSchema.parse('nick@borelli.example');
const OFFER: AddOffer = {
  deliveryId: deriveDeliveryId('add-offer', 'one'),
  ownerId,
  messageId: 'm1',
  people: [{ name: 'Nick Borelli', address: NICK }],
  offeredAt: AT,
};

export function describeAddOffers(engineName: string, startEngine: () => Promise<Engine>): void {
  describe(`offers to add people on ${engineName}`, () => {
    let engine: Engine;
    let offers: AddOffers;

    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine?.close());
    beforeEach(async () => {
      offers = createDynamoDbAddOffers(engine.documentClient, (await engine.createTables()).ledger);
    });

    it('keep what was offered first', async () => {
      expect(await offers.findOffer(OFFER.deliveryId)).toBeUndefined();
      await offers.keepOffer(OFFER);
      await offers.keepOffer({ ...OFFER, messageId: 'm2' });
      expect(await offers.findOffer(OFFER.deliveryId)).toEqual(OFFER);
    });

    it('know each mail that waits for an address of one owner, once, until none does any more', async () => {
      const whose = { ownerId, address: NICK };
      expect(await offers.listWaiting(whose)).toEqual([]);
      for (const messageId of ['m1', 'm2', 'm1'])
        await offers.addWaiting(whose, { messageId, receivedAt: AT });
      expect([...(await offers.listWaiting(whose))].sort()).toEqual(['m1', 'm2']);
      const others = { ...whose, ownerId: ownerIdSchema.parse('ottoottoottootto') };
      expect(await offers.listWaiting(others)).toEqual([]);
      await offers.removeWaiting(whose);
      await offers.removeWaiting(whose);
      expect(await offers.listWaiting(whose)).toEqual([]);
    });
  });
}
