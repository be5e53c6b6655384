import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import type { Contact } from '../../../functions/circle/domain/contact.ts';
import { MailRefusedError } from '../../../functions/delivery/mail-transport.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { ownerIdSchema } from '../../../functions/shared/ids.ts';
import { MONDAY_MORNING } from '../../builders/clock.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildOwner } from '../../builders/owner.ts';
import { startDynalite } from '../../engines/engine.ts';
import { RUTH } from '../inbound/inbound-world.ts';
import { type CheckInWorld, createCheckInWorld, RUTHS_ADDRESS, RUTHS_MAILBOX } from './check-in-world.ts';

const engine = await startDynalite();
let world: CheckInWorld;

beforeEach(async () => {
  world = await createCheckInWorld(engine);
});

type Incoming = Parameters<CheckInWorld['takeReply']>[2];
const reply = (body: string, messageId = 'm2', incoming: Incoming = {}) =>
  receiveMail(world.ports, world.takeReply(body, messageId, incoming));
const ruth = emailAddressSchema.parse(RUTHS_ADDRESS);
/** What keeps Nora's mail from Ruth, or from somebody else. */
const findStop = (address = ruth) => world.ports.suppressionList.find(address, RUTH.ownerId);
const LATER = '2026-08-24T09:00:00.000Z';
const LAST_TOUCH = '2026-07-08T12:00:00.000Z';

describe('a contact’s answer', () => {
  it('goes on the timeline with its own words and counts as being in touch', async () => {
    const body = 'Leo loves it!\r\n\r\nOn 24 Aug 2026, at 07:30, Nora wrote:\r\n> How is Leo?';
    await reply(body, 'm2', { timestamp: LATER });
    expect(await world.readTimeline()).toMatchObject([
      {
        kind: 'reply',
        direction: 'inbound',
        text: 'Leo loves it!',
        occurredAt: LATER,
        source: { by: 'contact-reply', messageId: 'm2' },
      },
    ]);
    expect((await world.readRuth())?.lastTouchAt).toBe(LATER);
  });

  it('is passed on at once, so that a reply goes on to the contact by Kith, or past it', async () => {
    await reply('Leo loves it!');
    expect(world.transport.accepted).toMatchObject([
      {
        to: { address: 'nora@lindqvist.example' },
        from: { name: 'Kith' },
        subject: 'Ruth Adler wrote back',
        replyTo: expect.stringMatching(/^to\+[a-z2-7]{57}@in\.kith\.example$/),
      },
    ]);
    expect(world.toNora()[0]?.text).toContain(RUTHS_ADDRESS);
    expect(world.toNora()[0]?.text).toContain('> Leo loves it!');
  });

  it('carries an address at which the owner’s own words are logged', async () => {
    await reply('Leo loves it!');
    const logAddress = world.toNora()[0]?.text.match(/r\+[a-z2-7]+@in\.kith\.example/)?.[0] ?? '';
    await world.receive({ messageId: 'm3', recipients: [logAddress], mail: { body: 'Send a card to Leo.' } });
    expect((await world.readTimeline()).map(({ text }) => text)).toContain('Send a card to Leo.');
  });

  const TOLD = /Several\s+such\s+mails\s+came\s+today/;
  const replyFrom = (from: string, minute: number) =>
    reply(`Offer ${minute}`, `m${minute}`, { timestamp: `2026-08-24T09:${minute}:00.000Z`, mail: { from } });

  it('of one stranger is passed on three times a day; what else comes is logged, and others are still heard', async () => {
    for (let minute = 10; minute < 15; minute += 1) await replyFrom('Eve <eve@evil.example>', minute);
    const relays = world.toNora();
    expect(relays).toHaveLength(3);
    expect(relays.filter(({ text }) => TOLD.test(text))).toEqual([relays[2]]);
    await replyFrom('sam@other.example', 20);
    expect(world.toNora()).toHaveLength(4);
    expect(await world.readTimeline()).toHaveLength(6);
  });

  it('of strangers is passed on five times a day; what else comes is logged, and the contact is still heard', async () => {
    for (let minute = 10; minute < 17; minute += 1) await replyFrom(`eve-${minute}@evil.example`, minute);
    const relays = world.toNora();
    expect(relays).toHaveLength(5);
    expect(relays.filter(({ text }) => TOLD.test(text))).toEqual([relays[4]]);
    expect(await world.readTimeline()).toHaveLength(7);
    await reply('It is me.', 'm20', { timestamp: '2026-08-24T10:00:00.000Z' });
    expect(world.toNora()).toHaveLength(6);
  });

  it('is passed on once, however often it is delivered', async () => {
    const mail = world.takeReply('Leo loves it!');
    await Promise.allSettled([receiveMail(world.ports, mail), receiveMail(world.ports, mail)]);
    await receiveMail(world.ports, mail);
    expect(world.toNora()).toHaveLength(1);
    expect(await world.readTimeline()).toHaveLength(1);
  });

  it('of strangers who write all at once is passed on five times, and all of it is logged', async () => {
    const verdicts = { dmarc: 'FAIL' } as const;
    const ids = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8'];
    await Promise.all(
      ids.map((id) => reply(`Words of ${id}`, id, { mail: { from: `${id}@evil.example` }, verdicts })),
    );
    expect(world.toNora()).toHaveLength(5);
    expect(await world.readTimeline()).toHaveLength(8);
  });

  it('does not get lost beside another one at the same moment', async () => {
    await Promise.all([reply('Leo loves it!', 'm2'), reply('And so do I.', 'm3')]);
    expect(world.toNora()).toHaveLength(2);
    expect(await world.readTimeline()).toHaveLength(2);
  });

  it('comes again while SES does not take what is passed on', async () => {
    const mail = world.takeReply('Leo loves it!');
    world.transport.behave(() => {
      throw new MailRefusedError('throttled');
    });
    await expect(receiveMail(world.ports, mail)).rejects.toThrow('throttled');
    world.transport.behave((accept) => accept());
    await receiveMail(world.ports, mail);
    expect(world.toNora()).toHaveLength(1);
    expect(await world.readTimeline()).toHaveLength(1);
  });

  it('is passed on even when there are no words in it', async () => {
    await reply('> How is Leo?');
    expect(world.toNora()[0]?.text).toContain('There are no words of their own in it.');
  });
});

describe('mail to a lasting address that the contact may not have written', () => {
  it.each([
    [
      'from an address that nobody knows',
      { mail: { from: 'ruth@new.example' } },
      'Somebody wrote to you at the address that Ruth Adler has',
      'ruth@new.example',
    ],
    [
      'that fails DMARC',
      { verdicts: { dmarc: 'FAIL' } },
      'A mail says that it is from Ruth Adler',
      RUTHS_ADDRESS,
    ],
  ])('%s is logged and passed on as such, and is no touch', async (_, incoming, subject, replyTo) => {
    await reply('It is me, Ruth!', 'm2', incoming);
    expect(await world.readTimeline()).toMatchObject([{ kind: 'reply', source: { by: 'unproven-reply' } }]);
    expect((await world.readRuth())?.lastTouchAt).toBe(LAST_TOUCH);
    expect(world.transport.accepted).toMatchObject([{ subject, replyTo }]);
  });

  it('is never merged: the new address stays unknown', async () => {
    await reply('It is me, Ruth!', 'm2', { mail: { from: 'ruth@new.example' } });
    expect((await world.readRuth())?.addresses).toEqual([RUTHS_ADDRESS]);
  });

  it('from several people at once is passed on without anybody to answer', async () => {
    await reply('Hello', 'm2', { mail: { from: `${RUTHS_ADDRESS}, eve@evil.example` } });
    expect(world.toNora()).toHaveLength(1);
    expect(world.toNora()[0]?.replyTo).toBeUndefined();
    expect((await world.readRuth())?.lastTouchAt).toBe(LAST_TOUCH);
  });

  it.each([
    ['an autoresponder', { mail: { headers: ['Auto-Submitted: auto-replied'] } }],
    ['a mail server', { source: '<>' }],
    [
      'an autoresponder that says so in its subject only',
      { mail: { subject: `=?utf-8?B?${Buffer.from('Réponse automatique : Leo').toString('base64')}?=` } },
    ],
  ])('of %s is told in one line of the timeline, and not passed on', async (_, incoming) => {
    await reply('I am away just now.', 'm2', incoming);
    expect((await world.readTimeline()).map(({ text }) => text)).toEqual([
      'An automatic answer came that names no day; Kith lets a week pass.',
    ]);
    expect(world.transport.accepted).toEqual([]);
    expect((await world.readRuth())?.lastTouchAt).toBe(LAST_TOUCH);
  });

  it('with a virus is not opened, and its words reach nobody', async () => {
    await reply('Buy now', 'm2', { verdicts: { virus: 'FAIL' } });
    expect(await world.readTimeline()).toEqual([]);
    expect(world.transport.accepted.every(({ text }) => !text.includes('Buy now'))).toBe(true);
  });

  it('that is `send` sends nothing: the address can do nothing but log and pass on', async () => {
    await reply('send', 'm2', {
      mail: { from: 'nora@lindqvist.example' },
      source: 'nora@lindqvist.example',
    });
    expect(world.letters()).toEqual([]);
    expect(await world.readDraft()).toMatchObject({ status: 'open' });
  });

  it('at an address that was never given out is heard by nobody', async () => {
    await reply('Hello?', 'm2', { recipients: ['hello+ruth-zzzzzzzz@in.kith.example'] });
    expect(world.transport.accepted).toEqual([]);
    expect(await world.readTimeline()).toEqual([]);
  });

  it('about somebody who is gone is told to the owner', async () => {
    const { tableName } = world;
    const Key = { pk: `OWNER#${RUTH.ownerId}`, sk: `CONTACT#${RUTH.contactId}` };
    await engine.documentClient.send(new DeleteCommand({ TableName: tableName, Key }));
    await reply('Leo loves it!');
    expect(world.toNora()).toMatchObject([
      { subject: 'Somebody answered a check-in who is no longer in your circle' },
    ]);
  });
});

/** Another owner of the same Kith. */
async function addOtto() {
  const otto = buildOwner({
    ownerId: 'ottoottoottootto',
    addresses: [{ address: 'otto@berg.example', confirmedAt: MONDAY_MORNING }],
  });
  await createDynamoDbOwnerStore(engine.documentClient, world.tableName).addOwner(otto);
  return {
    ownerId: otto.ownerId,
    add: (contact: Contact) => world.ports.contacts.addContact(contact),
    mails: () => world.transport.accepted.filter(({ to }) => to.address === 'otto@berg.example'),
  };
}

describe('“please stop”', () => {
  it('is the last that Kith has to do with the address, and the owner is told', async () => {
    await reply('Please stop.');
    expect(await findStop()).toMatchObject({ reason: 'asked-to-stop', scope: 'all' });
    expect(world.transport.accepted).toMatchObject([
      { to: { address: 'nora@lindqvist.example' }, subject: 'Ruth Adler asks for no more mail' },
    ]);
    await receiveMail(world.ports, world.takeAnswer('send', 'm3'));
    expect(world.letters()).toEqual([]);
  });

  it('leaves the rest to the owner, who decides by an answer to what they are told', async () => {
    await reply('Please stop.');
    const [notice] = world.toNora();
    expect(notice?.text.replace(/\s+/g, ' ')).toContain('reply “do not contact”');
    const recipients = [notice?.replyTo ?? ''];
    await world.receive({ messageId: 'm3', recipients, mail: { body: 'do not contact' } });
    expect(await world.readRuth()).toMatchObject({ doNotContact: expect.any(Object) });
  });

  it('stands on the timeline and is no touch', async () => {
    await reply('Please stop.');
    expect(await world.readTimeline()).toMatchObject([{ text: 'Please stop.', direction: 'inbound' }]);
    expect((await world.readRuth())?.lastTouchAt).toBe(LAST_TOUCH);
  });

  it('is heard in the subject, too, where a mail has no words', async () => {
    await reply('', 'm2', { mail: { subject: 'Unsubscribe' } });
    expect((await world.readRuth())?.checkIns).toBeUndefined();
    expect(await findStop()).toMatchObject({ reason: 'asked-to-stop' });
    expect(await world.readTimeline()).toMatchObject([{ text: 'unsubscribe' }]);
  });

  it('of strangers is told once a day, however often they ask', async () => {
    const stranger = { mail: { from: 'eve@evil.example' }, verdicts: { dmarc: 'FAIL' } } as const;
    for (const messageId of ['m2', 'm3', 'm4']) await reply('Please stop.', messageId, stranger);
    expect(world.toNora()).toHaveLength(1);
    expect(await world.readTimeline()).toHaveLength(3);
  });

  it('asked of one owner leaves what others send, and the newsletter of another, as it was', async () => {
    await receiveMail({ ...world.ports, newsletter: undefined }, world.takeReply('Please stop.'));
    const { suppressionList } = world.ports;
    expect(await findStop()).toMatchObject({ scope: 'all' });
    expect(await suppressionList.find(ruth)).toBeUndefined();
    expect(await suppressionList.find(ruth, ownerIdSchema.parse('tomtomtomtomtomt'))).toBeUndefined();
    expect(world.toNora()[0]?.text.replace(/\s+/g, ' ')).toContain(
      `It sends nothing else of yours to ${RUTHS_ADDRESS} either.`,
    );
  });

  it('asked of the owner of the newsletter ends the newsletter, too', async () => {
    await reply('Please stop.');
    expect(await world.ports.suppressionList.find(ruth)).toMatchObject({ scope: 'newsletter' });
    expect(await findStop()).toMatchObject({ scope: 'all' });
    expect(world.toNora()[0]?.text.replace(/\s+/g, ' ')).toContain('and no newsletter');
  });

  it('to all mail of the system ends all of it, whoever would write', async () => {
    await reply('Please stop all mail from this system.');
    expect(await world.ports.suppressionList.find(ruth)).toMatchObject({ scope: 'all' });
    expect(world.toNora()[0]?.text.replace(/\s+/g, ' ')).toContain('whatever the mail would be about');
  });

  it('to all mail is told to whoever else has the address in their circle, once, and without the words', async () => {
    const otto = await addOtto();
    await otto.add(buildContact({ ownerId: otto.ownerId, name: 'R. Adler', addresses: [ruth] }));
    await reply('Please stop.');
    expect(otto.mails()).toEqual([]);
    for (const messageId of ['m3', 'm4']) await reply('Please stop all mail from this system.', messageId);
    expect(otto.mails()).toMatchObject([{ subject: `Kith writes no more to R. Adler at ${RUTHS_ADDRESS}` }]);
    expect(otto.mails()[0]?.text).not.toContain('from this system');
  });

  it.each([
    { has: 'nobody with the address', person: { addresses: [] } },
    { has: 'somebody whom they do not contact', person: { doNotContact: { since: MONDAY_MORNING } } },
  ])('to all mail is not told to an owner who has $has', async ({ person }) => {
    const otto = await addOtto();
    await otto.add(buildContact({ ownerId: otto.ownerId, addresses: [ruth], ...person }));
    await reply('Please stop all mail from this system.');
    expect(otto.mails()).toEqual([]);
  });

  it('from another address stops that one, and says so', async () => {
    await reply('Please stop.', 'm2', { mail: { from: 'info@adler.example' } });
    expect(await findStop()).toBeUndefined();
    const info = emailAddressSchema.parse('info@adler.example');
    expect(await findStop(info)).toBeDefined();
    expect(world.toNora()[0]?.subject).toBe('Somebody asks for no more mail about Ruth Adler');
  });

  it.each([
    ['Ruth', {}],
    ['another address', { mail: { from: 'info@adler.example' } }],
    ['nobody in particular', { mail: { from: `${RUTHS_ADDRESS}, eve@evil.example` } }],
    ['a forger', { mail: { from: 'eve@evil.example' }, verdicts: { dmarc: 'FAIL' } }],
  ] as const)(
    'from %s ends all letters to Ruth, so that a waiting one cannot go out',
    async (_, incoming) => {
      await reply('Please stop.', 'm2', incoming);
      expect((await world.readRuth())?.checkIns).toBeUndefined();
      await receiveMail(world.ports, world.takeAnswer('send', 'm3'));
      expect(world.letters()).toEqual([]);
      expect(await world.readDraft()).toMatchObject({ status: 'blocked' });
      expect(world.toNora().at(-1)?.subject).toBe('Your letter to Ruth cannot go out');
    },
  );

  it('after the letter has gone out still lets it stand as sent', async () => {
    await receiveMail(world.ports, world.takeAnswer('send', 'm1'));
    await reply('Please stop.');
    await world.tick(LATER);
    expect(world.letters()).toHaveLength(1);
    expect(await world.readDraft()).toMatchObject({ status: 'sent' });
  });

  it('forged in Ruth’s name silences her, and is not said to be hers', async () => {
    await reply('Please stop.', 'm2', { verdicts: { dmarc: 'FAIL' } });
    expect(await findStop()).toBeDefined();
    expect(await world.readTimeline()).toMatchObject([{ source: { by: 'unproven-reply' } }]);
    expect(world.toNora()[0]?.subject).toBe('Somebody asks for no more mail about Ruth Adler');
  });

  it('forged in the name of anybody else silences nobody else', async () => {
    const verdicts = { dmarc: 'FAIL' } as const;
    await reply('Please stop.', 'm2', { mail: { from: 'leo@adler.example' }, verdicts });
    const leo = emailAddressSchema.parse('leo@adler.example');
    expect(await findStop(leo)).toBeUndefined();
    expect(await world.readTimeline()).toMatchObject([{ source: { by: 'unproven-reply' } }]);
  });

  it.each(['PASS', 'FAIL'] as const)('from an owner silences no owner (DMARC %s)', async (dmarc) => {
    const otto = buildOwner({
      ownerId: 'ottoottoottootto',
      addresses: [
        { address: 'otto@berg.example', confirmedAt: MONDAY_MORNING },
        { address: 'otto@home.example', confirmedAt: MONDAY_MORNING },
      ],
    });
    await createDynamoDbOwnerStore(engine.documentClient, world.tableName).addOwner(otto);
    for (const [index, from] of ['nora@lindqvist.example', 'otto@home.example'].entries()) {
      await reply('Please stop.', `m${index}`, { mail: { from }, verdicts: { dmarc } });
      expect(await findStop(emailAddressSchema.parse(from))).toBeUndefined();
    }
    expect(world.toNora()).toHaveLength(1); // Of strangers she hears once a day.
  });
});

it('nobody but the owner ever gets an answer to mail that comes in', async () => {
  const bodies = ['Hello', 'Please stop', 'send', ''];
  for (const [index, body] of bodies.entries()) {
    await reply(body, `a${index}`);
    await reply(body, `b${index}`, { mail: { from: 'eve@evil.example' } });
    await reply(body, `c${index}`, { recipients: ['hello+eve-aaaaaaaa@in.kith.example'] });
  }
  expect(new Set(world.transport.accepted.map(({ to }) => to.address))).toEqual(
    new Set(['nora@lindqvist.example']),
  );
  expect(RUTHS_MAILBOX).not.toContain('adler');
});
