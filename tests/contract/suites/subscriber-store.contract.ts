import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbSuppressionList } from '../../../functions/delivery/adapters/dynamodb-suppression-list.ts';
import type { SuppressionList } from '../../../functions/delivery/suppression-list.ts';
import { createDynamoDbSubscriberStore } from '../../../functions/newsletter/adapters/dynamodb-subscriber-store.ts';
import {
  afterConfirmation,
  afterLeaving,
  afterRequest,
  type Subscriber,
} from '../../../functions/newsletter/domain/subscriber.ts';
import type { SubscriberStore } from '../../../functions/newsletter/subscriber-store.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { UnreadableItemError } from '../../../functions/shared/errors.ts';
import { newSubscriberId } from '../../../functions/shared/ids.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { buildSubscriber } from '../../builders/newsletter.ts';
import { TOKEN_KEY_STORE } from '../../builders/token-keys.ts';
import type { Engine } from '../../engines/engine.ts';

const NOW = isoInstantSchema.parse(MONDAY_MORNING);
const PENDING = buildSubscriber({ status: 'pending', confirmedAt: undefined, revision: 1 });
const { address } = PENDING;
const COMPLAINT = { reason: 'complaint', scope: 'all', since: NOW } as const;

const must = (subscriber: Subscriber | undefined): Subscriber => {
  if (subscriber === undefined) throw new Error('Nobody is there');
  return subscriber;
};

interface Audience {
  readonly subscribers: SubscriberStore;
  readonly suppressionList: SuppressionList;
}

/** What holds wherever subscribers are kept; `open` makes an empty place for them. */
export function describeSubscribers(where: string, open: () => Promise<Audience>): void {
  describe(`subscribers ${where}`, () => {
    let subscribers: SubscriberStore;
    let suppressionList: SuppressionList;

    beforeEach(async () => {
      ({ subscribers, suppressionList } = await open());
    });

    const take = async (step: (read: Subscriber) => Subscriber | undefined): Promise<Subscriber> => {
      const read = must(await subscribers.find(address));
      const next = must(step(read));
      expect(await subscribers.save(next, read)).toBe('saved');
      return next;
    };
    const listed = () => subscribers.listConfirmed({ limit: 10 });

    it('finds whom it stored, by address and by id', async () => {
      expect(await subscribers.find(address)).toBeUndefined();
      expect(await subscribers.findById(PENDING.subscriberId)).toBeUndefined();
      expect(await subscribers.save(PENDING, undefined)).toBe('saved');
      expect(await subscribers.find(address)).toEqual(PENDING);
      expect(await subscribers.findById(PENDING.subscriberId)).toEqual(PENDING);
    });

    it('lists only who is confirmed, by address and page by page', async () => {
      for (const name of ['cleo', 'ada', 'ben']) {
        const reader = {
          ...buildSubscriber({ subscriberId: newSubscriberId() }),
          address: emailAddressSchema.parse(`${name}@x.example`),
        };
        await subscribers.save(reader, undefined);
      }
      await subscribers.save(PENDING, undefined);
      const first = await subscribers.listConfirmed({ limit: 2 });
      expect(first).toEqual(['ada@x.example', 'ben@x.example']);
      expect(await subscribers.listConfirmed({ after: first[1], limit: 2 })).toEqual(['cleo@x.example']);
    });

    it('takes one of two steps from the same reading', async () => {
      await subscribers.save(PENDING, undefined);
      const left = must(afterLeaving(PENDING, NOW));
      const confirmed = must(afterConfirmation(PENDING, NOW));
      const outcomes = await Promise.all([
        subscribers.save(left, PENDING),
        subscribers.save(confirmed, PENDING),
      ]);
      expect(outcomes.toSorted()).toEqual(['saved', 'stale']);
    });

    it('gives one id of two first requests at once a meaning, and the other none', async () => {
      const twin = buildSubscriber({ ...PENDING, subscriberId: newSubscriberId() });
      const outcomes = await Promise.all([
        subscribers.save(PENDING, undefined),
        subscribers.save(twin, undefined),
      ]);
      expect(outcomes.toSorted()).toEqual(['saved', 'stale']);
      const found = await Promise.all(
        [PENDING, twin].map(({ subscriberId }) => subscribers.findById(subscriberId)),
      );
      expect(found.filter((subscriber) => subscriber !== undefined)).toHaveLength(1);
    });

    it('who leaves is suppressed for the newsletter by the same write, and out of the list', async () => {
      await subscribers.save(PENDING, undefined);
      await take((read) => afterConfirmation(read, NOW));
      expect(await listed()).toEqual([address]);
      await take((read) => afterLeaving(read, NOW));
      expect(await listed()).toEqual([]);
      expect(await suppressionList.find(address)).toEqual({
        reason: 'asked-to-stop',
        scope: 'newsletter',
        since: NOW,
      });
    });

    it('who comes back is freed of their own leaving', async () => {
      await subscribers.save(PENDING, undefined);
      await take((read) => afterLeaving(read, NOW));
      await take((read) => afterRequest(read, { ...read, consent: PENDING.consent }, newSubscriberId));
      expect(await suppressionList.find(address)).toBeDefined();
      await take((read) => afterConfirmation(read, NOW));
      expect(await suppressionList.find(address)).toBeUndefined();
      expect(await listed()).toEqual([address]);
    });

    it('a complaint that came before stays, whatever the subscriber does', async () => {
      await suppressionList.suppress(address, COMPLAINT);
      await subscribers.save(PENDING, undefined);
      await take((read) => afterConfirmation(read, NOW));
      await take((read) => afterLeaving(read, NOW));
      expect(await suppressionList.find(address)).toEqual(COMPLAINT);
    });

    it('a complaint that comes at the same moment as their return is not undone', async () => {
      await subscribers.save(PENDING, undefined);
      await take((read) => afterLeaving(read, NOW));
      await take((read) => afterRequest(read, { ...read, consent: PENDING.consent }, newSubscriberId));
      const read = must(await subscribers.find(address));
      await suppressionList.suppress(address, COMPLAINT);
      expect(await subscribers.save(must(afterConfirmation(read, NOW)), read)).toBe('stale');
      expect(await suppressionList.find(address)).toEqual(COMPLAINT);
    });

    it('a bounce of a subscriber leaves the subscription as it is', async () => {
      await subscribers.save(PENDING, undefined);
      await suppressionList.suppress(address, COMPLAINT);
      expect(await subscribers.find(address)).toEqual({ ...PENDING, suppression: COMPLAINT });
    });

    it('knows when the last issue went there, whatever else is changed', async () => {
      const lastIssueAt = isoInstantSchema.parse('2026-08-25T08:00:00.000Z');
      await subscribers.save({ ...PENDING, lastIssueAt }, undefined);
      await take((read) => afterConfirmation(read, NOW));
      await suppressionList.suppress(address, COMPLAINT);
      expect(await suppressionList.look(address)).toEqual({
        suppression: COMPLAINT,
        lastIssueAt,
      });
    });

    it('notes no answer for an address that nobody subscribed', async () => {
      await subscribers.noteReply(address, NOW);
      expect(await suppressionList.look(address)).toEqual({});
    });

    it('finds many at once: those who are known', async () => {
      await subscribers.save(PENDING, undefined);
      const found = await subscribers.findAll([emailAddressSchema.parse('nobody@x.example'), address]);
      expect([...found]).toEqual([[address, PENDING]]);
      expect(await subscribers.findAll([])).toEqual(new Map());
    });

    it('adds many at once, but whoever is there by then stays as they are', async () => {
      const names = Array.from({ length: 130 }, (_, number) =>
        emailAddressSchema.parse(`r${number}@x.example`),
      );
      const readers = names.map((each) =>
        buildSubscriber({ address: each, subscriberId: newSubscriberId(), revision: 1 }),
      );
      await subscribers.save(PENDING, undefined);
      const twin = buildSubscriber({ subscriberId: newSubscriberId(), revision: 1 });
      expect(await subscribers.addAll([...readers, twin])).toEqual([twin]);
      expect(await subscribers.find(address)).toEqual(PENDING);
      expect(await subscribers.listConfirmed({ limit: 1000 })).toEqual(names.toSorted());
      expect(await subscribers.findById(readers[99]?.subscriberId ?? PENDING.subscriberId)).toEqual(
        readers[99],
      );
      expect((await subscribers.findAll(names)).size).toBe(130);
    });

    it('who comes with a past brings it; what keeps mail from the address already stays', async () => {
      await suppressionList.suppress(address, COMPLAINT);
      const left = buildSubscriber({
        status: 'left',
        leftAt: NOW,
        suppression: { reason: 'asked-to-stop', scope: 'newsletter', since: NOW },
        lastIssueAt: NOW,
        issuesUnanswered: 4,
        revision: 1,
      });
      expect(await subscribers.addAll([left])).toEqual([]);
      expect(await subscribers.find(address)).toEqual({ ...left, suppression: COMPLAINT });
    });

    it('an answer leaves no issue unanswered, whatever else is changed, and one that came before it changes nothing', async () => {
      const earlier = isoInstantSchema.parse('2026-08-18T08:00:00.000Z');
      const later = isoInstantSchema.parse('2026-08-25T08:00:00.000Z');
      await subscribers.save({ ...PENDING, lastIssueAt: earlier, issuesUnanswered: 2 }, undefined);
      await subscribers.noteReply(address, later);
      await subscribers.noteReply(address, earlier);
      await take((read) => afterConfirmation(read, NOW));
      const { lastReplyAt, issuesUnanswered } = must(await subscribers.find(address));
      expect({ lastReplyAt, issuesUnanswered }).toEqual({ lastReplyAt: later, issuesUnanswered: undefined });
    });

    it('erases only whom it read', async () => {
      await subscribers.save(PENDING, undefined);
      expect(await subscribers.erase({ ...PENDING, revision: 2 })).toBe('stale');
      expect(await subscribers.erase(PENDING)).toBe('erased');
      expect(await subscribers.find(address)).toBeUndefined();
      expect(await subscribers.findById(PENDING.subscriberId)).toBeUndefined();
    });
  });
}

export function describeSubscriberStore(engineName: string, startEngine: () => Promise<Engine>): void {
  let engine: Engine;
  let tableName: string;

  beforeAll(async () => {
    engine = await startEngine();
  });
  afterAll(() => engine.close());
  const open = async (): Promise<Audience> => {
    tableName = (await engine.createTables()).audience;
    const { documentClient } = engine;
    return {
      subscribers: createDynamoDbSubscriberStore(documentClient, tableName),
      suppressionList: createDynamoDbSuppressionList(documentClient, tableName, TOKEN_KEY_STORE),
    };
  };

  describeSubscribers(`on ${engineName}`, open);

  it(`on ${engineName}, what a newer release stored is not read`, async () => {
    const { subscribers } = await open();
    const item = { pk: `ADDRESS#${address}`, version: 2, address };
    await engine.documentClient.send(new PutCommand({ TableName: tableName, Item: item }));
    await expect(subscribers.find(address)).rejects.toThrow(UnreadableItemError);
  });

  it(`on ${engineName}, one who answered while an issue was given back has none unanswered`, async () => {
    const { subscribers } = await open();
    await subscribers.save(PENDING, undefined);
    await engine.documentClient.send(
      new UpdateCommand({
        TableName: tableName,
        Key: { pk: `ADDRESS#${address}` },
        UpdateExpression: 'ADD issuesUnanswered :less',
        ExpressionAttributeValues: { ':less': -1 },
      }),
    );
    expect(await subscribers.find(address)).toMatchObject({ issuesUnanswered: 0 });
  });
}
