import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbCopyLog } from '../../../functions/inbound/adapters/dynamodb-copy-log.ts';
import type { CopyLog } from '../../../functions/inbound/copy-log.ts';
import { UnreadableItemError } from '../../../functions/shared/errors.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import type { Engine } from '../../engines/engine.ts';

const FIRST = { messageId: 'm1', receivedAt: isoInstantSchema.parse(MONDAY_MORNING) };
const SECOND = { messageId: 'm2', receivedAt: isoInstantSchema.parse('2026-08-24T06:45:00.000Z') };
const KEY = { pk: 'COPIES#k1' };

export function describeCopyLog(engineName: string, startEngine: () => Promise<Engine>): void {
  describe(`the record of first copies on ${engineName}`, () => {
    let engine: Engine;
    let tableName: string;
    let copyLog: CopyLog;

    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine.close());
    beforeEach(async () => {
      tableName = (await engine.createTables()).ledger;
      copyLog = createDynamoDbCopyLog(engine.documentClient, tableName);
    });

    it('gives every later copy the first one, and each key its own', async () => {
      expect(await copyLog.firstSeen('k1', FIRST)).toEqual(FIRST);
      expect(await copyLog.firstSeen('k1', SECOND)).toEqual(FIRST);
      expect(await copyLog.firstSeen('k1', FIRST)).toEqual(FIRST);
      expect(await copyLog.firstSeen('k2', SECOND)).toEqual(SECOND);
    });

    it('gives copies that come at once the same first one', async () => {
      const [one, other] = await Promise.all([
        copyLog.firstSeen('k1', FIRST),
        copyLog.firstSeen('k1', SECOND),
      ]);
      expect(one).toEqual(other);
    });

    it('says of the first one when what it asks for is done', async () => {
      await copyLog.settle('k1');
      expect(await copyLog.firstSeen('k1', FIRST)).toEqual(FIRST);
      await copyLog.settle('k1');
      await copyLog.settle('k1');
      expect(await copyLog.firstSeen('k1', SECOND)).toEqual({ ...FIRST, isSettled: true });
    });

    it('gives a message to the way that claims it first, and to the other one once that claim is old, or settled', async () => {
      const copy = { way: 'copy', at: SECOND.receivedAt } as const;
      expect(await copyLog.claimWay('k1', copy)).toBe('taken');
      for (const key of ['k1', 'k2']) await copyLog.firstSeen(key, FIRST);
      for (const key of ['k1', 'k2', 'k1']) {
        expect(await copyLog.claimWay(key, { way: 'answer', at: FIRST.receivedAt })).toBe('claimed');
        expect(await copyLog.claimWay(key, copy)).toBe('taken');
        const sooner = { ...copy, overClaimsBefore: FIRST.receivedAt };
        expect(await copyLog.claimWay(key, sooner)).toBe('taken');
      }
      expect(await copyLog.claimWay('k1', { ...copy, overClaimsBefore: SECOND.receivedAt })).toBe('claimed');
      expect(await copyLog.claimWay('k1', { way: 'answer', at: SECOND.receivedAt })).toBe('taken');
      await copyLog.settle('k2');
      expect(await copyLog.claimWay('k2', { ...copy, overClaimsBefore: FIRST.receivedAt })).toBe('claimed');
    });

    it('keeps it for a year', async () => {
      await copyLog.firstSeen('k1', FIRST);
      const { Item } = await engine.documentClient.send(new GetCommand({ TableName: tableName, Key: KEY }));
      expect(Item).toMatchObject({ version: 1, expiresAtEpochSeconds: 1_819_089_000 });
    });

    it('does not read what a newer release recorded', async () => {
      await engine.documentClient.send(
        new PutCommand({ TableName: tableName, Item: { ...KEY, version: 2 } }),
      );
      await expect(copyLog.firstSeen('k1', FIRST)).rejects.toThrow(UnreadableItemError);
    });
  });
}
