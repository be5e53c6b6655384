import { beforeEach, describe, expect, it } from 'vitest';
import { logAddress } from '../../../functions/circle/domain/log-label.ts';
import { AnswerPendingError } from '../../../functions/inbound/claim-copy-way.ts';
import type { InboundMail } from '../../../functions/inbound/domain/inbound-mail.ts';
import { type ReceiveMailPorts, receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { type Crash, crashAt } from '../../builders/crashing.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { startDynalite } from '../../engines/engine.ts';
import {
  createInboundWorld,
  INBOUND_DOMAIN,
  type InboundWorld,
  NORA,
  RUTH,
  replyAddress,
} from './inbound-world.ts';

const LABEL = 'nora-k3x7q2mw';
const QUESTION = buildDelivery({ deliveryId: 'qqqqqqqqqqqqqqqqqqqqqqqq', kind: 'question', subjects: [] });
const mail = {
  to: 'Ruth <ruth@adler.example>',
  subject: 'Lunch',
  messageId: '<one@lindqvist.example>',
  headers: ['Date: Mon, 24 Aug 2026 07:10:00 +0100'],
  body: 'It was good to see you at the harbour today, and Leo has grown so much.',
};
const ADDRESSES = {
  'a reply address': replyAddress(),
  'the log address': logAddress(LABEL, INBOUND_DOMAIN),
} as const;

const engine = await startDynalite();
let world: InboundWorld;

beforeEach(async () => {
  isWrittenDown = false;
  world = await createInboundWorld(engine);
  await world.logAddresses.giveLabel(NORA.ownerId, LABEL);
});

const take = (messageId: string, address: string, body = mail.body) =>
  world.take({ messageId, recipients: [address], mail: { ...mail, body } });

/** Whether an answer had been written down when its process died: then it is that message which goes on, and no copy. */
let isWrittenDown: boolean;
const recordsOf = (): ReceiveMailPorts['records'] => ({
  ...world.ports.records,
  begin: async (record) => {
    const begun = await world.ports.records.begin(record);
    isWrittenDown = true;
    return begun;
  },
});

/** Whether the process died before the message was through. */
function receiveAndDie(received: InboundMail, crash: Crash): Promise<boolean> {
  const { wrap, wrapFunction } = crashAt(crash);
  const { ports } = world;
  const mortal = {
    ...ports,
    inboundLog: wrap(ports.inboundLog),
    copyLog: wrap(ports.copyLog),
    records: wrap(recordsOf()),
    rawMails: wrap(ports.rawMails),
    readMail: wrapFunction(ports.readMail),
    tokenKeys: wrap(ports.tokenKeys),
    ledger: wrap(ports.ledger),
    owners: wrap(ports.owners),
    // Read as a stream, not by one call.
    contacts: { ...wrap(ports.contacts), listContacts: ports.contacts.listContacts },
    timeline: wrap(ports.timeline),
    transport: wrap(ports.transport),
    logAddresses: wrap(ports.logAddresses),
  };
  return receiveMail(mortal, received).then(
    () => false,
    () => true,
  );
}

/** As SQS does it: it comes again after six minutes, and twice more. */
async function receiveUntilThrough(received: InboundMail): Promise<void> {
  for (const at of ['2026-08-24T06:31:00Z', '2026-08-24T06:37:00Z', '2026-08-24T06:43:00Z']) {
    world.clock.setTo(at);
    const isThrough = await receiveMail(world.ports, received).then(
      () => true,
      () => false,
    );
    if (isThrough) return;
  }
  throw new Error('The message never came through');
}

const LAST_CALL = 22;
const crashes: Crash[] = Array.from({ length: LAST_CALL }, (_, index) => index + 1).flatMap((atCall) => [
  { atCall, when: 'before' },
  { atCall, when: 'after' },
]);
const WAYS = [
  ['a reply address', 'the log address'],
  ['the log address', 'a reply address'],
  ['a reply address', 'a reply address'],
  ['the log address', 'the log address'],
] as const;

describe.each(WAYS)('a message whose first copy comes to %s and dies for good', (first, second) => {
  it.each(crashes)('$when call $atCall is on the timeline once by its second copy, to %s', async (crash) => {
    const dead = take('m1', ADDRESSES[first]);
    await receiveAndDie(dead, crash);
    await receiveUntilThrough(take('m2', ADDRESSES[second]));
    const goesOnByItself = isWrittenDown && second === 'the log address';
    if (!goesOnByItself) expect(await world.readTimeline()).toHaveLength(1);
    // From the dead-letter queue, days later.
    world.clock.setTo('2026-08-27T06:00:00Z');
    await receiveMail(world.ports, dead);
    expect(await world.readTimeline()).toHaveLength(1);
  });

  it('takes fewer calls than the crashes cover', async () => {
    expect(await receiveAndDie(take('m1', ADDRESSES[first]), { atCall: LAST_CALL, when: 'after' })).toBe(
      false,
    );
  });
});

it('a copy of an answer that may still be under way comes again', async () => {
  const begin = () => Promise.reject(new Error('gone'));
  const dying = { ...world.ports, records: { ...world.ports.records, begin } };
  await expect(receiveMail(dying, take('m1', ADDRESSES['a reply address']))).rejects.toThrow('gone');
  const copy = take('m2', ADDRESSES['the log address']);
  await expect(receiveMail(world.ports, copy)).rejects.toThrow(AnswerPendingError);
  expect(await world.readTimeline()).toEqual([]);
});

it('an answer and a copy of it that come at once make one entry', async () => {
  const [answer, copy] = [take('m1', ADDRESSES['a reply address']), take('m2', ADDRESSES['the log address'])];
  await Promise.allSettled([receiveMail(world.ports, answer), receiveMail(world.ports, copy)]);
  await receiveUntilThrough(copy);
  await receiveUntilThrough(answer);
  expect(await world.readTimeline()).toHaveLength(1);
});

it('words that say nothing to Kith are logged by a copy at once, as a mail', async () => {
  const recipients = Object.values(ADDRESSES);
  await receiveMail(world.ports, world.take({ recipients, mail: { ...mail, body: 'Thanks!' } }));
  expect(await world.readTimeline()).toMatchObject([{ kind: 'mail', text: 'Lunch\n\nThanks!' }]);
});

describe.each(crashes)(
  'an answer to a question whose first copy dies for good $when call $atCall',
  (crash) => {
    it('is followed by its second copy, and undoes nothing when it comes back', async () => {
      await world.ports.ledger.claim(QUESTION);
      const address = replyAddress(0, QUESTION.deliveryId);
      const dead = take('m1', address, 'Ruth Adler');
      await receiveAndDie(dead, crash);
      await receiveUntilThrough(take('m2', address, 'Ruth Adler'));
      expect(await world.ports.contacts.findContact(RUTH)).toMatchObject({ tier: 'inner' });
      await world.ports.contacts.changeContact(RUTH, (ruth) => ({ ...ruth, tier: 'wide' }));
      await receiveMail(world.ports, dead);
      expect(await world.ports.contacts.findContact(RUTH)).toMatchObject({ tier: 'wide' });
      expect(world.notices().length).toBeLessThanOrEqual(1);
    });
  },
);
