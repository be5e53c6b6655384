import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbCardLinks } from '../../../functions/circle/adapters/dynamodb-card-links.ts';
import { createCircleItemEraser } from '../../../functions/circle/adapters/erase-circle-items.ts';
import type { CardLinks } from '../../../functions/circle/card-links.ts';
import { cardWordsSchema } from '../../../functions/circle/domain/card/card.ts';
import { cardIdOf } from '../../../functions/circle/domain/card/card-id.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { buildContact } from '../../builders/contact.ts';
import type { Engine } from '../../engines/engine.ts';

const RUTH = buildContact();
const CARD_ID = cardIdOf(RUTH);
const AT = isoInstantSchema.parse(MONDAY_MORNING);
const by = (openedBy: string) => ({ openedBy, expiresAt: AT });
const filling = (words: string) => ({ at: AT, words: cardWordsSchema.parse({ words }) });

export function describeCardLinks(engineName: string, startEngine: () => Promise<Engine>): void {
  describe(`contact cards on ${engineName}`, () => {
    let engine: Engine;
    let tableName: string;
    let cards: CardLinks;
    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine.close());
    beforeEach(async () => {
      tableName = (await engine.createTables()).circle;
      cards = createDynamoDbCardLinks(engine.documentClient, tableName);
    });

    it('are handed out anew for each asking, and once for the same', async () => {
      const first = await cards.open(RUTH, by('one'));
      expect(await cards.open(RUTH, by('one'))).toEqual(first);
      const second = await cards.open(RUTH, by('two'));
      expect(second.edition).not.toBe(first.edition);
      expect(await cards.find(CARD_ID)).toEqual(second);
      expect(await cards.fill(CARD_ID, first.edition, filling('too late'))).toBeUndefined();
      expect((await cards.find(CARD_ID))?.filled).toBeUndefined();
    });

    it('keep the first filling until the owner was told, and then that there was one', async () => {
      const { edition } = await cards.open(RUTH, by('one'));
      expect((await cards.fill(CARD_ID, edition, filling('first')))?.filled?.words?.words).toBe('first');
      expect((await cards.fill(CARD_ID, edition, filling('second')))?.filled?.words?.words).toBe('first');
      for (const _ of ['once', 'again']) await cards.forgetWords(CARD_ID, edition);
      expect((await cards.fill(CARD_ID, edition, filling('third')))?.filled).toEqual({ at: AT });
    });

    it('go with their contact when that is erased', async () => {
      await cards.open(RUTH, by('one'));
      const eraser = createCircleItemEraser(engine.documentClient, tableName);
      const scope = { ownerId: RUTH.ownerId, contactIds: [RUTH.contactId] };
      const leads = {
        messageIds: new Set<string>(),
        interactionIds: new Set<string>(),
        addresses: new Set<string>(),
      };
      for await (const trace of eraser.find(scope, leads)) await eraser.remove(scope, [trace]);
      expect(await cards.find(CARD_ID)).toBeUndefined();
    });
  });
}
