import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { InboundMail } from '../../../functions/inbound/domain/inbound-mail.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { startDynalite } from '../../engines/engine.ts';
import {
  BRIEF_ID,
  type CheckInWorld,
  createCheckInWorld,
  RUTHS_ADDRESS,
  RUTHS_MAILBOX,
} from '../check-ins/check-in-world.ts';
import { RUTH, replyAddress } from './inbound-world.ts';

type Incoming = NonNullable<Parameters<CheckInWorld['take']>[0]>;

const engine = await startDynalite();
let world: CheckInWorld;

beforeEach(async () => {
  world = await createCheckInWorld(engine);
});

const FIRST = { messageId: 'm1', timestamp: '2026-08-24T07:00:00.000Z' };
const SECOND = { messageId: 'm2', timestamp: '2026-08-24T07:20:00.000Z' };
const messageId = '<1@lindqvist.example>';
const FROM_RUTH = { from: RUTHS_ADDRESS, to: RUTHS_MAILBOX, body: 'Lovely to hear from you.', messageId };

const take = (copy: typeof FIRST, incoming: Incoming = {}) =>
  world.take({ ...copy, ...incoming, mail: { messageId, ...incoming.mail } });
const takeFromRuth = (copy: typeof FIRST, incoming: Incoming = {}) =>
  take(copy, {
    recipients: [RUTHS_MAILBOX],
    source: RUTHS_ADDRESS,
    ...incoming,
    mail: { ...FROM_RUTH, ...incoming.mail },
  });

/** What became of each of them, by its id. */
async function receiveAll(mails: readonly InboundMail[]): Promise<readonly unknown[]> {
  const finish = vi.spyOn(world.ports.inboundLog, 'finish');
  for (const mail of mails) await receiveMail(world.ports, mail);
  return finish.mock.calls.map(([messageId, fate]) => [messageId, fate]);
}
const receiveTwice = (incoming: Incoming = {}) => receiveAll([take(FIRST, incoming), take(SECOND, incoming)]);

describe('the same bytes under two ids of SES', () => {
  it('by the owner make one interaction, at the moment when the first came', async () => {
    expect(await receiveTwice()).toEqual([
      ['m1', 'logged'],
      ['m2', 'duplicate'],
    ]);
    expect(await world.readTimeline()).toMatchObject([
      { occurredAt: FIRST.timestamp, source: { by: 'owner-reply', messageId: 'm1' } },
    ]);
    expect(await world.ports.contacts.findContact(RUTH)).toMatchObject({ lastTouchAt: FIRST.timestamp });
  });

  it('make one interaction when they come at once', async () => {
    const [first, second] = [take(FIRST), take(SECOND)];
    await Promise.all([receiveMail(world.ports, second), receiveMail(world.ports, first)]);
    expect(await world.readTimeline()).toHaveLength(1);
  });

  it('by a contact make one interaction and go to the owner once', async () => {
    expect(await receiveAll([takeFromRuth(FIRST), takeFromRuth(SECOND)])).toEqual([
      ['m1', 'logged'],
      ['m2', 'duplicate'],
    ]);
    expect(await world.readTimeline()).toMatchObject([{ kind: 'reply', occurredAt: FIRST.timestamp }]);
    expect(world.transport.accepted).toMatchObject([{ subject: 'Ruth Adler wrote back' }]);
  });

  it('in answer to an issue make one interaction and go to the owner once', async () => {
    const deliveryId = deriveDeliveryId('issue', 'first', RUTHS_ADDRESS);
    const recipient = emailAddressSchema.parse(RUTHS_ADDRESS);
    await world.ports.ledger.claim(buildDelivery({ deliveryId, kind: 'issue', recipient, subjects: [] }));
    const toIssue = { recipients: [replyAddress(0, deliveryId)] };
    expect(await receiveAll([takeFromRuth(FIRST, toIssue), takeFromRuth(SECOND, toIssue)])).toEqual([
      ['m1', 'logged'],
      ['m2', 'duplicate'],
    ]);
    expect(await world.readTimeline()).toHaveLength(1);
    expect(world.transport.accepted).toHaveLength(1);
  });

  it('by a contact who wants no more mail are one request', async () => {
    const stop = { mail: { body: 'Please stop.' } };
    expect(await receiveAll([takeFromRuth(FIRST, stop), takeFromRuth(SECOND, stop)])).toEqual([
      ['m1', 'stopped'],
      ['m2', 'duplicate'],
    ]);
    expect(await world.readTimeline()).toHaveLength(1);
    expect(world.transport.accepted).toHaveLength(1);
  });

  it('by a contact who wants no more mail undo nothing that the owner decided in between', async () => {
    const stop = { mail: { body: 'Please stop.' } };
    await receiveMail(world.ports, takeFromRuth(FIRST, stop));
    await world.ports.contacts.changeContact(RUTH, (ruth) => ({ ...ruth, checkIns: { way: 'approve' } }));
    await receiveMail(world.ports, takeFromRuth(SECOND, stop));
    expect(await world.ports.contacts.findContact(RUTH)).toMatchObject({ checkIns: { way: 'approve' } });
  });

  it('by a contact who wants no more mail end the letters by the second, when the first died before it did', async () => {
    const stop = { mail: { body: 'Please stop.' } };
    const { contacts } = world.ports;
    const dying = {
      ...world.ports,
      contacts: { ...contacts, withdrawCheckIns: () => Promise.reject(new Error('gone')) },
    };
    await expect(receiveMail(dying, takeFromRuth(FIRST, stop))).rejects.toThrow('gone');
    expect(await contacts.findContact(RUTH)).toMatchObject({ checkIns: { way: 'approve' } });
    await receiveMail(world.ports, takeFromRuth(SECOND, stop));
    expect((await contacts.findContact(RUTH))?.checkIns).toBeUndefined();
  });

  it('that name people for the inner circle do not move them back', async () => {
    const question = buildDelivery({
      deliveryId: 'qqqqqqqqqqqqqqqqqqqqqqqq',
      kind: 'question',
      subjects: [],
    });
    await world.ports.ledger.claim(question);
    const named = { recipients: [replyAddress(0, question.deliveryId)], mail: { body: 'Ruth Adler' } };
    const [first, second] = [take(FIRST, named), take(SECOND, named)];
    await receiveMail(world.ports, first);
    expect(await world.ports.contacts.findContact(RUTH)).toMatchObject({ tier: 'inner' });
    await world.ports.contacts.changeContact(RUTH, (ruth) => ({ ...ruth, tier: 'wide' }));
    await receiveMail(world.ports, second);
    expect(await world.ports.contacts.findContact(RUTH)).toMatchObject({ tier: 'wide' });
    expect(world.transport.accepted).toHaveLength(1);
  });

  it('that say “send” send one letter, and nobody is told that they came too late', async () => {
    const send = { recipients: [replyAddress(0, BRIEF_ID)], mail: { body: 'Send' } };
    expect(await receiveTwice(send)).toEqual([
      ['m1', 'decided'],
      ['m2', 'duplicate'],
    ]);
    expect(world.letters()).toHaveLength(1);
    expect(world.toNora()).toEqual([]);
  });

  it('with nothing new in them get one answer', async () => {
    await receiveTwice({ mail: { body: '> Ruth' } });
    expect(world.transport.accepted).toHaveLength(1);
  });

  it('are done with by the second when the first died half-way', async () => {
    const dying = { ...world.ports, timeline: { ...world.ports.timeline, append: () => Promise.reject() } };
    await receiveMail(dying, take(FIRST)).catch(() => undefined);
    await receiveMail(world.ports, take(SECOND));
    expect(await world.readTimeline()).toMatchObject([{ occurredAt: FIRST.timestamp }]);
    await receiveMail(world.ports, take(FIRST));
    expect(await world.readTimeline()).toHaveLength(1);
  });
});

describe('mail that is no copy', () => {
  it.each([
    ['has other words under the same Message-ID', { mail: { body: 'And again.' } }],
    ['has the same words under another Message-ID', { mail: { messageId: '<2@lindqvist.example>' } }],
  ])('%s, and is logged too', async (_, other) => {
    await receiveAll([take(FIRST), take(SECOND, other)]);
    expect(await world.readTimeline()).toHaveLength(2);
  });

  it('has no Message-ID, however alike', async () => {
    await receiveTwice({ mail: { messageId: '' } });
    expect(await world.readTimeline()).toHaveLength(2);
  });

  it('comes after a stranger’s imitation of it, which keeps nothing from its effect', async () => {
    await receiveAll([takeFromRuth(FIRST, { verdicts: { dmarc: 'FAIL' } }), takeFromRuth(SECOND)]);
    expect(await world.readTimeline()).toMatchObject([
      { source: { by: 'contact-reply', messageId: 'm2' } },
      { source: { by: 'unproven-reply', messageId: 'm1' } },
    ]);
    expect(world.transport.accepted).toHaveLength(2);
  });
});
