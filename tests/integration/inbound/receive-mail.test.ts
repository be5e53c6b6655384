import { beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import { MailRefusedError } from '../../../functions/delivery/mail-transport.ts';
import { RawMailMissingError } from '../../../functions/inbound/raw-mail-store.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { OwnerMailPendingError } from '../../../functions/notices/send-to-owner.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { buildOwner } from '../../builders/owner.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createInboundWorld, type InboundWorld, RUTH, replyAddress } from './inbound-world.ts';

const engine = await startDynalite();
let world: InboundWorld;

beforeEach(async () => {
  world = await createInboundWorld(engine);
});

const FORGED = replyAddress().replace(/..@/, 'aa@');

describe('an owner’s reply', () => {
  it('goes on the timeline of its person with its new words, at the moment SES took it', async () => {
    await world.receive({
      messageId: 'm1',
      timestamp: '2026-08-24T07:00:00.000Z',
      mail: { body: 'Met for lunch.\r\n\r\nOn 24 Aug 2026, at 07:30, Kith wrote:\r\n> Ruth' },
    });
    expect(await world.readTimeline()).toMatchObject([
      {
        contactId: RUTH.contactId,
        text: 'Met for lunch.',
        occurredAt: '2026-08-24T07:00:00.000Z',
        source: { by: 'owner-reply', messageId: 'm1' },
      },
    ]);
    expect(world.notices()).toEqual([]);
  });

  const OUTLOOK_QUOTES =
    'From: Kith <kith@kith.example>\r\nSent: Monday, August 24, 2026 7:00 AM\r\nTo: Nora Lindqvist <nora@lindqvist.example>\r\nSubject: Ruth Adler today\r\n\r\nGood morning, Nora.\r\nAsk after Leo.';

  it('that holds nothing but the brief, as Outlook quotes it, is empty', async () => {
    await world.receive({ mail: { subject: 'RE: Ruth Adler today', body: `\r\n\r\n${OUTLOOK_QUOTES}` } });
    expect(await world.readTimeline()).toEqual([]);
    expect(world.notices()[0]?.subject).toContain('no new words');
  });

  it('that forwards a mail is kept with it', async () => {
    const mail = { subject: 'FW: Ruth Adler today', body: `For her file.\r\n\r\n${OUTLOOK_QUOTES}` };
    await world.receive({ mail });
    expect((await world.readTimeline())[0]?.text).toMatch(/^For her file\..*Ask after Leo\.$/s);
  });

  it('to several addresses is logged where it can be, and she hears of the one that leads nowhere any more', async () => {
    const gone = replyAddress(0, deriveDeliveryId('gone'));
    await world.receive({ recipients: [FORGED, gone, replyAddress()], mail: { body: 'Met for lunch.' } });
    expect(await world.readTimeline()).toMatchObject([{ text: 'Met for lunch.' }]);
    expect(world.notices()).toMatchObject([{ subject: 'A mail came about somebody whom Kith cannot find' }]);
  });

  it('counts as being in touch', async () => {
    await world.receive();
    expect(await world.ports.contacts.findContact(RUTH)).toMatchObject({ lastTouchAt: MONDAY_MORNING });
  });

  it('is logged once, however often and however concurrently it is delivered', async () => {
    const mail = world.take();
    await Promise.all([receiveMail(world.ports, mail), receiveMail(world.ports, mail)]);
    await receiveMail(world.ports, mail);
    expect(await world.readTimeline()).toHaveLength(1);
  });

  it('that comes again after a brief has shown it is not left to the next brief once more', async () => {
    const waiting = async () => (await world.ports.owners.findOwner(RUTH.ownerId))?.recordsToShow;
    await world.receive();
    expect(await waiting()).toHaveLength(1);
    await world.ports.owners.changeOwner(RUTH.ownerId, (owner) => ({ ...owner, recordsToShow: [] }));
    const copy = { messageId: '<message-1@lindqvist.example>' };
    await world.receive({ messageId: 'message-2', mail: copy });
    expect(await waiting()).toEqual([]);
    expect(await world.readTimeline()).toHaveLength(1);
  });

  it('is not even fetched again once it has its fate', async () => {
    const mail = world.take();
    await receiveMail(world.ports, mail);
    world.bucket.clear();
    await expect(receiveMail(world.ports, mail)).resolves.toBeUndefined();
  });

  it('is tried again when the bucket does not hold it yet', async () => {
    const mail = world.take();
    world.bucket.clear();
    await expect(receiveMail(world.ports, mail)).rejects.toThrow(RawMailMissingError);
    world.take();
    await receiveMail(world.ports, mail);
    expect(await world.readTimeline()).toHaveLength(1);
  });

  it('is found by the envelope, whatever its To says', async () => {
    await world.receive({ mail: { to: 'somebody@else.example' } });
    expect(await world.readTimeline()).toHaveLength(1);
  });

  it('without new words logs nothing, and its owner is told', async () => {
    await world.receive({ mail: { body: 'On 24 Aug 2026, at 07:30, Kith wrote:\r\n> Ruth' } });
    expect(await world.readTimeline()).toEqual([]);
    expect(world.notices()).toMatchObject([
      { subject: 'Your reply about Ruth Adler had no new words in it' },
    ]);
  });
});

describe('mail that is not acted on', () => {
  it.each([
    [
      'a person who is not in the message',
      { recipients: [replyAddress(7)] },
      'A mail came about somebody whom Kith cannot find',
    ],
    [
      'a message that Kith does not know',
      { recipients: [replyAddress(0, deriveDeliveryId('gone'))] },
      'A mail came about somebody whom Kith cannot find',
    ],
    ['a stranger', { mail: { from: 'eve@evil.example' } }, 'A mail about Ruth Adler may not be yours'],
    ['a sender who fails DMARC', { verdicts: { dmarc: 'FAIL' } }, 'A mail about Ruth Adler may not be yours'],
  ])('because of %s is kept and reported once, with its words quoted', async (_, incoming, subject) => {
    const mail = world.take(incoming);
    await receiveMail(world.ports, mail);
    await receiveMail(world.ports, mail);
    expect(await world.readTimeline()).toEqual([]);
    expect(world.bucket.size).toBe(1);
    expect(world.notices()).toMatchObject([{ subject, to: { address: 'nora@lindqvist.example' } }]);
    expect(world.notices()[0]?.text).toContain('> Met Ruth for lunch.');
  });

  it('because of a forged address is kept and reported, and not a word of it is quoted', async () => {
    await world.receive({ recipients: [FORGED], mail: { from: 'eve@evil.example' } });
    expect(await world.readTimeline()).toEqual([]);
    expect(world.bucket.size).toBe(1);
    expect(world.notices()).toMatchObject([
      { subject: 'A mail came to a reply address that Kith does not know' },
    ]);
    expect(world.notices()[0]?.text).not.toContain('Met Ruth');
    expect(world.notices()[0]?.html).not.toContain('Met Ruth');
  });

  it('because its address has expired is reported with the name of the person', async () => {
    world.clock.setTo('2027-03-01T07:00:00.000Z');
    await world.receive();
    expect(await world.readTimeline()).toEqual([]);
    expect(world.notices()).toMatchObject([
      { subject: 'A mail about Ruth Adler came to an address that has expired' },
    ]);
  });

  it('because it answers a nudge of a year ago, whose key is gone, is told to its owner with what to do', async () => {
    const keys = { current: { id: 'b', secret: Buffer.from('the key of next year') } };
    const ports = {
      ...world.ports,
      tokenKeys: { readTokenKeys: async () => keys },
      operatorAddress: emailAddressSchema.parse('ops@kith.example'),
    };
    world.clock.setTo('2027-08-24T07:00:00.000Z');
    await receiveMail(ports, world.take({ timestamp: '2027-08-24T06:30:00.000Z' }));
    expect(await world.readTimeline()).toEqual([]);
    expect(await world.ports.inboundLog.find(['message-1'])).toMatchObject([{ fate: 'forged' }]);
    const [notice, ...others] = world.notices();
    expect(others).toEqual([]);
    expect(notice?.subject).toBe('Your mail came to a reply address that Kith does not know any more');
    expect(notice?.text.replaceAll(/\s+/g, ' ')).toContain('answer a newer nudge with the same words');
    expect(notice?.text).toContain('> Met Ruth for lunch.');
  });

  it.each([
    ['a made-up address', FORGED, 'Your mail came to a reply address that Kith does not know any more'],
    [
      'a message that is long gone',
      replyAddress(0, deriveDeliveryId('gone')),
      'A mail came about somebody whom Kith cannot find',
    ],
  ])('to %s is told to the owner who wrote it, and to no other', async (_, recipient, subject) => {
    const address = emailAddressSchema.parse('bo@berg.example');
    const bo = buildOwner({
      ownerId: 'bobobobobobobobo',
      name: 'Bo Berg',
      addresses: [{ address, confirmedAt: MONDAY_MORNING }],
    });
    await createDynamoDbOwnerStore(engine.documentClient, world.tableName).addOwner(bo);
    await world.receive({ recipients: [recipient], mail: { from: 'Bo Berg <bo@berg.example>' } });
    expect(world.notices()).toMatchObject([{ subject, to: { address } }]);
    expect(world.notices()[0]?.text).toContain('> Met Ruth for lunch.');
  });

  it.each([
    ['a stranger to whom the owner forwarded the nudge', 'Sam <sam@other.example>'],
    ['another address of the owner’s that Kith does not know', 'Nora Lindqvist <nora@work.example>'],
  ])('because it comes from %s changes nothing, commands neither', async (_, from) => {
    await world.receive({ mail: { from, body: 'snooze 2w\r\nstop all' } });
    expect(await world.readTimeline()).toEqual([]);
    expect((await world.ports.contacts.findContact(RUTH))?.pause).toBeUndefined();
    expect(world.transport.accepted).toMatchObject([
      { subject: 'A mail about Ruth Adler may not be yours', to: { address: 'nora@lindqvist.example' } },
    ]);
    expect(world.notices()[0]?.text.replaceAll(/\s+/g, ' ')).toContain(
      'send it again from one of your confirmed addresses',
    );
  });

  it('is quoted by no more than 500 characters, as text and never as markup', async () => {
    const body = `<img src=x> ${'long '.repeat(1000)}`;
    await world.receive({ mail: { from: 'eve@evil.example', body } });
    const [notice] = world.notices();
    expect(notice?.text.match(/long/g)?.length).toBeLessThanOrEqual(100);
    expect(notice?.html).toContain('&lt;img src=x&gt;');
    expect(notice?.html).not.toContain('<img src=x');
  });

  it('because of a virus is not opened, and reported without its text', async () => {
    const mail = world.take({ verdicts: { virus: 'FAIL' } });
    world.bucket.clear();
    await receiveMail(world.ports, mail);
    expect(world.notices()).toMatchObject([{ subject: 'A mail about Ruth Adler was set aside unread' }]);
    expect(world.notices()[0]?.text).not.toContain('Met Ruth');
  });

  it.each([
    ['with the null path', { source: '' }],
    ['of an autoresponder', { mail: { headers: ['Auto-Submitted: auto-replied'] } }],
    ['of Kith itself', { mail: { from: 'kith@kith.example' } }],
    ['of an autoresponder to a forged address', { source: '<>', recipients: [FORGED] }],
    ['of spammers to a made-up address', { verdicts: { spam: 'FAIL' }, recipients: [FORGED] }],
  ])('%s is answered by nothing', async (_, incoming) => {
    await world.receive(incoming);
    expect(await world.readTimeline()).toEqual([]);
    expect(world.notices()).toEqual([]);
    const again = await world.ports.inboundLog.begin(world.take(incoming));
    expect(again).toBe('finished');
  });

  it('is not reported when the operator is no owner and the owner cannot be told', async () => {
    const ports = { ...world.ports, operatorAddress: emailAddressSchema.parse('ops@kith.example') };
    await receiveMail(ports, world.take({ recipients: [FORGED], mail: { from: 'eve@evil.example' } }));
    expect(world.notices()).toEqual([]);
  });
});

describe('a notice that SES does not take', () => {
  it('now, lets the message come again until it is out', async () => {
    const mail = world.take({ recipients: [FORGED] });
    world.transport.behave(() => {
      throw new MailRefusedError('throttled');
    });
    await expect(receiveMail(world.ports, mail)).rejects.toThrow(OwnerMailPendingError);
    world.transport.behave((accept) => accept());
    await receiveMail(world.ports, mail);
    expect(world.notices()).toHaveLength(1);
  });

  it('ever, does not keep the message from its fate', async () => {
    const mail = world.take({ recipients: [FORGED] });
    world.transport.behave(() => {
      throw new MailRefusedError('rejected');
    });
    await receiveMail(world.ports, mail);
    expect(await world.ports.inboundLog.begin(mail)).toBe('finished');
  });
});
