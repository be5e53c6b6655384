import { simpleParser } from 'mailparser';
import { beforeEach, describe, expect, it } from 'vitest';
import { composeMessage } from '../../../functions/delivery/compose-message.ts';
import type { OutgoingMail } from '../../../functions/delivery/mail-transport.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { startDynalite } from '../../engines/engine.ts';
import { NORA, RUTH } from '../inbound/inbound-world.ts';
import { type CheckInWorld, createCheckInWorld, RUTHS_ADDRESS, RUTHS_MAILBOX } from './check-in-world.ts';

const engine = await startDynalite();
let world: CheckInWorld;
beforeEach(async () => {
  world = await createCheckInWorld(engine);
});

const NORAS_ADDRESS = 'nora@lindqvist.example';
const KITH = 'kith@kith.example';

/** Each letter, mail that is passed on, and answer to one, as their owner’s and contact’s names are. */
async function exchange(
  name: string,
): Promise<Readonly<Record<'letter' | 'relay' | 'answer', OutgoingMail | undefined>>> {
  await world.ports.owners.changeOwner(NORA.ownerId, (owner) => ({ ...owner, name }));
  await world.ports.contacts.changeContact(RUTH, (ruth) => ({ ...ruth, name }));
  await receiveMail(world.ports, world.takeAnswer('send', 'm1'));
  const relayed = { timestamp: '2026-08-24T06:31:00.000Z', mail: { subject: `Re: ${name}` } };
  await receiveMail(world.ports, world.takeReply('All well!', 'm2', relayed));
  await receiveMail(world.ports, world.takeRelayedAnswer('How lovely!', 'm3'));
  const [letter, answer] = world.letters();
  return { letter, answer, relay: world.toNora()[0] };
}

/** The fields of a message as they stand in its bytes, unfolded. */
async function readHead(mail: OutgoingMail | undefined) {
  if (mail === undefined) throw new Error('There is no such mail');
  const raw = await composeMessage(mail);
  const head = raw.subarray(0, raw.indexOf('\r\n\r\n')).toString('latin1');
  const { from, to, replyTo, cc, bcc } = await simpleParser(raw);
  const addressesOf = (field: typeof to) =>
    [field ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address));
  return {
    hasBareBreaks: /\r(?!\n)|(?<!\r)\n/.test(head),
    isAscii: /^[\x20-\x7e\r\n\t]*$/.test(head),
    fields: head
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => line.split(':')[0]?.toLowerCase())
      .toSorted(),
    from: addressesOf(from),
    to: addressesOf(to),
    replyTo: addressesOf(replyTo),
    others: [...addressesOf(cc), ...addressesOf(bcc)],
  };
}

const BREAK_OUT = [
  'Ruth\r\nBcc: eve@evil.example',
  'Ruth\nBcc: eve@evil.example\n\nHello',
  'Ruth\rBcc: eve@evil.example',
  'Ruth\u2028Bcc: eve@evil.example',
  'Ruth" <eve@evil.example>, "Adler',
  'Ruth <eve@evil.example>',
  'eve@evil.example, Ruth',
  'Ruth; eve@evil.example',
  'Ruth (eve@evil.example) \\" Adler',
  'Zoë Ødegård\r\nBcc: eve@evil.example',
  '=?utf-8?q?Ruth=0D=0ABcc=3A_eve=40evil=2Eexample?=',
  '山田 <eve@evil.example>',
];

describe.each(BREAK_OUT)('the name %j of an owner and of a contact', (name) => {
  it('adds no field and no address to a letter, to a mail that is passed on, nor to an answer', async () => {
    const plain = await exchange('Ruth');
    world = await createCheckInWorld(engine);
    const mails = await exchange(name);
    const expected = {
      letter: { from: [RUTHS_MAILBOX], to: [RUTHS_ADDRESS], replyTo: [RUTHS_MAILBOX] },
      answer: { from: [RUTHS_MAILBOX], to: [RUTHS_ADDRESS], replyTo: [RUTHS_MAILBOX] },
      relay: {
        from: [KITH],
        to: [NORAS_ADDRESS],
        replyTo: [expect.stringMatching(/^to\+[a-z2-7]+@in\.kith\.example$/)],
      },
    };
    for (const kind of ['letter', 'relay', 'answer'] as const) {
      const { fields } = await readHead(plain[kind]);
      expect(await readHead(mails[kind]), kind).toEqual({
        ...{ ...expected[kind], fields, others: [], hasBareBreaks: false, isAscii: true },
      });
    }
  });
});
