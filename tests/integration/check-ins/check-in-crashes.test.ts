import { beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import { MailOutcomeUnknownError } from '../../../functions/delivery/mail-transport.ts';
import type { InboundMail } from '../../../functions/inbound/domain/inbound-mail.ts';
import { type ReceiveMailPorts, receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { buildContact } from '../../builders/contact.ts';
import { type Crash, crashAt, crashPoints } from '../../builders/crashing.ts';
import { buildDraft } from '../../builders/draft.ts';
import { buildOwner } from '../../builders/owner.ts';
import { startDynalite } from '../../engines/engine.ts';
import { RUTH } from '../inbound/inbound-world.ts';
import { type CheckInWorld, createCheckInWorld, RUTHS_ADDRESS } from './check-in-world.ts';

const engine = await startDynalite();
let world: CheckInWorld;
/** Another owner, who knows Ruth, too. */
const OTTO = buildOwner({
  ownerId: 'ottoottoottootto',
  addresses: [{ address: 'otto@berg.example', confirmedAt: MONDAY_MORNING }],
});

beforeEach(async () => {
  world = await createCheckInWorld(engine);
});

/** Whether the process died before the message was through; then `died` names the call. */
async function receiveAndDie(mail: InboundMail, crash: Crash): Promise<boolean> {
  const { wrap, wrapFunction } = crashAt(crash);
  const { ports } = world;
  const mortal: ReceiveMailPorts = {
    ...ports,
    inboundLog: wrap(ports.inboundLog),
    records: wrap(ports.records),
    copyLog: wrap(ports.copyLog),
    rawMails: wrap(ports.rawMails),
    readMail: wrapFunction(ports.readMail),
    readFiles: wrapFunction(ports.readFiles),
    tokenKeys: wrap(ports.tokenKeys),
    ledger: wrap(ports.ledger),
    suppressionList: wrap(ports.suppressionList),
    owners: wrap(ports.owners),
    contacts: wrap(ports.contacts),
    timeline: wrap(ports.timeline),
    mailboxes: wrap(ports.mailboxes),
    drafts: wrap(ports.drafts),
    subscribers: wrap(ports.subscribers),
    addOffers: wrap(ports.addOffers),
    transport: wrap(ports.transport),
  };
  return receiveMail(mortal, mail).then(
    () => false,
    () => true,
  );
}

const QUARTERS = ['06:45', '07:00', '07:15', '08:30'].map((time) => `2026-08-24T${time}:00.000Z`);

/** SQS brings the message again, and the schedule runs; SES tells of what it took. */
async function goOn(mail: InboundMail): Promise<void> {
  for (const at of ['2026-08-24T06:31:00Z', '2026-08-24T06:37:00Z', '2026-08-24T06:43:00Z']) {
    world.clock.setTo(at);
    const isThrough = await receiveMail(world.ports, mail).then(
      () => true,
      () => false,
    );
    if (isThrough) break;
  }
  expect(await world.ports.inboundLog.begin(mail)).toBe('finished');
  for (const { deliveryId } of world.transport.accepted) {
    await world.ports.ledger.settle(deliveryId, 'delivered', 'ses-1');
  }
  for (const at of QUARTERS) await world.tick(at);
}

const PM = ['13:15', '13:30', '13:45', '14:00', '15:15'].map((time) => `2026-08-24T${time}:00.000Z`);

/** SES did not say whether it took the letter; Nora was asked. */
async function loseLetter(): Promise<void> {
  world.transport.behave((accept) => {
    world.transport.behave((next) => next());
    accept();
    throw new MailOutcomeUnknownError('no answer in 10 seconds');
  });
  await receiveMail(world.ports, world.takeAnswer('send', 'm0'));
  await world.tick('2026-08-24T06:46:00.000Z');
}

/** Where it is the middle of the night when Nora’s brief comes. */
const moveRuthToBoston = async (): Promise<void> => {
  await world.ports.contacts.changeContact(RUTH, (ruth) => ({ ...ruth, timeZone: 'America/New_York' }));
};

interface Way {
  /** What stands before the message comes. */
  readonly prepare?: () => Promise<void>;
  /** As many as a run of it makes; a test below keeps the number honest. */
  readonly calls: number;
  take(): InboundMail;
  expectHealed(mail: InboundMail): Promise<void>;
}

const ways = {
  'sends an approved letter once, or asks whether it arrived; what went out is on the timeline': {
    calls: 41,
    take: () => world.takeAnswer('send'),
    async expectHealed() {
      const [letter, second] = world.letters();
      expect(second).toBeUndefined();
      if (letter === undefined) {
        expect(world.toNora()).toMatchObject([{ subject: 'Did your letter to Ruth arrive?' }]);
        expect(await world.readTimeline()).toEqual([]);
        return;
      }
      expect(world.toNora()).toEqual([]);
      expect(await world.readTimeline()).toMatchObject([{ kind: 'mail', direction: 'outbound' }]);
      expect((await world.readRuth())?.lastTouchAt).toMatch(/^2026-08-24/);
      expect(await world.readDraft()).toMatchObject({ status: 'sent' });
    },
  },
  'sends a letter that waits for the morning once, or asks whether it arrived': {
    calls: 30,
    prepare: moveRuthToBoston,
    take: () => world.takeAnswer('send'),
    async expectHealed() {
      expect(world.letters()).toEqual([]);
      expect(world.toNora().length).toBeLessThanOrEqual(1);
      for (const at of PM) await world.tick(at);
      expect(world.letters()).toHaveLength(1);
      expect(await world.readTimeline()).toHaveLength(1);
    },
  },
  'holds back a letter that waits': {
    calls: 25,
    prepare: async () => {
      await moveRuthToBoston();
      await receiveMail(world.ports, world.takeAnswer('send', 'm0'));
    },
    take: () => world.takeAnswer('skip'),
    async expectHealed() {
      for (const at of PM) await world.tick(at);
      expect(world.letters()).toEqual([]);
      expect(await world.readDraft()).toMatchObject({ status: 'skipped' });
    },
  },
  'sends a lost letter once more, and only once': {
    calls: 42,
    prepare: loseLetter,
    take: () => world.takeAnswer('send again'),
    async expectHealed() {
      expect(world.letters().length).toBeGreaterThanOrEqual(1);
      expect(world.letters().length).toBeLessThanOrEqual(2);
      // What died between claim and SES may be lost, too: then Nora is asked once more.
      const questions = world.toNora().filter(({ subject }) => subject.endsWith('arrive?'));
      expect(questions.length + (await world.readTimeline()).length).toBe(2);
      expect((await world.readDraft())?.status).not.toBe('approved');
    },
  },
  'logs words that are no decision once, and asks at most once': {
    calls: 29,
    take: () => world.takeAnswer('Met her on Saturday.'),
    async expectHealed() {
      expect(await world.readTimeline()).toHaveLength(1);
      expect(world.letters()).toEqual([]);
      expect(world.toNora().length).toBeLessThanOrEqual(1);
    },
  },
  'keeps a letter of the owner’s own, and shows it at most once; nothing goes out': {
    calls: 28,
    take: () => world.takeAnswer('Dear Ruth,\n\nlunch on Friday?'),
    async expectHealed() {
      expect(await world.readDraft()).toMatchObject({
        status: 'open',
        ownWords: { text: 'Dear Ruth,\n\nlunch on Friday?' },
      });
      expect(world.letters()).toEqual([]);
      expect(world.toNora().length).toBeLessThanOrEqual(1);
    },
  },
  'puts the letter away where there is grief, and says so at most once': {
    calls: 30,
    take: () => world.takeAnswer('Dora died on Tuesday.'),
    async expectHealed() {
      expect(await world.readDraft()).toMatchObject({ status: 'skipped' });
      expect(await world.readTimeline()).toHaveLength(1);
      expect(world.letters()).toEqual([]);
      expect(world.toNora().length).toBeLessThanOrEqual(1);
    },
  },
  'lets the letter wait, and brings it back with its person': {
    calls: 23,
    take: () => world.takeAnswer('later Friday'),
    async expectHealed() {
      expect(await world.readDraft()).toMatchObject({
        status: 'open',
        waitsUntil: '2026-08-27T23:00:00.000Z',
      });
      expect(await world.readRuth()).toMatchObject({ pause: { until: '2026-08-27T23:00:00.000Z' } });
      expect((await world.readRuth())?.draftAskedAt).toBeDefined();
      expect(world.letters()).toEqual([]);
    },
  },
  'moves a letter that has its yes, and lets it out no sooner': {
    calls: 33,
    take: () => world.takeAnswer('later Friday'),
    async prepare() {
      await moveRuthToBoston();
      await receiveMail(world.ports, world.takeAnswer('send', 'm0'));
    },
    async expectHealed() {
      expect(await world.readDraft()).toMatchObject({ status: 'approved' });
      expect((await world.readDraft())?.dueAt).toMatch(/^2026-08-28T13:/);
      expect(world.letters()).toEqual([]);
      expect(world.toNora().length).toBeLessThanOrEqual(2);
    },
  },
  'puts a letter away that has its yes and is too old by the day that the owner wants': {
    calls: 34,
    take: () => world.takeAnswer('later 1 October'),
    async prepare() {
      await moveRuthToBoston();
      await receiveMail(world.ports, world.takeAnswer('send', 'm0'));
    },
    async expectHealed() {
      expect(await world.readDraft()).toMatchObject({ status: 'skipped' });
      expect((await world.readRuth())?.draftAskedAt).toBeDefined();
      expect(world.letters()).toEqual([]);
      expect(world.toNora().length).toBeLessThanOrEqual(2);
    },
  },
  'drops a letter, and ends them at the second no in a row': {
    calls: 29,
    take: () => world.takeAnswer('skip'),
    async prepare() {
      const earlier = buildDraft({ draftId: 'earlierearlieraa', writtenAt: '2026-08-17T06:30:00.000Z' });
      await world.ports.drafts.open(earlier);
      await world.ports.drafts.skip(earlier, earlier.writtenAt);
    },
    async expectHealed() {
      expect(await world.readDraft()).toMatchObject({ status: 'skipped' });
      expect((await world.readRuth())?.checkIns).toMatchObject({ way: 'off' });
      expect(world.toNora().length).toBeLessThanOrEqual(1);
    },
  },
  'hands an owner’s answer over once, or asks whether it arrived; it is on the timeline': {
    calls: 19,
    take: () => world.takeRelayedAnswer('How lovely!'),
    async expectHealed() {
      const [entry, second] = await world.readTimeline();
      expect(second).toBeUndefined();
      const [letter, again] = world.letters();
      expect(again).toBeUndefined();
      if (letter === undefined) {
        expect(world.toNora()).toMatchObject([{ subject: 'Has your answer reached Ruth?' }]);
        expect(entry).toMatchObject({ kind: 'note', direction: 'outbound' });
        return;
      }
      expect(entry).toMatchObject({ direction: 'outbound', text: 'How lovely!' });
      expect(world.toNora().length).toBeLessThanOrEqual(1);
    },
  },
  'logs a contact’s answer once, and passes it on at most once': {
    calls: 18,
    take: () => world.takeReply('Leo loves it!'),
    async expectHealed({ receivedAt }) {
      expect(await world.readTimeline()).toMatchObject([{ kind: 'reply', text: 'Leo loves it!' }]);
      expect((await world.readRuth())?.lastTouchAt).toBe(receivedAt);
      expect(world.transport.accepted.length).toBeLessThanOrEqual(1);
    },
  },
  'never forgets that somebody asked it to stop': {
    calls: 21,
    take: () => world.takeReply('Please stop'),
    async expectHealed() {
      await receiveMail(world.ports, world.takeAnswer('send', 'm3'));
      expect(world.letters()).toEqual([]);
    },
  },
  'ends all mail for good, and tells no owner of it twice': {
    calls: 27,
    async prepare() {
      await createDynamoDbOwnerStore(engine.documentClient, world.tableName).addOwner(OTTO);
      await world.ports.contacts.addContact(buildContact({ ownerId: OTTO.ownerId }));
    },
    take: () => world.takeReply('Please stop all mail from this system.'),
    async expectHealed() {
      const ruth = emailAddressSchema.parse(RUTHS_ADDRESS);
      expect(await world.ports.suppressionList.find(ruth)).toMatchObject({ scope: 'all' });
      const told = world.transport.accepted.map(({ to }) => to.address);
      expect(told).toEqual([...new Set(told)]);
    },
  },
} satisfies Record<string, Way>;

describe.each(Object.entries<Way>(ways))(
  'a process that dies and comes again %s',
  (_, { calls, prepare, take, expectHealed }) => {
    it.each(crashPoints(calls))('$when its call $atCall', async (crash) => {
      await prepare?.();
      const mail = take();
      await receiveAndDie(mail, crash);
      await goOn(mail);
      await expectHealed(mail);
    });

    it('may die at every call', async () => {
      await prepare?.();
      expect(await receiveAndDie(take(), { atCall: calls, when: 'before' })).toBe(true);
      world = await createCheckInWorld(engine);
      await prepare?.();
      expect(await receiveAndDie(take(), { atCall: calls + 1, when: 'before' })).toBe(false);
    });
  },
);
