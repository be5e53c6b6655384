import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbReaderClaims } from '../../../functions/newsletter/sending/adapters/dynamodb-reader-claims.ts';
import { judgeReader } from '../../../functions/newsletter/sending/domain/judge-reader.ts';
import type { ReaderClaims } from '../../../functions/newsletter/sending/reader-claims.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import type { Engine } from '../../engines/engine.ts';

const at = isoInstantSchema.parse('2026-08-25T08:00:00.000Z');
const before = isoInstantSchema.parse(MONDAY_MORNING);
const after = isoInstantSchema.parse('2026-08-25T08:00:00.001Z');
const today = Temporal.PlainDate.from('2026-08-25');
const address = emailAddressSchema.parse('priya@raman.example');
const dispatch = { slug: 'first-letter', frozenAt: at, forgets: [] };
const request = { dispatch, generation: 1, at, today };

const maybe = <T>(...values: readonly T[]) => fc.constantFrom(undefined, ...values);
const subscriptions = fc.record({
  status: fc.constantFrom('pending', 'confirmed', 'confirmed', 'confirmed', 'left'),
  subscriberId: fc.constant('priyapriyapriyapriyapriy'),
  confirmedAt: maybe(before, at, after),
  topics: maybe(['gifts'], ['praise'], [], ['gifts', 'praise']),
  language: maybe('en', 'en-GB', 'EN', 'de', 'deu', 'DE-AT'),
  pausedUntil: maybe('2026-08-24', '2026-08-25', '2026-08-26'),
});
const items = fc.record({
  subscription: fc.option(subscriptions, { nil: undefined }),
  suppression: maybe(
    { reason: 'complaint', scope: 'all', since: before },
    { reason: 'asked-to-stop', scope: 'newsletter', since: before },
  ),
  inMemorySince: maybe(before),
});
const issues = fc.record({ topic: maybe('gifts', 'praise'), language: maybe('en', 'de', 'de-CH') });

export function describeReaderClaims(engineName: string, startEngine: () => Promise<Engine>): void {
  describe(`claims of readers on ${engineName}`, () => {
    let engine: Engine;
    let tableName: string;
    let claims: ReaderClaims;

    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine.close());
    beforeEach(async () => {
      tableName = (await engine.createTables()).audience;
      claims = createDynamoDbReaderClaims(engine.documentClient, tableName);
    });

    const put = async (item: object) => {
      const Item = { pk: `ADDRESS#${address}`, version: 1, address, ...item };
      await engine.documentClient.send(new PutCommand({ TableName: tableName, Item }));
    };
    const get = async () =>
      (
        await engine.documentClient.send(
          new GetCommand({ TableName: tableName, Key: { pk: `ADDRESS#${address}` } }),
        )
      ).Item;
    const priya = {
      status: 'confirmed',
      subscriberId: 'priyapriyapriyapriyapriy',
      firstName: 'Priya',
      confirmedAt: before,
    };

    it('one of two at once has the reader, and hears who they are', async () => {
      await put({ subscription: priya });
      const both = await Promise.all([claims.claim(address, request), claims.claim(address, request)]);
      expect(both.filter(({ isClaimed }) => isClaimed)).toHaveLength(1);
      for (const { standing } of both) {
        expect(standing?.subscription).toMatchObject({ firstName: 'Priya' });
        expect(standing?.claim).toEqual({ at, generation: 1 });
      }
      expect(await get()).toMatchObject({ lastIssueAt: at });
    });

    it('notes when the issue went there and that it is unanswered, once, and not where it did not go', async () => {
      await put({ subscription: priya, lastIssueAt: before, issuesUnanswered: 2 });
      for (const _ of [1, 2]) await claims.claim(address, request);
      expect(await get()).toMatchObject({ lastIssueAt: at, issuesUnanswered: 3 });
      for (const _ of [1, 2]) await claims.release(address, 'first-letter', 1);
      expect(await get()).toMatchObject({ issuesUnanswered: 2 });
      await put({ subscription: { ...priya, status: 'left' }, lastIssueAt: before, issuesUnanswered: 2 });
      await claims.claim(address, request);
      expect(await get()).toMatchObject({ lastIssueAt: before, issuesUnanswered: 2 });
    });

    it('says the same as judgeReader, whatever stands there', async () => {
      await fc.assert(
        fc.asyncProperty(items, issues, async (item, issue) => {
          await put(item);
          const looked = (await claims.look([address], dispatch.slug)).get(address);
          const terms = { ...dispatch, ...issue };
          const { isClaimed } = await claims.claim(address, { ...request, dispatch: terms });
          expect(isClaimed).toBe(judgeReader(looked, terms, today) === 'may');
        }),
        { numRuns: 150 },
      );
    });

    it('a claim of one issue says nothing of another, and goes when it is forgotten', async () => {
      await put({ subscription: priya });
      await claims.claim(address, request);
      const next = {
        ...request,
        dispatch: { ...dispatch, slug: 'second', forgets: ['first-letter', 'never-was'] },
      };
      expect((await claims.claim(address, next)).isClaimed).toBe(true);
      expect((await claims.look([address], 'first-letter')).get(address)?.claim).toBeUndefined();
      expect((await claims.look([address], 'second')).get(address)?.claim).toEqual({ at, generation: 1 });
    });

    it('gives back and rejects only one’s own claim', async () => {
      await put({ subscription: priya });
      await claims.claim(address, request);
      await claims.release(address, 'first-letter', 2);
      await claims.reject(address, 'first-letter', 2);
      expect((await claims.look([address], 'first-letter')).get(address)?.claim).toEqual({
        at,
        generation: 1,
      });
      await claims.release(address, 'first-letter', 1);
      expect((await claims.claim(address, request)).isClaimed).toBe(true);
      await claims.reject(address, 'first-letter', 1);
      await claims.release(address, 'first-letter', 1);
      expect((await claims.look([address], 'first-letter')).get(address)?.claim).toMatchObject({
        outcome: 'rejected',
      });
    });

    it('closes whom nobody has claimed, for good, and whoever has the claim keeps it', async () => {
      await put({ subscription: priya });
      for (const _ of [1, 2]) expect(await claims.close(address, 'first-letter', at)).toBe(true);
      const { isClaimed, standing } = await claims.claim(address, request);
      expect({ isClaimed, outcome: standing?.claim?.outcome }).toEqual({
        isClaimed: false,
        outcome: 'cancelled',
      });
      await claims.release(address, 'first-letter', 0);
      expect((await claims.claim(address, request)).isClaimed).toBe(false);
      await put({ subscription: priya });
      await claims.claim(address, request);
      expect(await claims.close(address, 'first-letter', at)).toBe(false);
      expect((await claims.look([address], 'first-letter')).get(address)?.claim).toEqual({
        at,
        generation: 1,
      });
    });

    it('an address that nobody knows is not made by a claim', async () => {
      expect(await claims.claim(address, request)).toEqual({ isClaimed: false, standing: undefined });
      expect(await claims.close(address, 'first-letter', at)).toBe(false);
      expect(await get()).toBeUndefined();
      expect(await claims.look([address], 'first-letter')).toEqual(new Map());
    });
  });
}
