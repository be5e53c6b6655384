import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { logAddress } from '../../../functions/circle/domain/log-label.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { type UndoAnswerPorts, undoAnswer } from '../../../functions/nudges/answer/undo-answer.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { buildContact } from '../../builders/contact.ts';
import { crashAt, crashPoints } from '../../builders/crashing.ts';
import { type Engine, startDynalite } from '../../engines/engine.ts';
import { createUndoPorts } from '../web/undo-ports.ts';
import {
  createInboundWorld,
  INBOUND_DOMAIN,
  type InboundWorld,
  NORA,
  RUTH,
  replyAddress,
} from './inbound-world.ts';

const LABEL = 'nora-k3x7q2mw';
const LOG_ADDRESS = logAddress(LABEL, INBOUND_DOMAIN);
const SENT = 'Date: Sun, 23 Aug 2026 18:05:00 +0100';
const ANNA = buildContact({
  contactId: 'annaannaannaanna',
  name: 'Anna Berg',
  addresses: ['anna@berg.example'],
});
const NICK = emailAddressSchema.parse('nick@borelli.example');

let engine: Engine;
let world: InboundWorld;

beforeAll(async () => {
  engine = await startDynalite();
});
afterAll(() => engine.close());
beforeEach(async () => {
  world = await createInboundWorld(engine);
  await world.ports.contacts.addContact(ANNA);
  await world.logAddresses.giveLabel(NORA.ownerId, LABEL);
});

type Mail = NonNullable<Parameters<InboundWorld['take']>[0]>['mail'];

const copied = (mail: Mail, messageId = 'copy-1') =>
  world.take({ messageId, recipients: [LOG_ADDRESS], mail });
const copy = (mail: Mail, messageId?: string) => receiveMail(world.ports, copied(mail, messageId));
const timelineOf = async (contact: typeof RUTH) => (await world.ports.timeline.read(contact)).interactions;
const fateOf = async (messageId = 'copy-1') => (await world.ports.inboundLog.find([messageId]))[0]?.fate;
const findNick = () => world.ports.contacts.findContactByAddress(NORA.ownerId, NICK);
const toNick = { to: 'Nick Borelli <nick@borelli.example>', subject: 'The boat', headers: [SENT] };
const forward = (...above: readonly string[]) =>
  [
    ...above,
    '',
    '---------- Forwarded message ---------',
    'From: Ruth Adler <ruth@adler.example>',
    'Date: Mon, Aug 3, 2026 at 2:05 PM',
    'Subject: The sea',
    'To: Nora Lindqvist <nora@lindqvist.example>',
    '',
    'We were at the sea all week, and the dog swam every day.',
  ].join('\r\n');

const answerOf = (body: string) => ({ recipients: [world.notices().at(-1)?.replyTo ?? ''], mail: { body } });

async function answerOffer(body: string, messageId = 'answer-1'): Promise<void> {
  await receiveMail(world.ports, world.take({ messageId, ...answerOf(body) }));
}

const undoPorts = () => ({
  ...world.ports,
  ...createUndoPorts(engine.documentClient, { circle: world.tableName, audience: world.tableName }),
  suppressions: world.ports.suppressionList,
});
const undo = (recordId: string, over: Partial<UndoAnswerPorts> = {}) =>
  undoAnswer({ ...undoPorts(), ...over }, recordId);
/** The record goes by the id of its receipt. */
function recordIdInReceipt(): string {
  const receipt = world.notices().at(-1);
  expect(receipt?.text).toMatch(/https:\/\/\S+\/answers\/\S+\/undo/);
  return receipt?.deliveryId ?? '';
}
async function tellOfNick(): Promise<void> {
  const nick = (await findNick()) ?? expect.fail('nobody');
  await world.ports.contacts.changeContact(nick, (contact) => ({ ...contact, interests: ['sailing'] }));
}

describe('a mail that the owner copies to the log address', () => {
  it('is logged once for everybody in To and Cc, at the time when it was written, as a touch', async () => {
    const headers = [SENT, 'Cc: "Berg, Anna" <anna@berg.example>, nora@lindqvist.example'];
    await copy({ to: 'Ruth <ruth@adler.example>', subject: 'Re: Lunch', headers, body: 'Friday it is!' });
    for (const contact of [RUTH, ANNA]) {
      const [entry, ...others] = await timelineOf(contact);
      expect(others).toEqual([]);
      expect(entry).toMatchObject({
        kind: 'mail',
        direction: 'outbound',
        occurredAt: '2026-08-23T17:05:00.000Z',
        text: 'Lunch\n\nFriday it is!',
        source: { by: 'copy', messageId: 'copy-1' },
      });
      expect((await world.ports.contacts.findContact(contact))?.lastTouchAt).toBe('2026-08-23T17:05:00.000Z');
    }
    expect(world.notices()).toEqual([]);
    expect(await fateOf()).toBe('logged');
  });

  it('is logged once when it comes twice, and when it answers a nudge, too', async () => {
    const mail = { to: 'ruth@adler.example', messageId: '<one@lindqvist.example>', headers: [SENT] };
    await copy(mail);
    await copy(mail, 'copy-2');
    await receiveMail(world.ports, world.take({ messageId: 'reply-1', mail }));
    expect(await timelineOf(RUTH)).toHaveLength(1);
    expect(await fateOf('copy-2')).toBe('duplicate');
  });

  it('and to a reply address at once is logged once', async () => {
    const recipients = [replyAddress(), LOG_ADDRESS];
    await receiveMail(
      world.ports,
      world.take({ recipients, mail: { to: 'ruth@adler.example', headers: [SENT] } }),
    );
    expect(await timelineOf(RUTH)).toHaveLength(1);
  });

  it('is kept, and the owner told, where nothing proves that it is theirs', async () => {
    const verdicts = { spf: 'FAIL', dkim: 'FAIL', dmarc: 'FAIL' };
    const recipients = [LOG_ADDRESS];
    await world.receive({ messageId: 'copy-1', recipients, verdicts, mail: { to: 'ruth@adler.example' } });
    expect(await timelineOf(RUTH)).toEqual([]);
    expect(await fateOf()).toBe('untrusted');
    expect(world.notices().map(({ subject }) => subject)).toEqual([
      'A mail to your log address may not be yours',
    ]);
  });

  it('that names nobody is answered with how it is done', async () => {
    await copy({ to: LOG_ADDRESS, subject: 'Hello' });
    expect(await fateOf()).toBe('empty');
    expect(world.notices()[0]?.subject).toBe('Kith could not tell whom a mail is about');
  });

  it('to an address that has been replaced is told to the owner; to a made-up one, nobody hears', async () => {
    await world.logAddresses.renewLabel(NORA.ownerId, 'nora-zzzzzzzz');
    await copy({ to: 'ruth@adler.example' });
    expect(await fateOf()).toBe('expired');
    expect(world.notices()).toHaveLength(1);
    await copy({ from: 'eve@evil.example', to: 'ruth@adler.example' }, 'copy-2');
    expect(await fateOf('copy-2')).toBe('forged');
    expect(world.notices()).toHaveLength(1);
    expect(await timelineOf(RUTH)).toEqual([]);
  });
});

describe('a mail that the owner forwards', () => {
  it('is logged for its sender at its own date, with the owner’s words as a note', async () => {
    await copy({ to: LOG_ADDRESS, subject: 'Fwd: The sea', body: forward('She sounds happy.') });
    const [note, mail, ...others] = await timelineOf(RUTH);
    expect(others).toEqual([]);
    expect(note).toMatchObject({ kind: 'note', direction: 'between', text: 'She sounds happy.' });
    expect(mail).toMatchObject({
      direction: 'inbound',
      occurredAt: '2026-08-03T13:05:00.000Z',
      text: 'We were at the sea all week, and the dog swam every day.',
    });
  });

  it('as an attachment is logged, too; twice, it is logged once', async () => {
    const inner = [
      'From: Ruth Adler <ruth@adler.example>',
      'Date: Mon, 3 Aug 2026 14:05:00 +0100',
      'Message-ID: <sea@adler.example>',
      'Subject: The sea',
      '',
      'We were at the sea all week, and the dog swam every day.',
    ];
    const body = ['--b', 'Content-Type: message/rfc822', '', ...inner, '--b--', ''].join('\r\n');
    const headers = ['Content-Type: multipart/mixed; boundary=b'];
    await copy({ to: LOG_ADDRESS, subject: 'Fwd: The sea', headers, body });
    await copy({ to: LOG_ADDRESS, subject: 'Fwd: The sea', headers, body }, 'copy-2');
    expect(await timelineOf(RUTH)).toMatchObject([
      { direction: 'inbound', kind: 'mail', occurredAt: '2026-08-03T13:05:00.000Z' },
    ]);
  });
});

describe('somebody who is not in the circle', () => {
  it('is offered in one mail; on “add” they come in, and all mail that waited is logged', async () => {
    await copy({ ...toNick, body: 'Shall we sail?' });
    await copy({ ...toNick, body: 'On Sunday, I mean?' }, 'copy-2');
    expect(await fateOf()).toBe('unknown-person');
    expect(await findNick()).toBeUndefined();
    const [offer] = world.notices();
    expect(offer?.subject).toBe('Nick Borelli is not in your circle');
    await answerOffer('Add');
    const nick = await findNick();
    expect(nick).toMatchObject({ name: 'Nick Borelli' });
    expect(nick?.tier).toBeUndefined();
    expect(nick && (await timelineOf(nick)).map(({ text }) => text).sort()).toEqual([
      'The boat\n\nOn Sunday, I mean?',
      'The boat\n\nShall we sail?',
    ]);
    expect([await fateOf(), await fateOf('copy-2')]).toEqual(['logged', 'logged']);
    await answerOffer('add', 'answer-2');
    expect(nick && (await timelineOf(nick))).toHaveLength(2);
    await answerOffer('no', 'answer-3');
    expect(world.notices().at(-1)?.subject).toBe('Nick Borelli came in before, and stays in your circle');
  });

  it('is taken out again by the page in the receipt, with the mails that came with them, and by it alone', async () => {
    await copy({ ...toNick, headers: [SENT, 'Cc: ruth@adler.example'], body: 'Shall we sail?' });
    await answerOffer('add');
    const recordId = recordIdInReceipt();
    const gone = (await findNick()) ?? expect.fail('nobody');
    const [came] = await timelineOf(gone);
    expect((await undo(recordId))?.undo?.finished).toEqual({
      takenBack: ['Nick Borelli: no longer in your circle'],
      left: [],
    });
    expect(await findNick()).toBeUndefined();
    const { timeline } = world.ports;
    expect(await timeline.readRetractions(gone, came?.occurredAt ?? expect.fail('no mail'))).toEqual([]);
    expect(await timelineOf(RUTH)).toHaveLength(1);
    await receiveMail(world.ports, world.take({ ...answerOf('add'), messageId: 'answer-1' }));
    expect(await findNick()).toBeUndefined();
    await answerOffer('add', 'answer-2');
    const nick = (await findNick()) ?? expect.fail('nobody');
    expect((await timelineOf(nick)).map(({ text }) => text)).toEqual(['The boat\n\nShall we sail?']);
  });

  it.each([
    ['another mail came', () => copy({ ...toNick, body: 'And on Sunday?' }, 'copy-2')],
    ['something was told', tellOfNick],
  ])('stays where %s since, and all their mails with them', async (_, happens) => {
    await copy({ ...toNick, body: 'Shall we sail?' });
    await answerOffer('add');
    const recordId = recordIdInReceipt();
    await happens();
    const nick = (await findNick()) ?? expect.fail('nobody');
    const before = await timelineOf(nick);
    expect((await undo(recordId))?.undo?.finished?.left).toEqual([
      'Nick Borelli stays, since more is known of them by now',
    ]);
    expect(await timelineOf(nick)).toEqual(before);
  });

  it.each(crashPoints(9))(
    'is taken out when Undo is pressed again after a crash, and nothing of the mail is kept: %j',
    async (crash) => {
      await copy({ ...toNick, body: 'Shall we sail?' });
      await answerOffer('add');
      const { wrap } = crashAt(crash);
      const { contacts, timeline } = world.ports;
      const { records, strangers } = undoPorts();
      const gone = (await findNick()) ?? expect.fail('nobody');
      const [came] = await timelineOf(gone);
      const mortal = {
        ...{ contacts: wrap(contacts), timeline: wrap(timeline) },
        ...{ records: wrap(records), strangers: wrap(strangers) },
      };
      await undo(recordIdInReceipt(), mortal).catch(() => undefined);
      await undo(recordIdInReceipt());
      expect(await findNick()).toBeUndefined();
      expect(await timeline.readRetractions(gone, came?.occurredAt ?? expect.fail('no mail'))).toEqual([]);
    },
  );

  it('is left alone on “no”, and asked back about where the answer is unclear', async () => {
    await copy(toNick);
    await answerOffer('perhaps the tall one');
    expect(world.notices().at(-1)?.subject).toBe('Whom should Kith add?');
    await answerOffer('yes\r\nactually no', 'answer-3');
    expect(await findNick()).toBeUndefined();
    await answerOffer('no', 'answer-2');
    expect(world.notices().at(-1)?.subject).toBe('Nobody was added');
    expect(await findNick()).toBeUndefined();
  });

  it('is not added by a stranger who knows the address for answers', async () => {
    await copy(toNick);
    const recipients = [world.notices()[0]?.replyTo ?? ''];
    await world.receive({ recipients, mail: { from: 'eve@evil.example', body: 'add' } });
    expect(await findNick()).toBeUndefined();
  });

  it('is never the owner, Kith, a list or an address that takes no answers', async () => {
    const to = `nora@lindqvist.example, kith@kith.example, hello+x@${INBOUND_DOMAIN}, no-reply@shop.example, a@googlegroups.com`;
    await copy({ to });
    expect(await fateOf()).toBe('empty');
  });
});

describe('that the owner reads along', () => {
  const attentionAt = async () => (await world.ports.owners.findOwner(NORA.ownerId))?.lastAttentionAt;

  it('shows in mail of their own to the log address, and in an answer to an offer', async () => {
    await copy(toNick);
    expect(await attentionAt()).toBe('2026-08-24T06:30:00.000Z');
    const address = world.notices().at(-1)?.replyTo ?? '';
    const receivedAt = '2026-08-25T06:30:00.000Z';
    await world.receive({
      messageId: 'answer-1',
      recipients: [address],
      timestamp: receivedAt,
      mail: { body: 'no' },
    });
    expect(await attentionAt()).toBe(receivedAt);
  });

  it('does not show in what a filter of theirs forwards', async () => {
    const from = 'Ruth Adler <ruth@adler.example>';
    await copy({ from, to: 'nora@lindqvist.example', headers: [SENT] });
    expect(await attentionAt()).toBeUndefined();
  });
});

describe('mail that a filter forwards', () => {
  it('is logged for a contact who is proven to have written it, and the owner hears nothing', async () => {
    await copy({ from: 'Ruth <ruth@adler.example>', to: 'nora@lindqvist.example', body: 'add eve' });
    expect(await timelineOf(RUTH)).toMatchObject([{ direction: 'inbound', kind: 'mail' }]);
    expect(world.notices()).toEqual([]);
  });

  it('of people who are not in the circle is asked about once a day', async () => {
    for (const name of ['a', 'b', 'c']) {
      await copy({ from: `${name}@stranger.example`, to: 'nora@lindqvist.example' }, `copy-${name}`);
    }
    expect(world.notices()).toHaveLength(1);
    expect(await fateOf('copy-c')).toBe('unknown-person');
  });

  it('by machines, and Kith’s own, is not logged and never answered', async () => {
    await copy({ from: 'news@shop.example', headers: ['List-Id: <x.shop.example>'] }, 'm1');
    await copy({ from: 'kith@kith.example', to: 'ruth@adler.example' }, 'm2');
    await copy({ from: 'Nora <nora.lindqvist@kith.example>', to: 'ruth@adler.example' }, 'm3');
    expect([await fateOf('m1'), await fateOf('m2'), await fateOf('m3')]).toEqual(
      Array.from({ length: 3 }, () => 'automatic'),
    );
    expect(world.notices()).toEqual([]);
  });

  it('is passed on to the owner where a provider asks for it to be confirmed, a few times a day', async () => {
    const body =
      'nora@gmail.example has requested to automatically forward mail to you.\r\nConfirmation code: 123456789\r\nhttps://mail-settings.google.com/mail/vf-abc\r\nhttps://evil.example/x';
    const from = 'Gmail Team <forwarding-noreply@google.com>';
    const ids = ['p1', 'p2', 'p3', 'p4'];
    for (const id of ids) await copy({ from, subject: 'Gmail Forwarding Confirmation', body }, id);
    expect(world.notices()).toHaveLength(3);
    const text = world.notices()[0]?.text ?? '';
    expect(text).toContain('123456789');
    expect(text).toContain('https://mail-settings.google.com/mail/vf-abc');
    expect(text).not.toContain('evil.example');
    expect([await fateOf('p1'), await fateOf('p4')]).toEqual(['passed-on', 'automatic']);
  });
});

describe.each(crashPoints(43))('a process that dies $when its call $atCall', (crash) => {
  const mortal = () => {
    const { wrap, wrapFunction } = crashAt(crash);
    const { ports } = world;
    const { inboundLog, copyLog, rawMails, tokenKeys, ledger, owners, contacts, timeline, transport } = ports;
    const stores = {
      inboundLog,
      copyLog,
      rawMails,
      tokenKeys,
      ledger,
      owners,
      contacts,
      timeline,
      transport,
    };
    return {
      ...ports,
      inboundLog: wrap(stores.inboundLog),
      copyLog: wrap(stores.copyLog),
      rawMails: wrap(stores.rawMails),
      tokenKeys: wrap(stores.tokenKeys),
      ledger: wrap(stores.ledger),
      owners: wrap(stores.owners),
      contacts: wrap(stores.contacts),
      timeline: wrap(stores.timeline),
      transport: wrap(stores.transport),
      addOffers: wrap(ports.addOffers),
      records: wrap(ports.records),
      logAddresses: wrap(ports.logAddresses),
      readMail: wrapFunction(ports.readMail),
    };
  };
  const dieAndRepeat = async (mail: ReturnType<typeof copied>) => {
    await receiveMail(mortal(), mail).catch(() => undefined);
    for (const at of ['2026-08-24T06:31:00Z', '2026-08-24T06:43:00Z', '2026-08-24T06:55:00Z']) {
      world.clock.setTo(at);
      const through = await receiveMail(world.ports, mail).then(
        () => true,
        () => false,
      );
      if (through) return;
    }
    throw new Error('The message never came through');
  };

  it('loses nothing and does nothing twice: a copy, and the answer to the offer that came of it', async () => {
    const headers = [SENT, 'Cc: ruth@adler.example'];
    await dieAndRepeat(copied({ ...toNick, headers, body: 'Shall we sail?' }));
    expect(await timelineOf(RUTH)).toHaveLength(1);
    expect(world.notices().length).toBeLessThanOrEqual(1);
    const recipients = [world.notices()[0]?.replyTo ?? ''];
    if (recipients[0] === '') return;
    await dieAndRepeat(world.take({ messageId: 'answer-1', recipients, mail: { body: 'add' } }));
    const nick = await findNick();
    expect(nick && (await timelineOf(nick))).toHaveLength(1);
    expect(await timelineOf(RUTH)).toHaveLength(1);
    expect(world.notices().length).toBeLessThanOrEqual(2);
  });
});
