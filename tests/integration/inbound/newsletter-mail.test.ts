import { beforeEach, describe, expect, it } from 'vitest';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import type { EmailAddress } from '../../../functions/shared/email-address.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { buildContact } from '../../builders/contact.ts';
import { type Crash, crashAt, crashPoints } from '../../builders/crashing.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { buildIssue, buildSubscriber } from '../../builders/newsletter.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createInboundWorld, type InboundWorld, RUTH, replyAddress } from './inbound-world.ts';

const PRIYA = buildSubscriber();
const ISSUE = deriveDeliveryId('issue', 'first', PRIYA.address);
const TO_ISSUE = replyAddress(0, ISSUE);
const CALLS_OF_AN_ANSWER = 21;
const LEAVE = `leave+${PRIYA.subscriberId}@in.kith.example`;

const engine = await startDynalite();
let world: InboundWorld;

beforeEach(async () => {
  world = await createInboundWorld(engine);
  await world.ports.subscribers.save(PRIYA, undefined);
  await claimIssueTo(PRIYA.address);
  for (const slug of ['zeroth', 'first']) await world.issues.open(buildIssue({ slug }));
});

const claimIssueTo = (recipient: EmailAddress, deliveryId = ISSUE) =>
  world.ports.ledger.claim(buildDelivery({ deliveryId, kind: 'issue', recipient, subjects: [] }));

const answer = (body: string, changes: Parameters<InboundWorld['receive']>[0] = {}) =>
  world.receive({
    recipients: [TO_ISSUE],
    source: PRIYA.address,
    ...changes,
    mail: { from: `Priya Raman <${PRIYA.address}>`, to: TO_ISSUE, body, ...changes.mail },
  });
const contactOf = (address: EmailAddress) => world.ports.contacts.findContactByAddress(RUTH.ownerId, address);
const timelineOf = async (address: EmailAddress) => {
  const contact = await contactOf(address);
  return contact ? (await world.ports.timeline.read(contact)).interactions : [];
};
const priya = () => world.ports.subscribers.find(PRIYA.address);
const answersTo = async (slug: string) => (await world.responses.find(slug)).replies;
const toOwner = () => world.transport.accepted;

describe('an answer to an issue', () => {
  it('of a stranger to the circle brings them into it, without a cadence, and is passed on', async () => {
    await answer('The dog is called Biscuit.');
    expect(await contactOf(PRIYA.address)).toMatchObject({ name: 'Priya', addresses: [PRIYA.address] });
    expect((await contactOf(PRIYA.address))?.cadenceDays).toBeUndefined();
    expect(await timelineOf(PRIYA.address)).toMatchObject([
      {
        kind: 'reply',
        direction: 'inbound',
        text: 'The dog is called Biscuit.',
        source: { by: 'contact-reply', messageId: 'message-1' },
      },
    ]);
    expect(toOwner()).toMatchObject([
      {
        to: { address: 'nora@lindqvist.example' },
        subject: 'Priya wrote back',
        replyTo: expect.stringMatching(/^to\+/),
      },
    ]);
    expect(toOwner()[0]?.text).toContain('Biscuit');
    expect([await answersTo('first'), await answersTo('zeroth')]).toEqual([1, 0]);
  });

  it('of somebody who left no name is under their address', async () => {
    const nameless = buildSubscriber({ firstName: undefined });
    const recipient = nameless.address;
    await world.ports.subscribers.save({ ...nameless, revision: PRIYA.revision + 1 }, PRIYA);
    await answer('Hello.');
    expect(await contactOf(recipient)).toMatchObject({ name: recipient });
  });

  it('of a contact goes on their timeline and counts as being in touch', async () => {
    const [ruth] = RUTH.addresses;
    if (ruth === undefined) throw new Error('Ruth has no address');
    const deliveryId = deriveDeliveryId('issue', 'first', ruth);
    await claimIssueTo(ruth, deliveryId);
    const recipients = [replyAddress(0, deliveryId)];
    await answer('Leo started school.', { recipients, source: ruth, mail: { from: ruth } });
    expect(await timelineOf(ruth)).toMatchObject([{ text: 'Leo started school.', kind: 'reply' }]);
    const touched = await world.ports.contacts.findContact(RUTH);
    expect(touched?.lastTouchAt).toBe('2026-08-24T06:30:00.000Z');
  });

  it('with a contact’s name in From that nothing proves is of whoever got the issue, unproven, and no touch', async () => {
    await answer('Send money.', {
      source: 'evil@x.example',
      verdicts: { spf: 'FAIL', dkim: 'FAIL', dmarc: 'FAIL' },
      mail: { from: RUTH.addresses[0] ?? '' },
    });
    expect(await world.readTimeline()).toEqual([]);
    expect(await timelineOf(PRIYA.address)).toMatchObject([{ source: { by: 'unproven-reply' } }]);
    expect(await world.ports.contacts.findContact(RUTH)).toMatchObject({ lastTouchAt: RUTH.lastTouchAt });
    expect(toOwner()[0]?.subject).toBe('Somebody wrote to you at the address that Priya has');
  });

  it('received twice, or again after a crash, is logged and passed on once', async () => {
    await answer('Biscuit.');
    await answer('Biscuit.');
    const mail = world.take({
      messageId: 'message-2',
      recipients: [TO_ISSUE],
      source: PRIYA.address,
      mail: { from: PRIYA.address, body: 'And a cat.' },
    });
    const finish = () => Promise.reject(new Error('no network'));
    const dying = { ...world.ports, inboundLog: { ...world.ports.inboundLog, finish } };
    await expect(receiveMail(dying, mail)).rejects.toThrow('no network');
    await receiveMail(world.ports, mail);
    expect((await timelineOf(PRIYA.address)).map(({ text }) => text).toSorted()).toEqual([
      'And a cat.',
      'Biscuit.',
    ]);
    expect(toOwner()).toHaveLength(2);
    expect(await answersTo('first')).toBe(2);
  });

  it.each([
    ['Auto-Submitted: auto-replied', PRIYA.address],
    ['Precedence: bulk', PRIYA.address],
    ['X-Autoreply: yes', PRIYA.address],
    ['Subject: Undelivered', ''],
  ])('by a machine (%s) does nothing at all', async (header, source) => {
    await answer('I am away until Monday.', { source, mail: { headers: [header] } });
    expect(await contactOf(PRIYA.address)).toBeUndefined();
    expect(toOwner()).toEqual([]);
    expect(await answersTo('first')).toBe(0);
  });

  it('by a machine never ends a subscription, whatever it says', async () => {
    await answer('Unsubscribe', { mail: { headers: ['Auto-Submitted: auto-replied'] } });
    expect(await priya()).toMatchObject({ status: 'confirmed' });
  });

  it.each(['please stop', 'Unsubscribe', 'Please stop mailing me.'])(
    'that says %j ends the subscription, in silence',
    async (words) => {
      await answer(words);
      expect(await priya()).toMatchObject({ status: 'left', suppression: { scope: 'newsletter' } });
      expect(await contactOf(PRIYA.address)).toBeUndefined();
      expect(toOwner()).toEqual([]);
      expect(await answersTo('first')).toBe(0);
    },
  );

  it.each(['Please stop.\n\nPriya', 'Please stop.\n\nRuthie'])(
    'that says %j is signed, and means the same',
    async (words) => {
      const ruthie = buildContact({
        contactId: 'priyapriyapriyap',
        name: 'Ruth Raman',
        nickname: 'Ruthie',
        addresses: [PRIYA.address],
      });
      await world.ports.contacts.addContact(ruthie);
      await answer(words);
      expect(await priya()).toMatchObject({ status: 'left' });
      expect(await timelineOf(PRIYA.address)).toEqual([]);
    },
  );

  it('that SES found a virus in is kept, and the owner told', async () => {
    await answer('Look at this.', { verdicts: { virus: 'FAIL' } });
    expect(await contactOf(PRIYA.address)).toBeUndefined();
    expect(toOwner()).toHaveLength(1);
  });
});

describe('an answer whose process dies', () => {
  // As many as an answer of somebody new makes: with fewer, the last of these cases would not die.
  it.each(crashPoints(CALLS_OF_AN_ANSWER))(
    '$when its call $atCall is logged and passed on once when it comes again',
    async (crash) => {
      const mail = world.take({
        recipients: [TO_ISSUE],
        source: PRIYA.address,
        mail: { from: PRIYA.address, body: 'Biscuit.' },
      });
      await expect(receiveMail(mortal(crash), mail)).rejects.toThrow();
      world.clock.setTo('2026-08-24T06:40:00.000Z'); // its claim of a message has run out
      await receiveMail(world.ports, mail);
      const logged = await timelineOf(PRIYA.address);
      expect(logged).toMatchObject([{ text: 'Biscuit.' }]);
      expect(toOwner().length).toBeLessThanOrEqual(1);
      expect(await answersTo('first')).toBe(1);
      const relay = deriveDeliveryId('relay', logged[0]?.interactionId ?? '');
      const status = (await world.ports.ledger.find(relay))?.status;
      expect(status).toBe(toOwner().length === 1 && status !== 'unknown' ? 'sent' : 'unknown');
    },
  );
});

function mortal(crash: Crash): InboundWorld['ports'] {
  const { wrap } = crashAt(crash);
  const { ports } = world;
  return {
    ...ports,
    inboundLog: wrap(ports.inboundLog),
    copyLog: wrap(ports.copyLog),
    rawMails: wrap(ports.rawMails),
    tokenKeys: wrap(ports.tokenKeys),
    ledger: wrap(ports.ledger),
    owners: wrap(ports.owners),
    contacts: wrap(ports.contacts),
    timeline: wrap(ports.timeline),
    suppressionList: wrap(ports.suppressionList),
    subscribers: wrap(ports.subscribers),
    issueArchive: wrap(ports.issueArchive),
    issueResponses: wrap(ports.issueResponses),
    transport: wrap(ports.transport),
  };
}

describe('leaving by mail', () => {
  it('works for a person and for a mail program, in any case, twice, and answers nobody', async () => {
    await world.receive({ recipients: [LEAVE.toUpperCase()], source: '', mail: { from: PRIYA.address } });
    expect(await priya()).toMatchObject({ status: 'left' });
    const left = await priya();
    await world.receive({ messageId: 'message-2', recipients: [LEAVE], mail: { body: '' } });
    expect(await priya()).toEqual(left);
    expect(toOwner()).toEqual([]);
  });

  it('with an id that nobody has does nothing and answers nobody', async () => {
    await world.receive({ recipients: [`leave+${'a'.repeat(24)}@in.kith.example`] });
    await world.receive({ messageId: 'message-2', recipients: ['leave+x@in.kith.example'] });
    expect(await priya()).toEqual(PRIYA);
    expect(toOwner()).toEqual([]);
  });
});
