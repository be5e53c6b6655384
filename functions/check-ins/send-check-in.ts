import { Temporal } from 'temporal-polyfill';
import type { ContactKey } from '../circle/contact-store.ts';
import type { Interaction } from '../circle/domain/interaction.ts';
import { newMailboxLabel } from '../circle/domain/mailbox-label.ts';
import type { Delivery } from '../delivery/domain/delivery.ts';
import { sendDelivery } from '../delivery/send-delivery.ts';
import { fromIsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import { log } from '../shared/log.ts';
import { type Draft, isOverdue, trueUntil } from './domain/draft.ts';
import { isWeekend, type LetterToTime, nextWorkingMoment } from './domain/next-working-moment.ts';
import { whyDayOff } from './domain/restraint/day-off.ts';
import { whyHeldBack } from './domain/why-held-back.ts';
import { whyUnwelcome } from './domain/why-unwelcome.ts';
import { findLetterThread } from './find-letter-thread.ts';
import { findRecipient } from './find-recipient.ts';
import { findHeldBack } from './find-restraint.ts';
import { block, type CheckInOutcome, followDelivery } from './follow-delivery.ts';
import type { ApprovedDraft, Letter } from './letter.ts';
import type { CheckInPorts } from './ports.ts';
import { NEWEST_INTERACTIONS } from './prepare-draft.ts';
import { checkInDeliveryId, writeCheckIn } from './write-check-in.ts';

/**
 * Sends an approved draft when it suits the contact, or finds out what became of an earlier attempt; never twice, since its
 * delivery id is the draft's. The draft stays in the due index until everything that follows from it is done, so that it can be
 * repeated at any point.
 */
export async function sendCheckIn(ports: CheckInPorts, draft: ApprovedDraft): Promise<CheckInOutcome> {
  const owner = await ports.owners.findOwner(draft.ownerId);
  const contact = await ports.contacts.findContact(draft);
  if (owner === undefined || contact === undefined) {
    log.warn('An approved letter has lost its owner or its contact', { draftId: draft.draftId });
    await ports.drafts.settle(draft, 'blocked');
    return 'blocked';
  }
  const letter = { draft, owner, contact };
  const earlier = await ports.ledger.find(checkInDeliveryId(draft));
  // What was handed over is out of our hands: all that is left is to learn what became of it.
  if (earlier !== undefined) return handOver(ports, letter, earlier, await readNewest(ports, contact));
  const unwelcome = whyUnwelcome(contact);
  if (unwelcome !== undefined) return block(ports, letter, unwelcome);
  const now = ports.clock.now();
  const moment = nextWorkingMoment(letterTime(letter), now);
  if (Temporal.Instant.compare(moment, now) > 0) {
    await ports.drafts.postpone(draft, toIsoInstant(moment));
    return 'later';
  }
  if (isOverdue(draft, draft.approval, now)) return block(ports, letter, 'held-up');
  return sendNow(ports, letter, now);
}

async function sendNow(ports: CheckInPorts, letter: Letter, now: Temporal.Instant): Promise<CheckInOutcome> {
  const recipient = await findRecipient(ports, letter.contact);
  if ('why' in recipient) return block(ports, letter, recipient.why);
  const interactions = await readNewest(ports, letter.contact);
  const heldBack = whyHeldBack({ ...letter, now }, interactions);
  if (heldBack !== undefined) return block(ports, letter, heldBack);
  const held = await findHeldBack(ports, letter, interactions);
  if (held !== undefined && !('until' in held)) return block(ports, letter, held.why);
  if (held !== undefined) {
    await ports.drafts.postpone(letter.draft, held.until);
    return 'later';
  }
  const attempt = { recipient: recipient.address, claimedAt: toIsoInstant(now) };
  return handOver(ports, letter, attempt, interactions);
}

async function readNewest({ timeline }: CheckInPorts, contact: ContactKey): Promise<readonly Interaction[]> {
  return (await timeline.read(contact, { limit: NEWEST_INTERACTIONS })).interactions;
}

async function handOver(
  ports: CheckInPorts,
  letter: Letter,
  { recipient, claimedAt }: Pick<Delivery, 'recipient' | 'claimedAt'>,
  interactions: readonly Interaction[],
): Promise<CheckInOutcome> {
  const { draft, owner, contact } = letter;
  const { ownerId, contactId } = contact;
  const mailbox =
    contact.mailbox ?? (await ports.mailboxes.giveMailbox(contact, newMailboxLabel(contact.name)));
  const thread = await findLetterThread(ports, letter, interactions, fromIsoInstant(claimedAt));
  const { mailDomain, inboundDomain } = ports;
  const mail = writeCheckIn({ draft, owner, contact, recipient, mailbox, thread, mailDomain, inboundDomain });
  const result = await sendDelivery(ports, {
    kind: 'check-in',
    ownerId,
    subjects: [{ contactId, draftId: draft.draftId }],
    mail,
  });
  return followDelivery(ports, letter, mail, result);
}

/** What is to be known of a letter to find the moment at which it goes out. */
export function letterTime({
  draft,
  owner,
  contact,
}: Omit<Letter, 'draft'> & { draft: Draft }): LetterToTime {
  const { draftId } = draft;
  const until = trueUntil(draft);
  return {
    ...{ draftId, owner, contact, ...(until && { trueUntil: until }) },
    isDayOff: (day) => isWeekend(day) || whyDayOff({ owner, contact }, day) !== undefined,
  };
}
