import type { Contact } from '../circle/domain/contact.ts';
import { newMailboxLabel } from '../circle/domain/mailbox-label.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { logInteraction } from '../circle/log-interaction.ts';
import type { Delivery } from '../delivery/domain/delivery.ts';
import { type SendDeliveryResult, sendDelivery } from '../delivery/send-delivery.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { deriveInteractionId } from '../shared/interaction-id.ts';
import { fromIsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import { log } from '../shared/log.ts';
import type { Approval, Draft } from './domain/draft.ts';
import type { DraftSituation } from './domain/write-draft-notice.ts';
import { findHeldBack } from './find-restraint.ts';
import type { CheckInPorts } from './ports.ts';
import { tellAboutDraft } from './tell-about-draft.ts';
import { checkInDeliveryId, writeCheckIn } from './write-check-in.ts';

/** sent: SES has it. unknown: it may have gone out. blocked: it cannot. later: it comes up again by its due date. */
export type CheckInOutcome = 'sent' | 'unknown' | 'blocked' | 'later';

/** A draft that the owner said yes to. */
export type ApprovedDraft = Draft & { readonly approval: Approval };

interface Letter {
  readonly draft: ApprovedDraft;
  readonly owner: Owner;
  readonly contact: Contact;
}

/** Most events that settle an unknown outcome arrive within seconds; then nobody need be asked. */
const MINUTES_UNTIL_ASKED = 15;
const HOURS_BETWEEN_LOOKS = 1;
const HOURS_UNTIL_GIVEN_UP = 24;
const QUOTA_PAUSE_MINUTES = 60;
/** By then most servers have said whether they know the address. */
const MINUTES_UNTIL_LOOKED_BACK = 60;

/**
 * Sends an approved draft, or finds out what became of an earlier attempt; never twice, since its delivery id is the draft's.
 * The draft stays in the due index until everything that follows from it is done, so that it can be repeated at any point.
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
  const held = await holdBack(ports, letter);
  if (held !== undefined) return held;
  const [recipient] = contact.addresses;
  if (recipient === undefined) return block(ports, letter, 'no-address');
  return follow(ports, letter, await handOver(ports, letter, recipient));
}

/** Undefined where it may go out, and where it was handed over before: then all that is left is to learn what became of it. */
async function holdBack(ports: CheckInPorts, letter: Letter): Promise<CheckInOutcome | undefined> {
  const { draft } = letter;
  if ((await ports.ledger.find(checkInDeliveryId(draft.draftId))) !== undefined) return undefined;
  const held = await findHeldBack(ports, letter);
  if (held === undefined) return undefined;
  if (!('until' in held)) return block(ports, letter, held.why);
  await ports.drafts.postpone(draft, held.until);
  return 'later';
}

async function handOver(
  ports: CheckInPorts,
  { draft, owner, contact }: Letter,
  recipient: EmailAddress,
): Promise<SendDeliveryResult> {
  const { ownerId, contactId } = contact;
  const { draftId, approval } = draft;
  const mailbox =
    contact.mailbox ?? (await ports.mailboxes.giveMailbox(contact, newMailboxLabel(contact.name)));
  const { mailDomain, inboundDomain } = ports;
  return sendDelivery(ports, {
    kind: 'check-in',
    ownerId,
    subjects: [{ contactId, draftId }],
    mail: writeCheckIn({
      draftId,
      text: approval.text,
      owner,
      contact,
      recipient,
      mailbox,
      mailDomain,
      inboundDomain,
    }),
  });
}

async function follow(
  ports: CheckInPorts,
  letter: Letter,
  result: SendDeliveryResult,
): Promise<CheckInOutcome> {
  switch (result.outcome) {
    case 'sent':
      return result.delivery.status === 'bounced'
        ? block(ports, letter, 'came-back')
        : finish(ports, letter, result.delivery);
    case 'unknown':
      return waitForWord(ports, letter);
    case 'in-progress': // Its due date outlives the claim: whoever comes then learns what became of it.
      return 'later';
    case 'suppressed':
      return block(ports, letter, result.suppression.reason);
    case 'refused':
      if (result.reason === 'rejected') return block(ports, letter, 'rejected');
      if (result.reason === 'quota')
        await ports.drafts.postpone(letter.draft, inMinutes(ports, QUOTA_PAUSE_MINUTES));
      return 'later';
  }
}

async function finish(
  ports: CheckInPorts,
  { draft: { draftId, approval }, contact: { ownerId, contactId }, draft }: Letter,
  { claimedAt }: Delivery,
): Promise<CheckInOutcome> {
  await logInteraction(ports, {
    ownerId,
    contactId,
    interactionId: deriveInteractionId('check-in', draftId),
    kind: 'mail',
    direction: 'outbound',
    occurredAt: claimedAt,
    text: approval.text,
    source: { by: 'check-in' },
  });
  await ports.drafts.recordSent(draft, inMinutes(ports, MINUTES_UNTIL_LOOKED_BACK));
  return 'sent';
}

async function block(
  ports: CheckInPorts,
  { draft, owner, contact }: Letter,
  situation: DraftSituation,
): Promise<CheckInOutcome> {
  await tellAboutDraft(ports, { owner, contact, draftId: draft.draftId, situation });
  await ports.drafts.settle(draft, 'blocked');
  return 'blocked';
}

/** The owner is asked when no event has come within a quarter of an hour; after a day Kith no longer looks. */
async function waitForWord(ports: CheckInPorts, { draft, owner, contact }: Letter): Promise<CheckInOutcome> {
  if (draft.status === 'approved') {
    await ports.drafts.recordUnknown(draft, inMinutes(ports, MINUTES_UNTIL_ASKED));
    return 'unknown';
  }
  await tellAboutDraft(ports, { owner, contact, draftId: draft.draftId, situation: 'did-it-arrive' });
  const givenUpAt = fromIsoInstant(draft.approval.approvedAt).add({ hours: HOURS_UNTIL_GIVEN_UP });
  if (ports.clock.now().epochMilliseconds >= givenUpAt.epochMilliseconds) {
    await ports.drafts.settle(draft, 'unknown');
  } else {
    await ports.drafts.postpone(draft, inMinutes(ports, HOURS_BETWEEN_LOOKS * 60));
  }
  return 'unknown';
}

const inMinutes = ({ clock }: Pick<CheckInPorts, 'clock'>, minutes: number) =>
  toIsoInstant(clock.now().add({ minutes }));
