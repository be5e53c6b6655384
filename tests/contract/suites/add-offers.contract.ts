import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbAddOffers } from '../../../functions/inbound/adapters/dynamodb-add-offers.ts';
import { type AddOffer, type AddOffers, MOST_WAITING } from '../../../functions/inbound/add-offers.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { deriveDeliveryId, ownerIdSchema } from '../../../functions/shared/ids.ts';
import { fromIsoInstant, isoInstantSchema, toIsoInstant } from '../../../functions/shared/iso-instant.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import type { Engine } from '../../engines/engine.ts';

const AT = isoInstantSchema.parse(MONDAY_MORNING);
const ownerId = ownerIdSchema.parse('noranoranoranora');
const NICK = emailAddressSchema.parse('nick@borelli.example');
const WAITING_KEY = { pk: `WAITING-MAIL#${ownerId}#${NICK}` };
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
    let TableName: string;

    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine?.close());
    beforeEach(async () => {
      TableName = (await engine.createTables()).ledger;
      offers = createDynamoDbAddOffers(engine.documentClient, TableName);
    });

    it('keep what was offered first', async () => {
      expect(await offers.findOffer(OFFER.deliveryId)).toBeUndefined();
      await offers.keepOffer(OFFER);
      await offers.keepOffer({ ...OFFER, messageId: 'm2' });
      expect(await offers.findOffer(OFFER.deliveryId)).toEqual(OFFER);
    });

    const whose = { ownerId, address: NICK };
    const arrived = (minute: number) => ({
      messageId: `m${minute}`,
      receivedAt: toIsoInstant(fromIsoInstant(AT).add({ minutes: minute })),
    });
    const idsOf = async (key = whose) =>
      (await offers.listWaiting(key)).mails.map(({ messageId }) => messageId);

    it('know each mail that waits for an address of one owner, once, newest first, until none does any more', async () => {
      expect(await offers.listWaiting(whose)).toEqual({ mails: [], leftOut: false });
      for (const minute of [1, 2, 1]) await offers.addWaiting(whose, arrived(minute));
      expect(await offers.listWaiting(whose)).toEqual({ mails: [arrived(2), arrived(1)], leftOut: false });
      expect(await idsOf({ ...whose, ownerId: ownerIdSchema.parse('ottoottoottootto') })).toEqual([]);
      await offers.forgetWaiting(whose);
      for (const minute of [2, 2, 1]) await offers.removeWaiting(whose, arrived(minute));
      expect(await idsOf()).toEqual([]);
      for (let time = 0; time < 2; time += 1) await offers.forgetWaiting(whose);
      await offers.removeWaiting(whose, arrived(1));
      const { Item } = await engine.documentClient.send(new GetCommand({ TableName, Key: WAITING_KEY }));
      expect(Item).toBeUndefined();
    });

    it('keep the newest mails of those that wait for an address, and know that older ones were left out', async () => {
      for (let minute = 1; minute <= MOST_WAITING; minute += 1)
        await offers.addWaiting(whose, arrived(minute));
      expect((await offers.listWaiting(whose)).leftOut).toBe(false);
      for (const minute of [MOST_WAITING + 1, 0, 1]) await offers.addWaiting(whose, arrived(minute));
      const { mails, leftOut } = await offers.listWaiting(whose);
      expect([mails.length, mails.at(0), mails.at(-1)]).toEqual([
        MOST_WAITING,
        arrived(MOST_WAITING + 1),
        arrived(2),
      ]);
      expect(leftOut).toBe(true);
    });

    it('read and remove what an earlier release noted', async () => {
      const Item = { ...WAITING_KEY, version: 1, messageIds: new Set(['old']), expiresAtEpochSeconds: 1 };
      await engine.documentClient.send(new PutCommand({ TableName, Item }));
      await offers.addWaiting(whose, arrived(1));
      const { mails } = await offers.listWaiting(whose);
      expect(mails).toEqual([arrived(1), { messageId: 'old', receivedAt: undefined }]);
      for (const mail of mails) await offers.removeWaiting(whose, mail);
      expect(await idsOf()).toEqual([]);
    });
  });
}
