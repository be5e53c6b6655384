import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbInboundLog } from '../../../functions/inbound/adapters/dynamodb-inbound-log.ts';
import type { InboundLog } from '../../../functions/inbound/inbound-log.ts';
import { UnreadableItemError } from '../../../functions/shared/errors.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import type { Engine } from '../../engines/engine.ts';

const MAIL = { messageId: 'm1', receivedAt: isoInstantSchema.parse(MONDAY_MORNING) };
const KEY = { pk: 'INBOUND#m1' };

export function describeInboundLog(engineName: string, startEngine: () => Promise<Engine>): void {
  describe(`the record of inbound messages on ${engineName}`, () => {
    let engine: Engine;
    let tableName: string;
    let inboundLog: InboundLog;

    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine.close());
    beforeEach(async () => {
      tableName = (await engine.createTables()).ledger;
      inboundLog = createDynamoDbInboundLog(engine.documentClient, tableName);
    });

    it('lets a message begin again until it has its fate', async () => {
      expect(await inboundLog.begin(MAIL)).toBe('begun');
      expect(await inboundLog.begin(MAIL)).toBe('begun');
      await inboundLog.finish('m1', 'logged');
      expect(await inboundLog.begin(MAIL)).toBe('finished');
      expect(await inboundLog.begin({ ...MAIL, messageId: 'm2' })).toBe('begun');
    });

    it('keeps the first fate, and gives none to a message that never began', async () => {
      await inboundLog.begin(MAIL);
      await inboundLog.finish('m1', 'forged');
      await inboundLog.finish('m1', 'logged');
      await inboundLog.finish('m2', 'logged');
      const { Item } = await engine.documentClient.send(new GetCommand({ TableName: tableName, Key: KEY }));
      expect(Item).toMatchObject({ fate: 'forged', version: 1, expiresAtEpochSeconds: 1_819_089_000 });
      expect(await inboundLog.begin({ ...MAIL, messageId: 'm2' })).toBe('begun');
    });

    it('does not read what a newer release recorded', async () => {
      await engine.documentClient.send(
        new PutCommand({ TableName: tableName, Item: { ...KEY, version: 2 } }),
      );
      await expect(inboundLog.begin(MAIL)).rejects.toThrow(UnreadableItemError);
    });
  });
}
