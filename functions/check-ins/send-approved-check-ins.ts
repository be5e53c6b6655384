import { toIsoInstant } from '../shared/iso-instant.ts';
import { log } from '../shared/log.ts';
import type { Draft } from './domain/draft.ts';
import { CheckInsFailedError } from './errors.ts';
import { type LookBackOutcome, lookBack } from './look-back.ts';
import type { CheckInPorts } from './ports.ts';
import { type AnnouncedOutcome, sendAnnounced } from './send-announced.ts';
import { sendCheckIn } from './send-check-in.ts';

/** A run has time for these; what is left is due in the next one. */
const MAX_DRAFTS = 20;
/** Longer than the lease of a delivery's claim, so that whoever takes over finds out what became of it. */
const LEASE_MINUTES = 10;

type Outcome = AnnouncedOutcome | LookBackOutcome | 'lost';

/**
 * Sees to every letter that is to go out by itself and was announced a day ago, to every approved one that is not out yet (the
 * first attempt met a crash or a busy SES), to those of which SES has not said whether it took them, and once more to each that
 * was sent. Throws CheckInsFailedError once all had their turn.
 */
export async function sendApprovedCheckIns(ports: CheckInPorts): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const failures: unknown[] = [];
  for (const draft of await ports.drafts.findDue(toIsoInstant(ports.clock.now()), MAX_DRAFTS)) {
    try {
      outcomes.push(await sendLeased(ports, draft));
    } catch (error) {
      failures.push(error);
      const errorName = error instanceof Error ? error.name : typeof error;
      log.error('An approved letter failed', { draftId: draft.draftId, errorName });
    }
  }
  log.info('Approved letters', { outcomes, failed: failures.length });
  if (failures.length > 0) {
    const cause = new AggregateError(failures);
    throw new CheckInsFailedError(`${failures.length} approved letters failed; they are tried again`, {
      cause,
    });
  }
  return outcomes;
}

async function sendLeased(ports: CheckInPorts, draft: Draft): Promise<Outcome> {
  const { approval } = draft;
  const dueAt = toIsoInstant(ports.clock.now().add({ minutes: LEASE_MINUTES }));
  if ((await ports.drafts.postpone(draft, dueAt)) === 'lost') return 'lost';
  if (draft.status === 'open') return sendAnnounced(ports, { ...draft, dueAt });
  if (approval === undefined) return 'lost';
  const leased = { ...draft, approval, dueAt };
  return draft.status === 'sent' ? lookBack(ports, leased) : sendCheckIn(ports, leased);
}
