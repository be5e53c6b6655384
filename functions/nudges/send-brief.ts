import type { Temporal } from 'temporal-polyfill';
import { briefRhythm, withBriefSent } from '../circle/domain/brief-rhythm.ts';
import { isQuestionDue, wasAskedOn } from '../circle/domain/inner-circle-question.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { renewDueDates } from '../circle/renew-due-dates.ts';
import type { Delivery, Subject } from '../delivery/domain/delivery.ts';
import { type SendDeliveryResult, sendDelivery } from '../delivery/send-delivery.ts';
import { deriveDeliveryId } from '../shared/ids.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { askWhetherToGoOn } from './ask-whether-to-go-on.ts';
import { findBriefDay } from './domain/brief-day.ts';
import { findUrgentDay } from './domain/urgent-day.ts';
import { findPeopleDue } from './find-people-due.ts';
import { type BriefOutcome, follow, staySilent, waitForMorning } from './follow-mail.ts';
import { gatherSections } from './gather-sections.ts';
import { askInnerCircle } from './inner-circle/ask-inner-circle.ts';
import { offerDrafts, type PersonToNudge } from './offer-drafts.ts';
import type { BriefPorts, BriefSettings } from './ports.ts';
import { recordNudges } from './record-nudges.ts';
import { sendUrgentNudge } from './send-urgent-nudge.ts';
import { writeBrief } from './write-brief.ts';

/** Longer than the lease of a delivery's claim, so that whoever takes over finds out what became of it. */
const LEASE_MINUTES = 10;
/**
 * One owner's morning brief, or the mail beside it about what cannot wait. Every step is repeatable: while it runs, the owner's place in the due index is a lease, after
 * which another run begins anew; the ledger keeps the mail from going out twice, and names the people who were in it.
 */
export async function sendBrief(
  ports: BriefPorts,
  settings: BriefSettings,
  owner: Owner,
): Promise<BriefOutcome> {
  const now = ports.clock.now();
  const urgentDay = findUrgentDay(owner, now);
  const day = urgentDay ?? findBriefDay(owner, now);
  if (day === undefined) return (await waitForMorning(ports, owner, now)) ? 'postponed' : 'lost';

  const leased = { ...owner, briefDueAt: toIsoInstant(now.add({ minutes: LEASE_MINUTES })) };
  if ((await ports.owners.moveBriefDue(owner, leased.briefDueAt)) === 'lost') return 'lost';
  if (owner.mailStoppedAt !== undefined) return staySilent(ports, leased, now);
  if (urgentDay !== undefined) return sendUrgentNudge(ports, settings, leased, urgentDay, now);
  return sendLeasedBrief(ports, settings, leased, day, now);
}

async function sendLeasedBrief(
  ports: BriefPorts,
  settings: BriefSettings,
  owner: Owner,
  day: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<BriefOutcome> {
  if (wasAskedOn(owner, day)) return staySilent(ports, owner, now);
  const rhythm = briefRhythm(owner);
  if (rhythm === 'paused') return staySilent(ports, owner, now);
  if (rhythm === 'asking')
    return followQuestion(ports, owner, now, await askWhetherToGoOn(ports, settings, owner, now));
  await renewDueDates(ports, owner);
  const morning = await findPeopleDue(ports, owner, now);
  if (isQuestionDue(owner, toIsoInstant(now), morning.due.length)) {
    const result = await askInnerCircle(ports, settings, owner, now);
    return follow(ports, owner, now, result, async () => ({}));
  }
  const sections = await gatherSections(ports, owner, morning, now);
  if (morning.due.length === 0 && sections.length === 0) return staySilent(ports, owner, now);
  const people = await offerDrafts(ports, owner, morning.due, now);
  const deliveryId = deriveDeliveryId('nudge', owner.ownerId, day.toString());
  const mail = await writeBrief(ports, settings, { owner, deliveryId, people, sections, now });
  const result = await sendDelivery(ports, {
    mail,
    kind: 'nudge',
    ownerId: owner.ownerId,
    subjects: people.map(subjectOf),
  });
  return follow(ports, owner, now, result, async (delivery) => {
    await announceDrafts(ports, delivery);
    await recordNudges(ports, owner, people, delivery, morning.toldWith);
    for (const { afterSent } of ports.contributors) await afterSent?.(owner, delivery.claimedAt);
    return { briefsSent: withBriefSent(owner, delivery.claimedAt) };
  });
}

/** Whether SES took the question or may have: it is not asked again. */
function followQuestion(
  ports: BriefPorts,
  owner: Owner,
  now: Temporal.Instant,
  result: SendDeliveryResult,
): Promise<BriefOutcome> {
  const asked = result.outcome === 'unknown' ? { ...result, outcome: 'sent' as const } : result;
  return follow(ports, owner, now, asked, async ({ claimedAt }) => ({
    briefsSent: withBriefSent(owner, claimedAt),
  }));
}

/** Of the mail that went out, which an earlier run may have written: only what it said can be stopped in time. */
async function announceDrafts(
  { drafts }: Pick<BriefPorts, 'drafts'>,
  { ownerId, subjects }: Delivery,
): Promise<void> {
  for (const { contactId, draftId, isAnnounced } of subjects) {
    if (isAnnounced && draftId !== undefined) await drafts.announce({ ownerId, contactId, draftId });
  }
}

const subjectOf = ({ contact: { contactId }, draft }: PersonToNudge): Subject => ({
  contactId,
  ...(draft && { draftId: draft.draftId }),
  ...(draft?.goesOutAt && { isAnnounced: true }),
});
