import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbIssueTallies } from '../../../functions/delivery/adapters/dynamodb-issue-tallies.ts';
import { NO_TOTALS } from '../../../functions/newsletter/domain/issue.ts';
import { newCursor } from '../../../functions/newsletter/sending/domain/cursor.ts';
import { type Dispatch, dispatchSchema } from '../../../functions/newsletter/sending/domain/dispatch.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { toEpochSeconds } from '../../../functions/shared/epoch-seconds.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import type { Engine, TableNames } from '../../engines/engine.ts';
import { createSendingStores } from '../../integration/newsletter/sending-stores.ts';

const moment = (time: string) => isoInstantSchema.parse(`2026-08-25T${time}.000Z`);
const START = moment('08:00:00');
const LATER = moment('08:03:00');
const FAR = moment('10:00:00');
const expiresAt = toEpochSeconds(Temporal.Instant.from('2026-09-25T08:00:00Z'));
const [ADA, BEN] = ['ada@x.example', 'ben@x.example'].map((text) => emailAddressSchema.parse(text));

const build = (changes: object = {}): Dispatch =>
  dispatchSchema.parse({
    ...{ slug: 'first', ownerId: 'noranoranoranora', status: 'freezing', frozenAt: START, dueAt: START },
    ...{ expiresAt: '2026-08-31T08:00:00.000Z', forgets: [], plan: { chunks: 0, planned: 0 } },
    ...changes,
  });

export function describeIssueSending(engineName: string, startEngine: () => Promise<Engine>): void {
  describe(`an issue on its way, on ${engineName}`, () => {
    let engine: Engine;
    let tables: TableNames;
    let stores: ReturnType<typeof createSendingStores>;

    beforeAll(async () => {
      engine = await startEngine();
    });
    afterAll(() => engine.close());
    beforeEach(async () => {
      tables = await engine.createTables();
      stores = createSendingStores(engine.documentClient, tables);
    });

    it('starts once, is due, and is listed with the newest first', async () => {
      const { dispatches } = stores;
      const both = await Promise.all([dispatches.start(build()), dispatches.start(build())]);
      expect(both.toSorted()).toEqual(['exists', 'started']);
      await dispatches.start(build({ slug: 'second', frozenAt: LATER, dueAt: FAR }));
      expect(await dispatches.find('first')).toEqual(build());
      expect((await dispatches.findDue(LATER)).map(({ slug }) => slug)).toEqual(['first']);
      expect((await dispatches.list()).map(({ slug }) => slug)).toEqual(['second', 'first']);
      expect(await dispatches.find('third')).toBeUndefined();
    });

    it('is due although a clock which ran ahead put it off; one that is over rests for a day', async () => {
      const { dispatches } = stores;
      const ahead = isoInstantSchema.parse('2027-01-01T00:00:00.000Z');
      const tomorrow = isoInstantSchema.parse('2026-08-26T08:00:00.000Z');
      await dispatches.start(build({ dueAt: ahead }));
      await dispatches.start(build({ slug: 'leased', dueAt: LATER }));
      await dispatches.start(build({ slug: 'over', status: 'sent', finishedAt: START, dueAt: tomorrow }));
      expect((await dispatches.findDue(START)).map(({ slug }) => slug)).toEqual(['first']);
      expect((await dispatches.findDue(tomorrow)).map(({ slug }) => slug)).toEqual([
        'leased',
        'over',
        'first',
      ]);
    });

    it('is written down by one at a time; the whole list is settled once', async () => {
      const { dispatches } = stores;
      await dispatches.start(build());
      const plan = { chunks: 1, planned: 2, lastAddress: BEN };
      const both = await Promise.all([
        dispatches.savePlan(build(), plan, LATER),
        dispatches.savePlan(build(), plan, FAR),
      ]);
      expect(both.toSorted()).toEqual(['lost', 'saved']);
      await dispatches.settlePlan('first', plan, 3);
      await dispatches.settlePlan('first', { chunks: 2, planned: 3 }, 4);
      expect(await dispatches.find('first')).toMatchObject({ plan, segments: 3 });
    });

    it('the whole list stands, whatever somebody writes who read it before', async () => {
      const { dispatches } = stores;
      await dispatches.start(build());
      const whole = { chunks: 2, planned: 700, lastAddress: BEN };
      await dispatches.settlePlan('first', whole, 1);
      expect(await dispatches.savePlan(build(), { chunks: 1, planned: 500 }, LATER)).toBe('lost');
      expect(await dispatches.find('first')).toMatchObject({ plan: whole, dueAt: START });
    });

    it('turns only from where it stands, and never once it is over', async () => {
      const { dispatches } = stores;
      await dispatches.start(build());
      expect(await dispatches.turn('first', { from: ['sending'], to: { status: 'paused' } })).toBe(false);
      expect(await dispatches.turn('first', { from: ['freezing'], to: { status: 'sending' } })).toBe(true);
      const end = { status: 'sent', finishedAt: LATER, totals: NO_TOTALS, dueAt: undefined } as const;
      expect(await dispatches.turn('first', { from: ['sending'], to: end })).toBe(true);
      expect(await dispatches.findDue(FAR)).toEqual([]);
      expect(await dispatches.turn('first', { from: ['sent'], to: { status: 'cancelled' } })).toBe(false);
      expect(await dispatches.turn('nobody', { from: ['sending'], to: { status: 'paused' } })).toBe(false);
      await dispatches.noteTotals('first', { ...NO_TOTALS, planned: 1, sent: 1 }, undefined);
      expect((await dispatches.find('first'))?.totals).toMatchObject({ sent: 1 });
    });

    it('follows no word that is older than the one it followed last, and goes on by mail only where it did not stop', async () => {
      const { dispatches } = stores;
      await dispatches.start(build({ status: 'sending' }));
      const follow = (status: 'paused' | 'sending', agendaRevision: number) =>
        dispatches.turn('first', {
          from: ['sending', 'paused'],
          stoppedAt: 'never',
          to: { status, agendaRevision },
        });
      expect(await follow('paused', 5)).toBe(true);
      expect(await follow('sending', 4)).toBe(false);
      expect(await follow('paused', 5)).toBe(true);
      expect(await follow('sending', 6)).toBe(true);
      const stop = { reason: 'bounces', at: LATER, isTold: false } as const;
      await dispatches.turn('first', { from: ['sending'], to: { status: 'paused', stop } });
      expect(await follow('sending', 7)).toBe(false);
      expect(await dispatches.find('first')).toMatchObject({ status: 'paused', agendaRevision: 6 });
    });

    it('is paused by no word that came before a command let it go on', async () => {
      const { dispatches } = stores;
      await dispatches.start(build({ status: 'sending' }));
      const pause = (unlessResumedSince: typeof LATER) =>
        dispatches.turn('first', { from: ['sending'], unlessResumedSince, to: { dueAt: LATER } });
      expect(await pause(START)).toBe(true);
      await dispatches.turn('first', { from: ['sending'], to: { resumedAt: START } });
      expect(await pause(START)).toBe(false);
      expect(await pause(LATER)).toBe(true);
    });

    it('notes what was told of a stop on that very stop, and on no later one', async () => {
      const { dispatches } = stores;
      const stop = { reason: 'bounces', at: LATER, isTold: false } as const;
      await dispatches.start(build({ status: 'stopped', stop }));
      const tell = (at: typeof LATER) =>
        dispatches.turn('first', {
          from: ['stopped'],
          stoppedAt: at,
          to: { stop: { ...stop, at, isTold: true } },
        });
      expect(await tell(START)).toBe(false);
      expect(await dispatches.find('first')).toMatchObject({ stop: { at: LATER, isTold: false } });
      expect(await tell(LATER)).toBe(true);
      expect(await dispatches.find('first')).toMatchObject({ stop: { at: LATER, isTold: true } });
    });

    it('counts what SES tells of it, and of no issue that never was', async () => {
      const tallies = createDynamoDbIssueTallies(engine.documentClient, tables.audience);
      await stores.dispatches.start(build());
      const change = { delivered: 2, bounced: 1, complained: 0 };
      await Promise.all([
        tallies.add('first', change),
        tallies.add('first', change),
        tallies.add('never', change),
      ]);
      expect(await stores.dispatches.find('first')).toMatchObject({
        delivered: 4,
        bounced: 2,
        complained: 0,
      });
      expect(await stores.dispatches.find('never')).toBeUndefined();
    });

    it('a segment is taken by one, who loses it once another takes it up', async () => {
      const { cursors } = stores;
      const cursor = newCursor('first', 1, START);
      await cursors.create(cursor);
      await cursors.create({ ...cursor, generation: 9 });
      const lease = { now: START, until: LATER, latest: FAR };
      const both = await Promise.all([cursors.take('first', 1, lease), cursors.take('first', 1, lease)]);
      const [taken] = both.filter((each) => each !== undefined);
      expect(both.filter((each) => each === undefined)).toHaveLength(1);
      expect(taken).toEqual({ ...cursor, generation: 1, dueAt: LATER });
      const second = await cursors.take('first', 1, { ...lease, now: LATER });
      expect(second?.generation).toBe(2);
      expect(taken && (await cursors.save(taken))).toBe('lost');
      const unknown = [deriveDeliveryId('issue', 'first', 'ada')];
      const done = second && { ...second, status: 'done' as const, unknown, refusals: 2 };
      expect(done && (await cursors.save(done))).toBe('saved');
      expect(await cursors.take('first', 1, { now: FAR, until: FAR, latest: FAR })).toBeUndefined();
      expect(await cursors.list('first', 2)).toEqual([done]);
    });

    it('a lease that a clock which ran ahead gave is taken all the same', async () => {
      const { cursors } = stores;
      await cursors.create(newCursor('first', 0, isoInstantSchema.parse('2027-01-01T00:00:00.000Z')));
      expect(await cursors.take('first', 0, { now: START, until: LATER, latest: FAR })).toBeDefined();
    });

    it('a chunk of the roll is written once, and gone when it is removed', async () => {
      const { rolls } = stores;
      const one = [ADA, BEN].flatMap((each) => each ?? []);
      expect(await rolls.write('first', 0, one, expiresAt)).toEqual(one);
      expect(await rolls.write('first', 0, one.slice(1), expiresAt)).toEqual(one);
      expect(await rolls.read('first', 0)).toEqual(one);
      await rolls.remove('first', 1);
      expect(await rolls.read('first', 0)).toEqual([]);
    });

    it('stretches of the rate follow each other, however many ask at once', async () => {
      const { rate } = stores;
      const now = 1_787_000_000_000;
      const starts = await Promise.all(Array.from({ length: 6 }, () => rate.reserve(1_000, now)));
      expect(starts.toSorted((one, other) => one - other)).toEqual(
        Array.from({ length: 6 }, (_, index) => now + index * 1_000),
      );
      expect(await rate.reserve(500, now + 60_000)).toBe(now + 60_000);
    });

    it('the rate does not wait for a moment that only a clock which ran ahead can have meant', async () => {
      const { rate } = stores;
      const now = 1_787_000_000_000;
      await rate.reserve(1_000, now + 86_400_000);
      expect(await rate.reserve(1_000, now)).toBe(now);
    });

    it('the record of a mail moves forward alone, whichever word comes first', async () => {
      const { issueLedger } = stores;
      const sent = buildDelivery({ kind: 'issue', subjects: [], status: 'sent', sesMessageId: 'ses-1' });
      const delivered = { ...sent, status: 'delivered' as const };
      expect(await issueLedger.record(delivered)).toBe(true);
      expect(await issueLedger.record(sent)).toBe(false);
      expect(await issueLedger.record(delivered)).toBe(false);
      expect(await issueLedger.record({ ...sent, status: 'unknown', sesMessageId: undefined })).toBe(false);
      expect(await issueLedger.findMany([sent.deliveryId])).toEqual([delivered]);
      expect(await issueLedger.record({ ...sent, status: 'bounced' })).toBe(true);
    });

    it('what was unknown is settled by what comes later, and nobody unknown is found', async () => {
      const { issueLedger } = stores;
      const unknown = buildDelivery({ kind: 'issue', subjects: [], status: 'unknown' });
      expect(await issueLedger.record(unknown)).toBe(true);
      expect(await issueLedger.record({ ...unknown, status: 'sent', sesMessageId: 'ses-1' })).toBe(true);
      const nobody = deriveDeliveryId('issue', 'first', 'nobody');
      expect(await issueLedger.findMany([unknown.deliveryId, nobody])).toMatchObject([{ status: 'sent' }]);
    });

    it('of words that come at the same moment the furthest stays, and no moment of arrival is lost', async () => {
      const { issueLedger } = stores;
      for (let round = 0; round < 10; round += 1) {
        const deliveryId = deriveDeliveryId('issue', 'first', `round ${round}`);
        const sent = buildDelivery({ deliveryId, kind: 'issue', status: 'sent', sesMessageId: 'ses-1' });
        const words = [
          sent,
          { ...sent, status: 'delivered' as const, deliveredAt: LATER },
          { ...sent, status: 'complained' as const },
        ];
        const moved = await Promise.all(words.map((word) => issueLedger.record(word)));
        const [found] = await issueLedger.findMany([deliveryId]);
        expect(found?.status).toBe('complained');
        expect(found?.deliveredAt).toBe(moved[1] === true ? LATER : undefined);
      }
    });

    it('more than a hundred records are found at once', async () => {
      const { issueLedger } = stores;
      const ids = Array.from({ length: 130 }, (_, index) =>
        deriveDeliveryId('issue', 'first', String(index)),
      );
      for (const deliveryId of ids)
        await issueLedger.record(buildDelivery({ deliveryId, kind: 'issue', status: 'sent' }));
      expect(await issueLedger.findMany(ids)).toHaveLength(130);
    });
  });
}
