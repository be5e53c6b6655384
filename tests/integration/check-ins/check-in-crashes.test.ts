import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InboundMail } from '../../../functions/inbound/domain/inbound-mail.ts';
import { type ReceiveMailPorts, receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { type Crash, crashAt } from '../../builders/crashing.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { type CheckInWorld, createCheckInWorld } from './check-in-world.ts';

let engine: Engine;
let world: CheckInWorld;

beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine.close());
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
    copyLog: wrap(ports.copyLog),
    rawMails: wrap(ports.rawMails),
    readMail: wrapFunction(ports.readMail),
    tokenKeys: wrap(ports.tokenKeys),
    ledger: wrap(ports.ledger),
    suppressionList: wrap(ports.suppressionList),
    owners: wrap(ports.owners),
    contacts: wrap(ports.contacts),
    timeline: wrap(ports.timeline),
    mailboxes: wrap(ports.mailboxes),
    drafts: wrap(ports.drafts),
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

const CALLS_OF_AN_APPROVAL = 25;
const crashesWithin = (calls: number): Crash[] =>
  Array.from({ length: calls }, (_, index) => index + 1).flatMap((atCall) => [
    { atCall, when: 'before' },
    { atCall, when: 'after' },
  ]);

describe.each(crashesWithin(CALLS_OF_AN_APPROVAL))('a process that dies $when its call $atCall', (crash) => {
  it('sends an approved letter once, or asks whether it arrived; what went out is on the timeline', async () => {
    const mail = world.takeAnswer('send');
    await receiveAndDie(mail, crash);
    await goOn(mail);
    const [letter, second] = world.letters();
    expect(second).toBeUndefined();
    if (letter === undefined) {
      expect(world.toNora()).toMatchObject([{ subject: 'Did your letter to Ruth arrive?' }]);
      expect(await world.readTimeline()).toEqual([]);
    } else {
      expect(world.toNora()).toEqual([]);
      expect(await world.readTimeline()).toMatchObject([{ kind: 'mail', direction: 'outbound' }]);
      expect((await world.readRuth())?.lastTouchAt).toMatch(/^2026-08-24/);
      expect(await world.readDraft()).toMatchObject({ status: 'sent' });
    }
  });

  it('logs a contact’s answer once, and passes it on at most once', async () => {
    const mail = world.takeReply('Leo loves it!');
    await receiveAndDie(mail, crash);
    await goOn(mail);
    expect(await world.readTimeline()).toMatchObject([{ kind: 'reply', text: 'Leo loves it!' }]);
    expect((await world.readRuth())?.lastTouchAt).toBe(mail.receivedAt);
    expect(world.transport.accepted.length).toBeLessThanOrEqual(1);
  });

  it('logs words that are no decision once, and asks at most once', async () => {
    const mail = world.takeAnswer('Met her on Saturday.');
    await receiveAndDie(mail, crash);
    await goOn(mail);
    expect(await world.readTimeline()).toHaveLength(1);
    expect(world.letters()).toEqual([]);
    expect(world.toNora().length).toBeLessThanOrEqual(1);
  });

  it('never forgets that somebody asked it to stop', async () => {
    const mail = world.takeReply('Please stop');
    await receiveAndDie(mail, crash);
    await goOn(mail);
    await receiveMail(world.ports, world.takeAnswer('send', 'm3'));
    expect(world.letters()).toEqual([]);
  });
});

it('all of these take fewer calls than the crashes above cover', async () => {
  const beyond: Crash = { atCall: CALLS_OF_AN_APPROVAL + 1, when: 'before' };
  expect(await receiveAndDie(world.takeReply('Leo loves it!', 'r1'), beyond)).toBe(false);
  expect(await receiveAndDie(world.takeAnswer('Met her.', 'r2'), beyond)).toBe(false);
  expect(await receiveAndDie(world.takeAnswer('send', 'r3'), beyond)).toBe(false);
  expect(await receiveAndDie(world.takeReply('Please stop', 'r4'), beyond)).toBe(false);
});
