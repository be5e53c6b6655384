import { beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import { MailOutcomeUnknownError, MailRefusedError } from '../../../functions/delivery/mail-transport.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { settleAnswer } from '../../../functions/inbound/settle-answer.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import type { DeliveryId } from '../../../functions/shared/ids.ts';
import { buildContact } from '../../builders/contact.ts';
import { crashAt, crashPoints } from '../../builders/crashing.ts';
import { buildInteraction } from '../../builders/interaction.ts';
import { buildOwner } from '../../builders/owner.ts';
import { startDynalite } from '../../engines/engine.ts';
import { RUTH } from '../inbound/inbound-world.ts';
import { type CheckInWorld, createCheckInWorld, RUTHS_ADDRESS, RUTHS_MAILBOX } from './check-in-world.ts';

const engine = await startDynalite();
let world: CheckInWorld;
/** Where Nora answers what Ruth wrote. */
let relayAddress: string;

beforeEach(async () => {
  world = await createCheckInWorld(engine);
  await world.ports.timeline.append(
    buildInteraction({ kind: 'note', text: 'Her mother is in hospital again.' }),
  );
  const mail = { subject: 'Re: Hello from Nora', messageId: '<leo@adler.example>' };
  await receiveMail(world.ports, world.takeReply('Leo loves it!', 'm1', { mail }));
  relayAddress = world.toNora()[0]?.replyTo ?? '';
});

type Incoming = Parameters<CheckInWorld['take']>[0];
const takeAnswer = (body: string, { mail, ...incoming }: Incoming = {}) =>
  world.take({
    messageId: 'm2',
    recipients: [relayAddress],
    ...incoming,
    mail: { body, to: relayAddress, subject: 'Re: Ruth Adler wrote back', ...mail },
  });
const answer = (body: string, incoming: Incoming = {}) =>
  receiveMail(world.ports, takeAnswer(body, incoming));
const logged = async () => (await world.readTimeline()).filter(({ source }) => source.messageId === 'm2');

const withFile = (file: string) => ({
  headers: ['Content-Type: multipart/mixed; boundary=b'],
  body: ['--b\r\nContent-Type: text/plain\r\n\r\nHere it is.\r\n', `--b\r\n${file}\r\n`, '--b--\r\n'].join(
    '',
  ),
});
const fileOf = (contentType: string, filename: string, content: string) =>
  `Content-Type: ${contentType}\r\nContent-Disposition: attachment; filename="${filename}"\r\n\r\n${content}`;

describe('the owner’s answer to a mail that was passed on', () => {
  it('goes on to the contact in the owner’s name, in their thread, and back by the lasting address', async () => {
    await answer('How lovely!\n\nGive him a hug.');
    expect(world.letters()).toMatchObject([
      {
        from: { name: 'Nora Lindqvist', address: RUTHS_MAILBOX },
        to: { name: 'Ruth Adler', address: RUTHS_ADDRESS },
        replyTo: RUTHS_MAILBOX,
        author: 'person',
        subject: 'Re: Hello from Nora',
        headers: { 'In-Reply-To': '<leo@adler.example>', References: '<leo@adler.example>' },
        text: 'How lovely!\n\nGive him a hug.\n',
      },
    ]);
    expect(await logged()).toMatchObject([
      {
        kind: 'mail',
        direction: 'outbound',
        text: 'How lovely!\n\nGive him a hug.',
        source: { by: 'relayed-answer' },
      },
    ]);
    expect((await world.readRuth())?.newestEntry?.direction).toBe('outbound');
    expect(world.toNora()).toHaveLength(1);
  });

  it('shows the owner what is known beside the contact’s words, and takes none of it along', async () => {
    const relay = world.toNora()[0]?.text ?? '';
    expect(relay).toContain('Her mother is in hospital again.');
    await answer(
      `How lovely!\n\nOn 24 Aug 2026, at 07:30, Kith <kith@kith.example> wrote:\n${relay.replace(/^/gm, '> ')}`,
    );
    expect(world.letters().map(({ text }) => text)).toEqual(['How lovely!\n']);
    await answer(`How lovely!\n\n${relay}`, { messageId: 'm3' });
    await answer('How lovely!\n\nHer mother is in hospital again.', { messageId: 'm4' });
    expect(world.letters()).toHaveLength(1);
    expect(world.toNora().slice(1)).toMatchObject([
      { subject: 'Your answer to Ruth has not gone out', replyTo: expect.stringMatching(/^to\+/) },
      { subject: 'Your answer to Ruth has not gone out' },
    ]);
  });

  it('goes on once, however often it is delivered', async () => {
    const mail = takeAnswer('How lovely!');
    await Promise.allSettled([receiveMail(world.ports, mail), receiveMail(world.ports, mail)]);
    await receiveMail(world.ports, mail);
    expect(world.letters()).toHaveLength(1);
    expect(await logged()).toHaveLength(1);
  });

  it('that begins with “note:” stays on the timeline', async () => {
    await answer('note: she sounds happy');
    expect(world.letters()).toEqual([]);
    expect(await logged()).toMatchObject([{ kind: 'note', direction: 'between', text: 'she sounds happy' }]);
  });

  it('is only logged where the owner wrote to the contact as well', async () => {
    await answer('How lovely!', { mail: { to: `${relayAddress}, ${RUTHS_ADDRESS}` } });
    expect(world.letters()).toEqual([]);
    expect(await logged()).toMatchObject([{ kind: 'mail', text: 'How lovely!' }]);
  });

  it.each([
    ['from somebody else', { mail: { from: 'eve@evil.example' } }],
    ['from the contact', { mail: { from: RUTHS_ADDRESS } }],
    ['that fails DMARC', { verdicts: { dmarc: 'FAIL' } }],
    ['with a virus', { verdicts: { virus: 'FAIL' } }],
    ['by a machine', { mail: { headers: ['Auto-Submitted: auto-replied'] } }],
  ] as const)('%s goes nowhere', async (_, incoming) => {
    await answer('Please pay this bill.', incoming);
    expect(world.letters()).toEqual([]);
    expect(await logged()).toEqual([]);
  });

  it('does nothing at an address that was given out for notes, and the other way round', async () => {
    await answer('How lovely!', { recipients: [relayAddress.replace(/^to\+/, 'r+')] });
    const noteAddress = world.toNora()[0]?.text.match(/r\+[a-z2-7]+@\S+/)?.[0] ?? '';
    await answer('How lovely!', { messageId: 'm3', recipients: [noteAddress.replace(/^r\+/, 'to+')] });
    expect(world.letters()).toEqual([]);
  });

  it('to somebody who gets no mail from Kith is told back', async () => {
    const since = (await world.readRuth())?.addedAt ?? RUTH.addedAt;
    const stopped = { reason: 'asked-to-stop', scope: 'all', since } as const;
    await world.ports.suppressionList.suppress(emailAddressSchema.parse(RUTHS_ADDRESS), stopped);
    await answer('How lovely!');
    expect(world.letters()).toEqual([]);
    expect(world.toNora()[1]?.text).toMatch(/takes no\s+mail from Kith/);
  });

  it('that may or may not have gone out is asked about once, and counts as no touch', async () => {
    const before = (await world.readRuth())?.lastTouchAt;
    world.transport.behave(() => {
      world.transport.behave((accept) => accept());
      throw new MailOutcomeUnknownError('The line broke');
    });
    const mail = takeAnswer('How lovely!');
    await expect(receiveMail(world.ports, mail)).rejects.toThrow('may yet say');
    expect(world.toNora()).toHaveLength(1);
    world.clock.setTo('2026-08-24T06:34:00.000Z');
    await receiveMail(world.ports, mail);
    expect(world.letters()).toEqual([]);
    expect(world.toNora()[1]).toMatchObject({ subject: 'Has your answer reached Ruth?' });
    expect(await logged()).toMatchObject([{ kind: 'note', text: 'How lovely!' }]);
    expect((await world.readRuth())?.lastTouchAt).toBe(before);
  });

  describe('that may have gone out', () => {
    const loseAnswer = async () => {
      world.transport.behave((accept) => {
        world.transport.behave((next) => next());
        accept();
        throw new MailOutcomeUnknownError('The line broke');
      });
      const mail = takeAnswer('How lovely!', { timestamp: '2026-08-24T06:32:00.000Z' });
      await expect(receiveMail(world.ports, mail)).rejects.toThrow('may yet say');
      world.clock.setTo('2026-08-24T06:34:00.000Z');
      return { mail, deliveryId: world.letters()[0]?.deliveryId ?? expect.fail('no letter') };
    };
    const settle = async (deliveryId: DeliveryId, status: 'delivered' | 'bounced', ports = world.ports) => {
      await ports.ledger.settle(deliveryId, status, 'ses-1');
      await settleAnswer(ports, deliveryId);
    };

    it('is mail and a touch once an event says so, however late it comes', async () => {
      const { mail, deliveryId } = await loseAnswer();
      await receiveMail(world.ports, mail);
      expect(await logged()).toMatchObject([{ kind: 'note' }]);
      for (const _ of [1, 2]) await settle(deliveryId, 'delivered');
      const [entry, ...others] = await logged();
      expect(others).toEqual([]);
      expect(entry).toMatchObject({
        ...{ kind: 'mail', direction: 'outbound', text: 'How lovely!', source: { by: 'relayed-answer' } },
      });
      const ruth = await world.readRuth();
      expect(ruth).toMatchObject({ lastTouchAt: entry?.occurredAt, newestEntry: { direction: 'outbound' } });
    });

    it('stays a note where it came back', async () => {
      const { mail, deliveryId } = await loseAnswer();
      await receiveMail(world.ports, mail);
      await settle(deliveryId, 'bounced');
      expect(await logged()).toMatchObject([{ kind: 'note' }]);
    });

    const receiveWhileSettling = async (status: 'delivered' | 'bounced') => {
      const { mail, deliveryId } = await loseAnswer();
      const { timeline } = world.ports;
      const append: typeof timeline.append = async (entry) => {
        if (entry.kind === 'note') await settle(deliveryId, status);
        return timeline.append(entry);
      };
      await receiveMail({ ...world.ports, timeline: { ...timeline, append } }, mail);
    };

    it('is said to have come back where the bounce comes while its note is written', async () => {
      await receiveWhileSettling('bounced');
      expect(await logged()).toMatchObject([{ kind: 'note' }]);
      expect(world.toNora().at(-1)?.subject).toBe('Your answer to Ruth came back');
    });

    it('is mail, and nobody is asked, where the event comes while its note is written', async () => {
      await receiveWhileSettling('delivered');
      expect(await logged()).toMatchObject([{ kind: 'mail' }]);
      expect(world.toNora()).toHaveLength(1);
    });

    it.each(crashPoints(4))('is settled by an event that comes again after a crash: %j', async (crash) => {
      const { mail, deliveryId } = await loseAnswer();
      await receiveMail(world.ports, mail);
      const { wrap } = crashAt(crash);
      const { ledger, contacts, timeline } = world.ports;
      await ledger.settle(deliveryId, 'delivered', 'ses-1');
      const mortal = { ledger: wrap(ledger), contacts: wrap(contacts), timeline: wrap(timeline) };
      await settleAnswer(mortal, deliveryId).catch(() => undefined);
      await settle(deliveryId, 'delivered');
      const [entry] = await logged();
      expect(entry).toMatchObject({ kind: 'mail' });
      expect(await world.readRuth()).toMatchObject({ lastTouchAt: entry?.occurredAt });
    });
  });

  it('that SES said nothing of stands as mail, and nobody is asked, where an event comes before it does again', async () => {
    world.transport.behave((accept) => {
      world.transport.behave((next) => next());
      accept();
      throw new MailOutcomeUnknownError('The line broke');
    });
    const mail = takeAnswer('How lovely!');
    await expect(receiveMail(world.ports, mail)).rejects.toThrow('may yet say');
    const [letter] = world.letters();
    if (letter) await world.ports.ledger.settle(letter.deliveryId, 'delivered', 'ses-1');
    world.clock.setTo('2026-08-24T06:34:00.000Z');
    await receiveMail(world.ports, mail);
    expect(world.letters()).toHaveLength(1);
    expect(await logged()).toMatchObject([{ kind: 'mail', text: 'How lovely!' }]);
    expect(world.toNora()).toHaveLength(1);
  });

  it('comes again while SES takes no mail', async () => {
    const mail = takeAnswer('How lovely!');
    world.transport.behave(() => {
      throw new MailRefusedError('throttled');
    });
    await expect(receiveMail(world.ports, mail)).rejects.toThrow('throttled');
    world.transport.behave((accept) => accept());
    await receiveMail(world.ports, mail);
    expect(world.letters()).toHaveLength(1);
  });
});

describe('files', () => {
  it('of the contact’s reach the owner, with names that are no paths', async () => {
    const mail = withFile(fileOf('application/pdf', '../menu.pdf', 'Tart'));
    await receiveMail(world.ports, world.takeReply('', 'm9', { mail }));
    const [file, ...others] = world.toNora()[1]?.files ?? [];
    expect(others).toEqual([]);
    expect(file).toMatchObject({ filename: 'menu.pdf', contentType: 'application/pdf' });
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe('Tart');
  });

  it.each([
    ['from a stranger', { mail: { from: 'eve@evil.example' } }],
    ['that SES could not look into', { verdicts: { virus: 'PROCESSING_FAILED' } }],
  ] as const)(
    '%s are told of and not passed on',
    async (_, { mail, ...incoming }: Exclude<Incoming, undefined>) => {
      const withMenu = { ...withFile(fileOf('application/pdf', 'menu.pdf', 'Tart')), ...mail };
      await receiveMail(world.ports, world.takeReply('', 'm9', { ...incoming, mail: withMenu }));
      expect(world.toNora()[1]?.text).toContain('With it came menu.pdf');
      expect(world.toNora()[1]?.files).toEqual([]);
    },
  );

  it('of the owner’s go on to the contact', async () => {
    await answer('', { mail: withFile(fileOf('image/png', 'leo.png', 'PNG')) });
    expect(world.letters()[0]?.text).toBe('Here it is.\n');
    expect(world.letters()[0]?.files).toMatchObject([{ filename: 'leo.png', contentType: 'image/png' }]);
    expect(await logged()).toMatchObject([{ attachments: [{ filename: 'leo.png' }] }]);
  });

  it('that are too large for a mail are told back, and nothing goes out', async () => {
    const film = fileOf('video/mp4', 'film.mp4', `${'x'.repeat(76)}\r\n`.repeat(100_000));
    await answer('', { mail: withFile(film) });
    expect(world.letters()).toEqual([]);
    expect(world.toNora()[1]?.text).toMatch(/larger than 7\s+MB/);
  });

  it.each([
    ['the mail that was answered', fileOf('message/rfc822', 'mail.eml', 'Subject: Ruth\r\n\r\nprivate')],
    [
      'a page with private words',
      fileOf('text/html', 'mail.html', '<p>Her mother is in hospital again.</p>'),
    ],
  ])('that are %s never go on', async (_, file) => {
    await answer('', { mail: withFile(file) });
    expect(world.letters()).toEqual([]);
  });
});

describe('two owners who share a contact', () => {
  const TOM = buildOwner({
    ownerId: 'tomtomtomtomtomt',
    name: 'Tom Baker',
    addresses: [{ address: 'tom@baker.example', confirmedAt: '2025-07-20T08:00:00.000Z' }],
  });
  const TOMS_RUTH = buildContact({
    ownerId: TOM.ownerId,
    contactId: 'tomsruthtomsruth',
    notes: ['Owes Tom a boat.'],
  });

  it('see nothing of each other, and neither can answer for the other', async () => {
    await createDynamoDbOwnerStore(engine.documentClient, world.tableName).addOwner(TOM);
    await world.ports.contacts.addContact(TOMS_RUTH);
    await world.ports.mailboxes.giveMailbox(TOMS_RUTH, 'ruth-bbbbbbbb');
    const recipients = ['hello+ruth-bbbbbbbb@in.kith.example'];
    await receiveMail(world.ports, world.takeReply('Dear Tom!', 'm5', { recipients }));
    const toTom = world.transport.accepted.filter(({ to }) => to.address === 'tom@baker.example');
    expect(toTom).toHaveLength(1);
    expect(toTom[0]?.text).toContain('Owes Tom a boat.');
    expect(toTom[0]?.text).not.toContain('hospital');
    expect(world.toNora()[0]?.text).not.toContain('boat');
    // Nora's address is hers alone.
    await answer('How lovely!', { mail: { from: 'tom@baker.example' } });
    expect(world.letters()).toEqual([]);
    await answer('How lovely!', { messageId: 'm6' });
    expect(world.letters()).toMatchObject([{ replyTo: RUTHS_MAILBOX, from: { name: 'Nora Lindqvist' } }]);
    expect((await world.ports.timeline.read(TOMS_RUTH)).interactions).toHaveLength(1);
  });
});
