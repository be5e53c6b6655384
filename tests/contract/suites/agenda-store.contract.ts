import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbAgendaStore } from '../../../functions/newsletter/adapters/dynamodb-agenda-store.ts';
import type { AgendaStore } from '../../../functions/newsletter/agenda-store.ts';
import { EMPTY_AGENDA } from '../../../functions/newsletter/domain/agenda.ts';
import type { Proof } from '../../../functions/newsletter/domain/proof.ts';
import { UnreadableItemError } from '../../../functions/shared/errors.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { agendaOf, eveOf, instant, planned } from '../../builders/agenda.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import type { Engine } from '../../engines/engine.ts';

const FULL = agendaOf({
  waiting: [planned('draft', { approvedAt: instant(MONDAY_MORNING) }), planned('other')],
  eve: eveOf(planned('evergreen')),
  skippedSlotAt: instant('2026-09-01T08:00:00.000Z'),
  outgoing: { slotAt: instant('2026-08-18T08:00:00.000Z'), slug: 'gone', subject: 'Gone' },
  praisedUntil: instant(MONDAY_MORNING),
  proofs: [{ proofId: deriveDeliveryId('proof', 'draft'), keptAt: instant(MONDAY_MORNING) }],
  former: [{ proofId: deriveDeliveryId('a'), subject: 'A', became: 'replaced', at: instant(MONDAY_MORNING) }],
});

const PROOF: Proof = {
  proofId: deriveDeliveryId('proof'),
  slug: 'first',
  letter: { subject: 'First', html: '<p>{{greeting}}</p>', text: '{{greeting}}' },
  writtenAt: instant(MONDAY_MORNING),
  findings: [{ level: 'look', code: 'broken-link', words: 'It leads to nothing.', place: 'line 2' }],
};

export function describeAgendaStore(engineName: string, startEngine: () => Promise<Engine>): void {
  describe(`what is to come in the newsletter, on ${engineName}`, () => {
    let engine: Engine;
    let tableName: string;
    let agendas: AgendaStore;

    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine.close());
    beforeEach(async () => {
      tableName = (await engine.createTables()).audience;
      agendas = createDynamoDbAgendaStore(engine.documentClient, tableName);
    });

    it('begins empty, and comes back as it was saved', async () => {
      expect(await agendas.find()).toEqual(EMPTY_AGENDA);
      expect(await agendas.save(FULL, EMPTY_AGENDA)).toBe('saved');
      expect(await agendas.find()).toEqual({ ...FULL, revision: 1 });
    });

    it('of two changes to the same agenda one is made, the first one included', async () => {
      const first = await Promise.all([agendas.save(FULL, EMPTY_AGENDA), agendas.save(FULL, EMPTY_AGENDA)]);
      expect(first.toSorted()).toEqual(['saved', 'stale']);
      const read = await agendas.find();
      const changed = { ...read, waiting: [] };
      const second = await Promise.all([agendas.save(changed, read), agendas.save(read, read)]);
      expect(second.toSorted()).toEqual(['saved', 'stale']);
      expect((await agendas.find()).revision).toBe(2);
    });

    it('keeps the first letter of a proof, whatever comes later', async () => {
      expect(await agendas.findProof(PROOF.proofId)).toBeUndefined();
      expect(await agendas.keepProof(PROOF)).toEqual(PROOF);
      const other = { ...PROOF, letter: { ...PROOF.letter, text: 'Other words.' } };
      expect(await agendas.keepProof(other)).toEqual(PROOF);
      expect(await agendas.findProof(PROOF.proofId)).toEqual(PROOF);
    });

    it('forgets a proof, as often as it is told to, and no other', async () => {
      const other = { ...PROOF, proofId: deriveDeliveryId('other') };
      for (const proof of [PROOF, other]) await agendas.keepProof(proof);
      for (let time = 0; time < 2; time += 1) await agendas.forgetProof(PROOF.proofId);
      expect(await agendas.findProof(PROOF.proofId)).toBeUndefined();
      expect(await agendas.findProof(other.proofId)).toEqual(other);
    });

    it('refuses an item of a newer release', async () => {
      const Item = { pk: 'NEWSLETTER#agenda', version: 99, revision: 1, waiting: [], former: [] };
      await engine.documentClient.send(new PutCommand({ TableName: tableName, Item }));
      await expect(agendas.find()).rejects.toThrow(UnreadableItemError);
    });
  });
}
