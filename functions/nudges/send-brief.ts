import type { Temporal } from 'temporal-polyfill';
import { briefRhythm, withBriefSent } from '../circle/domain/brief-rhythm.ts';
import { isQuestionDue, wasAskedOn } from '../circle/domain/inner-circle-question.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { nextSendingTime } from '../circle/domain/sending-time.ts';
import type { BriefStanding } from '../circle/owner-store.ts';
import type { Delivery, Subject } from '../delivery/domain/delivery.ts';
import type { MailRefusedError } from '../delivery/mail-transport.ts';
import { type SendDeliveryResult, sendDelivery } from '../delivery/send-delivery.ts';
import { deriveDeliveryId } from '../shared/ids.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { log } from '../shared/log.ts';
import { askWhetherToGoOn } from './ask-whether-to-go-on.ts';
import { findBriefDay } from './domain/brief-day.ts';
import { findPeopleDue } from './find-people-due.ts';
import { gatherSections } from './gather-sections.ts';
import { askInnerCircle } from './inner-circle/ask-inner-circle.ts';
import { offerDrafts, type PersonToNudge } from './offer-drafts.ts';
import type { BriefPorts, BriefSettings } from './ports.ts';
import { recordNudges } from './record-nudges.ts';
import { writeBrief } from './write-brief.ts';

/** Longer than the lease of a delivery's claim, so that whoever takes over finds out what became of it. */
const LEASE_MINUTES = 10;
const QUOTA_PAUSE_MINUTES = 60;

/**
 * sent: SES has it, now or from a run that died. unknown: it may have gone out; each run of the day looks again whether SES
 * has said so since, and if it never does, tomorrow's brief names the same people. silent: nobody is due. postponed: not a
 * time to mail. later: comes up again today. lost: another run has it. rejected: SES will not take it, or the owner's address
 * is on the suppression list; tomorrow's brief tries again.
 */
export type BriefOutcome = 'sent' | 'unknown' | 'silent' | 'postponed' | 'later' | 'lost' | 'rejected';

/**
 * One owner's morning brief. Every step is repeatable: while it runs, the owner's place in the due index is a lease, after
 * which another run begins anew; the ledger keeps the mail from going out twice, and names the people who were in it.
 */
export async function sendBrief(
  ports: BriefPorts,
  settings: BriefSettings,
  owner: Owner,
): Promise<BriefOutcome> {
  const now = ports.clock.now();
  const day = findBriefDay(owner, now);
  if (day === undefined) return (await waitForMorning(ports, owner, now)) ? 'postponed' : 'lost';

  const leased = { ...owner, briefDueAt: toIsoInstant(now.add({ minutes: LEASE_MINUTES })) };
  if ((await ports.owners.moveBriefDue(owner, leased.briefDueAt)) === 'lost') return 'lost';
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
    await recordNudges(ports, owner, people, delivery);
    return { briefsSent: withBriefSent(owner, delivery.claimedAt), urgent: undefined };
  });
}

async function staySilent(ports: BriefPorts, owner: Owner, now: Temporal.Instant): Promise<BriefOutcome> {
  await waitForMorning(ports, owner, now);
  return 'silent';
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

/** What became of the mail of the morning decides when the owner comes up again. */
async function follow(
  ports: BriefPorts,
  owner: Owner,
  now: Temporal.Instant,
  result: SendDeliveryResult,
  onSent: (delivery: Delivery) => Promise<BriefStanding>,
): Promise<BriefOutcome> {
  switch (result.outcome) {
    case 'sent':
      await waitForMorning(ports, owner, now, await onSent(result.delivery));
      return 'sent';
    case 'unknown': // The lease ends before the next run, which finds the event of SES in the ledger.
      return 'unknown';
    case 'in-progress': // The lease outlives the claim: whoever comes then learns what became of it.
      return 'later';
    case 'suppressed':
      log.warn('A morning brief is not sent: its address is suppressed', {
        ownerId: owner.ownerId,
        reason: result.suppression.reason,
      });
      await waitForMorning(ports, owner, now);
      return 'rejected';
    case 'refused':
      return handleRefusal(ports, owner, result.reason, now);
  }
}

const subjectOf = ({ contact: { contactId }, draft }: PersonToNudge): Subject =>
  draft === undefined ? { contactId } : { contactId, draftId: draft.draftId };

async function handleRefusal(
  ports: BriefPorts,
  owner: Owner,
  reason: MailRefusedError['reason'],
  now: Temporal.Instant,
): Promise<BriefOutcome> {
  log.warn('SES refused a morning brief', { ownerId: owner.ownerId, reason });
  switch (reason) {
    case 'throttled': // The lease is the pause.
      return 'later';
    case 'quota':
      await ports.owners.moveBriefDue(owner, toIsoInstant(now.add({ minutes: QUOTA_PAUSE_MINUTES })));
      return 'later';
    case 'rejected':
      await waitForMorning(ports, owner, now);
      return 'rejected';
  }
}

async function waitForMorning(
  { owners }: Pick<BriefPorts, 'owners'>,
  owner: Owner,
  now: Temporal.Instant,
  standing: BriefStanding = {},
): Promise<boolean> {
  const briefDueAt = nextSendingTime({ ...owner, ...standing }, now);
  return (await owners.moveBriefDue(owner, briefDueAt, standing)) === 'moved';
}
