import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbCalendarLinks } from '../../../functions/circle/adapters/dynamodb-calendar-links.ts';
import type { CalendarLinks } from '../../../functions/circle/calendar-links.ts';
import { digestOf, newCalendarSecret } from '../../../functions/circle/domain/calendar-secret.ts';
import { newOwnerId } from '../../../functions/shared/ids.ts';
import type { Engine } from '../../engines/engine.ts';

const NORA = newOwnerId();
const OMAR = newOwnerId();
const newDigest = () => digestOf(newCalendarSecret());

export function describeCalendarLinks(engineName: string, startEngine: () => Promise<Engine>): void {
  describe(`calendar links on ${engineName}`, () => {
    let engine: Engine;
    let tableName: string;
    let links: CalendarLinks;

    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine.close());
    beforeEach(async () => {
      tableName = (await engine.createTables()).circle;
      links = createDynamoDbCalendarLinks(engine.documentClient, tableName);
    });

    it('lead to their owner, and others nowhere', async () => {
      const [noras, omars] = [newDigest(), newDigest()];
      expect(await links.hasLink(NORA)).toBe(false);
      await links.setLink(NORA, noras);
      expect(await links.hasLink(NORA)).toBe(true);
      await links.setLink(OMAR, omars);
      expect(await links.findOwner(noras)).toBe(NORA);
      expect(await links.findOwner(omars)).toBe(OMAR);
      expect(await links.findOwner(newDigest())).toBeUndefined();
    });

    it('stop working when another takes their place', async () => {
      const [first, second] = [newDigest(), newDigest()];
      await links.setLink(NORA, first);
      await links.setLink(NORA, second);
      expect(await links.findOwner(first)).toBeUndefined();
      expect(await links.findOwner(second)).toBe(NORA);
    });

    it('can be set again after a crash, and leave nothing behind when they are removed', async () => {
      const digest = newDigest();
      await links.setLink(NORA, digest);
      await links.setLink(NORA, digest);
      expect(await links.findOwner(digest)).toBe(NORA);
      expect(await links.removeLink(NORA)).toBe('removed');
      expect(await links.removeLink(NORA)).toBe('none');
      expect(await links.findOwner(digest)).toBeUndefined();
      const { Items } = await engine.documentClient.send(new ScanCommand({ TableName: tableName }));
      expect(Items).toEqual([]);
    });
  });
}
