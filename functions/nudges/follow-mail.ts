import type { Temporal } from 'temporal-polyfill';
import type { Owner } from '../circle/domain/owner.ts';
import { nextSendingTime } from '../circle/domain/sending-time.ts';
import type { BriefStanding } from '../circle/owner-store.ts';
import type { Delivery } from '../delivery/domain/delivery.ts';
import type { MailRefusedError } from '../delivery/mail-transport.ts';
import type { SendDeliveryResult } from '../delivery/send-delivery.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { log } from '../shared/log.ts';
import type { BriefPorts } from './ports.ts';

const QUOTA_PAUSE_MINUTES = 60;

/**
 * sent: SES has it, now or from a run that died. unknown: it may have gone out; each run of the day looks again whether SES
 * has said so since, and if it never does, tomorrow's brief names the same people. silent: nobody is due. postponed: not a
 * time to mail. later: comes up again today. lost: another run has it. rejected: SES will not take it, or the owner's address
 * is on the suppression list; tomorrow's brief tries again.
 */
export type BriefOutcome = 'sent' | 'unknown' | 'silent' | 'postponed' | 'later' | 'lost' | 'rejected';

/** What became of the mail of the morning decides when the owner comes up again. */
export async function follow(
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

/** Whatever urgent was told of is in that brief. False when another run has moved it. */
export async function waitForMorning(
  { owners }: Pick<BriefPorts, 'owners'>,
  owner: Owner,
  now: Temporal.Instant,
  standing: BriefStanding = {},
): Promise<boolean> {
  const briefDueAt = nextSendingTime({ ...owner, ...standing }, now);
  return (await owners.moveBriefDue(owner, briefDueAt, { urgent: undefined, ...standing })) === 'moved';
}

export async function staySilent(
  ports: BriefPorts,
  owner: Owner,
  now: Temporal.Instant,
): Promise<BriefOutcome> {
  await waitForMorning(ports, owner, now);
  return 'silent';
}
