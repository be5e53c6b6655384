import type { ContactKey } from '../circle/contact-store.ts';
import type { Interaction } from '../circle/domain/interaction.ts';
import { logInteraction } from '../circle/log-interaction.ts';
import type { Delivery } from '../delivery/domain/delivery.ts';
import { sesMessageIdHeader } from '../delivery/domain/ses-message-id.ts';
import type { OutgoingMail } from '../delivery/mail-transport.ts';
import type { SendDeliveryResult } from '../delivery/send-delivery.ts';
import { deriveInteractionId } from '../shared/interaction-id.ts';
import { fromIsoInstant, type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import { anew, isOverdue } from './domain/draft.ts';
import type { DraftSituation } from './domain/write-draft-notice.ts';
import { findRecipient } from './find-recipient.ts';
import type { Letter } from './letter.ts';
import type { CheckInPorts } from './ports.ts';
import { NEWEST_INTERACTIONS } from './prepare-draft.ts';
import { tellAboutDraft } from './tell-about-draft.ts';
import { earlierDeliveryIds } from './write-check-in.ts';

/**
 * sent: SES has it. unknown: it may have gone out. blocked: it cannot. later: it comes up again by its due date. no-room: so
 * does it, and SES takes nothing more for now.
 */
export type CheckInOutcome = 'sent' | 'unknown' | 'blocked' | 'later' | 'no-room';

/** Most events that settle an unknown outcome arrive within seconds; then nobody need be asked. */
const MINUTES_UNTIL_ASKED = 15;
const HOURS_BETWEEN_LOOKS = 1;
/** So long it looks every hour, then every day: an event may be days late. */
const HOURS_OF_HOURLY_LOOKS = 24;
const DAYS_UNTIL_GIVEN_UP = 5;
const QUOTA_PAUSE_MINUTES = 60;
/** By then most servers have said whether they know the address. */
const MINUTES_UNTIL_LOOKED_BACK = 60;

/** What follows from what became of a letter. Each step can be repeated. */
export async function followDelivery(
  ports: CheckInPorts,
  letter: Letter,
  mail: OutgoingMail,
  result: SendDeliveryResult,
): Promise<CheckInOutcome> {
  switch (result.outcome) {
    case 'sent':
      if (result.delivery.status !== 'bounced') return finish(ports, letter, mail, result.delivery);
      return unlessArrivedBefore(ports, letter, mail, () => comeBack(ports, letter, result.delivery));
    case 'unknown':
      return unlessArrivedBefore(ports, letter, mail, () => waitForWord(ports, letter));
    case 'in-progress': // Its due date outlives the claim: whoever comes then learns what became of it.
      return 'later';
    case 'suppressed': // Since it was asked for a moment ago: another address may be left.
      if (result.suppression.reason === 'hard-bounce') return 'later';
      return block(ports, letter, result.suppression.reason);
    case 'refused':
      if (result.reason === 'rejected') return block(ports, letter, 'rejected');
      if (result.reason === 'quota')
        await ports.drafts.postpone(letter.draft, inMinutes(ports, QUOTA_PAUSE_MINUTES));
      return 'no-room';
  }
}

/** Tells the owner why a letter does not go out, and puts it aside. */
export async function block(
  ports: CheckInPorts,
  { draft, owner, contact }: Letter,
  situation: DraftSituation,
): Promise<'blocked'> {
  await tellAboutDraft(ports, { owner, contact, draft, situation });
  await ports.drafts.settle(draft, 'blocked');
  return 'blocked';
}

/**
 * A letter of which SES said that it came back for good goes out anew, if another address of the contact is left: at once, when
 * it next comes up. False: none is, or this one may work again.
 */
export async function tryNextAddress(
  ports: CheckInPorts,
  { draft, contact }: Pick<Letter, 'draft' | 'contact'>,
  { recipient }: Pick<Delivery, 'recipient'>,
): Promise<boolean> {
  if (isOverdue(draft, draft.approval, ports.clock.now())) return false;
  const next = await findRecipient(ports, contact);
  if ('why' in next || next.address === recipient) return false;
  const approval = anew({ ...draft.approval, isRetry: true }, draft.approval);
  await ports.drafts.approveAgain(draft, approval, toIsoInstant(ports.clock.now()));
  return true;
}

/** Where the letter went out anew, the event of an earlier attempt may have come late: it arrived, and nobody is asked. */
async function unlessArrivedBefore(
  ports: CheckInPorts,
  letter: Letter,
  mail: OutgoingMail,
  otherwise: () => Promise<CheckInOutcome>,
): Promise<CheckInOutcome> {
  for (const deliveryId of earlierDeliveryIds(letter.draft)) {
    const delivery = await ports.ledger.find(deliveryId);
    if (delivery?.status === 'delivered') return finish(ports, letter, mail, delivery);
  }
  return otherwise();
}

async function comeBack(ports: CheckInPorts, letter: Letter, delivery: Delivery): Promise<CheckInOutcome> {
  if (await tryNextAddress(ports, letter, delivery)) return 'later';
  return block(ports, letter, 'came-back');
}

async function finish(
  ports: CheckInPorts,
  { draft, owner, contact }: Letter,
  mail: OutgoingMail,
  { claimedAt, recipient, sesMessageId }: Delivery,
): Promise<CheckInOutcome> {
  const { ownerId, contactId } = contact;
  const interactionId = deriveInteractionId('check-in', draft.draftId);
  const isFirst = draft.approval.attempt === undefined;
  const occurredAt = (isFirst ? undefined : await findLogged(ports, contact, interactionId)) ?? claimedAt;
  await logInteraction(ports, {
    ownerId,
    contactId,
    interactionId,
    kind: 'mail',
    direction: 'outbound',
    occurredAt,
    text: draft.approval.text,
    ...(sesMessageId && { thread: threadOf(mail, sesMessageIdHeader(sesMessageId, ports.region)) }),
    source: { by: 'check-in' },
  });
  if (recipient !== contact.addresses[0])
    await tellAboutDraft(ports, { owner, contact, draft, situation: 'went-elsewhere' });
  await ports.drafts.recordSent(draft, inMinutes(ports, MINUTES_UNTIL_LOOKED_BACK));
  return 'sent';
}

const threadOf = ({ subject, headers }: OutgoingMail, messageId: string) => ({
  messageId,
  references: headers?.['References'] ?? '',
  subject,
});

/** The moment at which an earlier attempt put the letter on the timeline, where it did; it stands there once. */
async function findLogged(
  { timeline }: CheckInPorts,
  contact: ContactKey,
  id: Interaction['interactionId'],
): Promise<IsoInstant | undefined> {
  const { interactions } = await timeline.read(contact, { limit: NEWEST_INTERACTIONS });
  return interactions.find(({ interactionId }) => interactionId === id)?.occurredAt;
}

/** The owner is asked when no event has come within a quarter of an hour; after five days Kith no longer looks. */
async function waitForWord(ports: CheckInPorts, { draft, owner, contact }: Letter): Promise<CheckInOutcome> {
  if (draft.status === 'approved') {
    await ports.drafts.recordUnknown(draft, inMinutes(ports, MINUTES_UNTIL_ASKED));
    return 'unknown';
  }
  await tellAboutDraft(ports, { owner, contact, draft, situation: 'did-it-arrive' });
  const { goesOutAt, approvedAt } = draft.approval;
  const hours = ports.clock
    .now()
    .since(fromIsoInstant(goesOutAt ?? approvedAt))
    .total('hours');
  const untilNextLook = hours < HOURS_OF_HOURLY_LOOKS ? HOURS_BETWEEN_LOOKS : 24;
  if (hours >= DAYS_UNTIL_GIVEN_UP * 24) await ports.drafts.settle(draft, 'unknown');
  else await ports.drafts.postpone(draft, inMinutes(ports, untilNextLook * 60));
  return 'unknown';
}

const inMinutes = ({ clock }: Pick<CheckInPorts, 'clock'>, minutes: number) =>
  toIsoInstant(clock.now().add({ minutes }));
