import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbLogAddresses } from '../../../functions/circle/adapters/dynamodb-log-addresses.ts';
import { newLogLabel } from '../../../functions/circle/domain/log-label.ts';
import type { LogAddresses } from '../../../functions/circle/log-addresses.ts';
import { StaleWriteError } from '../../../functions/shared/errors.ts';
import { newOwnerId } from '../../../functions/shared/ids.ts';
import type { Engine } from '../../engines/engine.ts';

const NORA = newOwnerId();
const OMAR = newOwnerId();

export function describeLogAddresses(engineName: string, startEngine: () => Promise<Engine>): void {
  describe(`log addresses on ${engineName}`, () => {
    let engine: Engine;
    let addresses: LogAddresses;

    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine.close());
    beforeEach(async () => {
      addresses = createDynamoDbLogAddresses(engine.documentClient, (await engine.createTables()).circle);
    });

    it('lead to their owner, and labels that were never given out nowhere', async () => {
      expect(await addresses.findLabel(NORA)).toBeUndefined();
      const noras = await addresses.giveLabel(NORA, newLogLabel('Nora'));
      const omars = await addresses.giveLabel(OMAR, newLogLabel('Omar'));
      expect(await addresses.findOwner(noras)).toBe(NORA);
      expect(await addresses.findOwner(omars)).toBe(OMAR);
      expect(await addresses.findOwner(newLogLabel('Nora'))).toBeUndefined();
      for (const odd of ['', 'x', '#', 'NORA', 'a'.repeat(3000)])
        expect(await addresses.findOwner(odd)).toBeUndefined();
    });

    it('are given once, however often and at once they are asked for', async () => {
      const given = await Promise.all([1, 2, 3].map(() => addresses.giveLabel(NORA, newLogLabel('Nora'))));
      const inForce = await addresses.findLabel(NORA);
      expect(given.every((label) => label === inForce)).toBe(true);
      expect(await addresses.giveLabel(NORA, newLogLabel('Nora'))).toBe(inForce);
    });

    it('end when another takes their place; repeating that changes nothing', async () => {
      const first = await addresses.giveLabel(NORA, newLogLabel('Nora'));
      const second = newLogLabel('Nora');
      await addresses.renewLabel(NORA, second);
      await addresses.renewLabel(NORA, second);
      expect(await addresses.findOwner(first)).toBeUndefined();
      expect(await addresses.findOwner(second)).toBe(NORA);
    });

    it('belong to one owner: a label that is taken is refused', async () => {
      const noras = await addresses.giveLabel(NORA, newLogLabel('Nora'));
      await expect(addresses.giveLabel(OMAR, noras)).rejects.toThrow(StaleWriteError);
      await expect(addresses.renewLabel(OMAR, noras)).rejects.toThrow(StaleWriteError);
      expect(await addresses.findOwner(noras)).toBe(NORA);
    });
  });
}
