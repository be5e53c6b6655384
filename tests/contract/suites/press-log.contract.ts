import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UnreadableItemError } from '../../../functions/shared/errors.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { createDynamoDbPressLog } from '../../../functions/web/adapters/dynamodb-press-log.ts';
import type { PressLog } from '../../../functions/web/press-log.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import type { Engine } from '../../engines/engine.ts';

const FIRST = isoInstantSchema.parse(MONDAY_MORNING);
const PRESSED = { pressedAt: FIRST, isFinished: false };
const LATER = isoInstantSchema.parse('2026-08-24T12:00:00.000Z');

export function describePressLog(engineName: string, startEngine: () => Promise<Engine>): void {
  describe(`the record of pressed buttons on ${engineName}`, () => {
    let engine: Engine;
    let tableName: string;
    let pressLog: PressLog;

    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine.close());
    beforeEach(async () => {
      tableName = (await engine.createTables()).ledger;
      pressLog = createDynamoDbPressLog(engine.documentClient, tableName);
    });

    it('keeps the moment of the first press', async () => {
      expect(await pressLog.findPress('p1')).toBeUndefined();
      expect(await pressLog.recordPress('p1', FIRST)).toEqual(PRESSED);
      expect(await pressLog.recordPress('p1', LATER)).toEqual(PRESSED);
      expect(await pressLog.findPress('p1')).toEqual(PRESSED);
      expect(await pressLog.findPress('p2')).toBeUndefined();
    });

    it('gives all who press at once the same moment', async () => {
      const presses = await Promise.all(
        [FIRST, LATER, FIRST].map((moment) => pressLog.recordPress('p1', moment)),
      );
      expect(new Set(presses.map(({ pressedAt }) => pressedAt)).size).toBe(1);
    });

    it('says of a press whether all that follows from it is done', async () => {
      await pressLog.recordPress('p1', FIRST);
      await pressLog.finishPress('p1');
      await pressLog.finishPress('p1');
      expect(await pressLog.recordPress('p1', LATER)).toEqual({ pressedAt: FIRST, isFinished: true });
    });

    it('finishes nothing that was never pressed, or erased since', async () => {
      await pressLog.finishPress('p1');
      expect(await pressLog.findPress('p1')).toBeUndefined();
    });

    it('does not read what a newer release recorded', async () => {
      const item = { pk: 'PRESS#p1', version: 2, pressedAt: FIRST };
      await engine.documentClient.send(new PutCommand({ TableName: tableName, Item: item }));
      await expect(pressLog.findPress('p1')).rejects.toThrow(UnreadableItemError);
    });
  });
}
