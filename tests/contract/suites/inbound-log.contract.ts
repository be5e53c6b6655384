import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbInboundLog } from '../../../functions/inbound/adapters/dynamodb-inbound-log.ts';
import type { InboundLog } from '../../../functions/inbound/inbound-log.ts';
import { UnreadableItemError } from '../../../functions/shared/errors.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildInboundMail } from '../../builders/inbound-mail.ts';
import type { Engine } from '../../engines/engine.ts';

const MAIL = buildInboundMail();
const LATER = isoInstantSchema.parse('2026-08-25T08:00:00.000Z');
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
      expect(Item).toMatchObject({ fate: 'forged', version: 2, expiresAtEpochSeconds: 1_819_089_000 });
      expect(await inboundLog.begin({ ...MAIL, messageId: 'm2' })).toBe('begun');
    });

    it('tells what SES said of a message, what it was, and what became of it', async () => {
      await inboundLog.begin(MAIL);
      await inboundLog.finish('m1', 'quarantined', 'reply');
      expect(await inboundLog.find(['m1', 'm2', 'm1'])).toEqual([
        {
          messageId: 'm1',
          mail: MAIL,
          kind: 'reply',
          fate: 'quarantined',
          releasedFrom: [],
          releasedAt: undefined,
        },
      ]);
    });

    it('lets a held message begin once more when it is released, until it has its next fate', async () => {
      await inboundLog.begin(MAIL);
      await inboundLog.finish('m1', 'quarantined');
      expect(await inboundLog.release('m1', 'quarantined', LATER)).toBe('released');
      expect(await inboundLog.release('m1', 'quarantined', LATER)).toBe('released');
      expect(await inboundLog.begin(MAIL)).toEqual({ releasedFrom: ['quarantined'] });
      await inboundLog.finish('m1', 'logged');
      expect(await inboundLog.begin(MAIL)).toBe('finished');
      expect(await inboundLog.release('m1', 'quarantined', LATER)).toBe('not-held');
    });

    it('notes each fate from which a message was released', async () => {
      await inboundLog.begin(MAIL);
      for (const fate of ['quarantined', 'untrusted'] as const) {
        await inboundLog.finish('m1', fate);
        expect(await inboundLog.release('m1', fate, LATER)).toBe('released');
      }
      const [record] = await inboundLog.find(['m1']);
      expect(record?.releasedFrom.toSorted()).toEqual(['quarantined', 'untrusted']);
      expect(record).toMatchObject({ fate: undefined, releasedAt: LATER });
    });

    it('does not release one from a fate that it no longer has', async () => {
      await inboundLog.begin(MAIL);
      await inboundLog.finish('m1', 'quarantined');
      await inboundLog.release('m1', 'quarantined', LATER);
      expect(await inboundLog.release('m1', 'untrusted', LATER)).toBe('not-held');
      await inboundLog.finish('m1', 'untrusted');
      expect(await inboundLog.release('m1', 'quarantined', LATER)).toBe('not-held');
    });

    it.each(['logged', 'automatic', 'decided'] as const)('does not release one that is %s', async (fate) => {
      await inboundLog.begin(MAIL);
      await inboundLog.finish('m1', fate);
      expect(await inboundLog.release('m1', 'quarantined', LATER)).toBe('not-held');
      expect(await inboundLog.begin(MAIL)).toBe('finished');
    });

    it('releases none that never came, and none that is being read', async () => {
      expect(await inboundLog.release('m1', 'quarantined', LATER)).toBe('not-held');
      await inboundLog.begin(MAIL);
      expect(await inboundLog.release('m1', 'quarantined', LATER)).toBe('not-held');
    });

    it('reads what an earlier release noted', async () => {
      const { receivedAt } = MAIL;
      const item = {
        ...KEY,
        version: 1,
        receivedAt,
        fate: 'untrusted',
        expiresAtEpochSeconds: 1_819_089_000,
      };
      await engine.documentClient.send(new PutCommand({ TableName: tableName, Item: item }));
      expect(await inboundLog.find(['m1'])).toMatchObject([{ fate: 'untrusted', mail: undefined }]);
    });

    it('does not read what a newer release recorded', async () => {
      await engine.documentClient.send(
        new PutCommand({ TableName: tableName, Item: { ...KEY, version: 3 } }),
      );
      await expect(inboundLog.begin(MAIL)).rejects.toThrow(UnreadableItemError);
    });
  });
}
