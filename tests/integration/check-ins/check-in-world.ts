import { sendApprovedCheckIns } from '../../../functions/check-ins/send-approved-check-ins.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { buildDraft } from '../../builders/draft.ts';
import type { Engine } from '../../engines/engine.ts';
import { createInboundWorld, isReceipt, RUTH, relayAddress, replyAddress } from '../inbound/inbound-world.ts';

export const RUTHS_ADDRESS = 'ruth@adler.example';
export const RUTHS_MAILBOX = 'hello+ruth-aaaaaaaa@in.kith.example';

/** Monday's brief, which offered Nora a letter to Ruth. */
export const BRIEF_ID = deriveDeliveryId('nudge', 'with a letter');
const draft = buildDraft();

/** A new account out of the sandbox. */
export const WIDE_QUOTA = { perSecond: 14, perDay: 50_000, sentLastDay: 0 };

type Incoming = NonNullable<Parameters<Awaited<ReturnType<typeof createInboundWorld>>['take']>[0]>;

/** Nora has a brief with a letter to Ruth in her inbox, and Ruth an address of her own. */
export async function createCheckInWorld(engine: Engine) {
  const world = await createInboundWorld(engine);
  const { ports, clock, transport } = world;
  await ports.drafts.open(draft);
  // Where she lives it is half past nine when Nora’s brief comes.
  await ports.contacts.changeContact(RUTH, (contact) => ({ ...contact, timeZone: 'Europe/Istanbul' }));
  await ports.mailboxes.giveMailbox(RUTH, 'ruth-aaaaaaaa');
  const subjects = [{ contactId: RUTH.contactId, draftId: draft.draftId }];
  await ports.ledger.claim(buildDelivery({ deliveryId: BRIEF_ID, subjects }));

  const relay = buildDelivery({
    deliveryId: deriveDeliveryId('relay', 'Leo loves it'),
    kind: 'relay',
    subjects: [{ contactId: RUTH.contactId }],
    passedOn: 'relayed',
  });
  await ports.ledger.claim(relay);
  world.take({ messageId: 'relayed', mail: { from: RUTHS_ADDRESS, subject: 'Leo' } });

  const takeAnswer = (body: string, messageId = 'm1', incoming: Incoming = {}) =>
    world.take({
      messageId,
      recipients: [replyAddress(0, BRIEF_ID)],
      ...incoming,
      mail: { body, ...incoming.mail },
    });
  const letters = () => transport.accepted.filter(({ to }) => to.address === RUTHS_ADDRESS);

  return {
    ...world,
    draft,
    /** Nora's answer to the letter, as SES tells of it. */
    takeAnswer,
    /** The same, and carried out. */
    answer: (body: string, messageId?: string) => receiveMail(ports, takeAnswer(body, messageId)),
    /** Nora's answer to a mail of Ruth's that Kith passed on. */
    takeRelayedAnswer: (body: string, messageId = 'm1') =>
      world.take({ messageId, recipients: [relayAddress(relay.deliveryId)], mail: { body } }),
    /** What somebody, Ruth as a rule, writes to her lasting address. */
    takeReply: (body: string, messageId = 'm2', incoming: Incoming = {}) =>
      world.take({
        messageId,
        recipients: [RUTHS_MAILBOX],
        source: RUTHS_ADDRESS,
        ...incoming,
        mail: { from: `Ruth <${RUTHS_ADDRESS}>`, body, ...incoming.mail },
      }),
    /** One run of the schedule at that time. */
    tick: (at: string) => {
      clock.setTo(at);
      return sendApprovedCheckIns({
        ...ports,
        sendQuota: { readSendQuota: async () => WIDE_QUOTA },
        pause: async () => {},
      });
    },
    letters,
    /** What SES says in the end of the first letter. */
    settleLetter: async (status: 'delivered' | 'bounced') => {
      const [letter] = letters();
      if (letter) await ports.ledger.settle(letter.deliveryId, status, 'ses-1');
    },
    toNora: () =>
      transport.accepted.filter((mail) => mail.to.address === 'nora@lindqvist.example' && !isReceipt(mail)),
    readDraft: () => ports.drafts.find(draft),
    readRuth: () => ports.contacts.findContact(RUTH),
  };
}

export type CheckInWorld = Awaited<ReturnType<typeof createCheckInWorld>>;
