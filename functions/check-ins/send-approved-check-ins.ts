import { toIsoInstant } from '../shared/iso-instant.ts';
import { log } from '../shared/log.ts';
import { type Draft, LONGEST_LEASE_MINUTES } from './domain/draft.ts';
import { CheckInsFailedError } from './errors.ts';
import { type LookBackOutcome, lookBack } from './look-back.ts';
import type { CheckInPorts } from './ports.ts';
import { type AnnouncedOutcome, sendAnnounced } from './send-announced.ts';
import { sendCheckIn } from './send-check-in.ts';
import { type WorkDuePorts, workThroughDue } from './work-through-due.ts';

export type SendApprovedPorts = CheckInPorts & WorkDuePorts;

type Outcome = AnnouncedOutcome | LookBackOutcome | 'lost';

/**
 * Sees to every letter that is to go out by itself and was announced a day ago, to every approved letter that is due and not out yet (it waited for its hour, or the first attempt met a crash or a busy
 * SES), to those of which SES has not said whether it took them, and once more to each that was sent; no faster than the quota
 * of SES lets one-to-one mail go. Throws CheckInsFailedError once all had their turn.
 */
export async function sendApprovedCheckIns(ports: SendApprovedPorts): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const failures: unknown[] = [];
  await workThroughDue(ports, async (draft) => {
    try {
      const outcome = await sendLeased(ports, draft);
      outcomes.push(outcome);
      return outcome === 'no-room' ? 'stop' : 'go-on';
    } catch (error) {
      failures.push(error);
      const errorName = error instanceof Error ? error.name : typeof error;
      log.error('An approved letter failed', { draftId: draft.draftId, errorName });
      return 'go-on';
    }
  });
  log.info('Approved letters', { outcomes: countEach(outcomes), failed: failures.length });
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
  const dueAt = toIsoInstant(ports.clock.now().add({ minutes: LONGEST_LEASE_MINUTES }));
  if ((await ports.drafts.postpone(draft, dueAt)) === 'lost') return 'lost';
  if (draft.status === 'open') return sendAnnounced(ports, { ...draft, dueAt });
  if (approval === undefined) return 'lost';
  const leased = { ...draft, approval, dueAt };
  return draft.status === 'sent' ? lookBack(ports, leased) : sendCheckIn(ports, leased);
}

const countEach = (outcomes: readonly Outcome[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(outcomes, (each) => each)].map(([each, all]) => [each, all.length]));
