import type { Owner } from '../circle/domain/owner.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { log } from '../shared/log.ts';
import { BriefsFailedError } from './errors.ts';
import type { BriefOutcome } from './follow-mail.ts';
import type { BriefPorts, BriefSettings } from './ports.ts';
import { sendBrief } from './send-brief.ts';

const OWNERS_PER_PAGE = 25;
/** Enough for one brief with a slow SES: what is not begun now is begun by the next run. */
const MS_FOR_ONE_BRIEF = 20_000;

export interface SendDueBriefsInput {
  readonly settings: BriefSettings;
  /** How long this run may still last, in milliseconds. */
  readonly remainingMs: () => number;
}

/**
 * Sends every morning brief that is due, one after the other, until none is left or time is nearly out. One owner's failure
 * does not keep the others waiting: throws BriefsFailedError once all had their turn.
 */
export async function sendDueBriefs(
  ports: BriefPorts,
  { settings, remainingMs }: SendDueBriefsInput,
): Promise<readonly BriefOutcome[]> {
  const outcomes: BriefOutcome[] = [];
  const failures: unknown[] = [];
  for await (const owner of listOwnersWithBriefDue(ports)) {
    if (remainingMs() < MS_FOR_ONE_BRIEF) break;
    try {
      outcomes.push(await sendBrief(ports, settings, owner));
    } catch (error) {
      failures.push(error);
      log.error('A morning brief failed', { ownerId: owner.ownerId, errorName: nameOf(error) });
    }
  }
  log.info('Morning briefs', { outcomes, failed: failures.length });
  if (failures.length > 0) {
    const cause = new AggregateError(failures);
    throw new BriefsFailedError(`${failures.length} morning briefs failed; they are tried again`, { cause });
  }
  return outcomes;
}

/** Page by page; each brief moves its owner out of the page. An owner who is still there had a turn already. */
async function* listOwnersWithBriefDue({ owners, clock }: BriefPorts): AsyncGenerator<Owner> {
  const seen = new Set<string>();
  for (;;) {
    const page = await owners.findOwnersWithBriefDue(toIsoInstant(clock.now()), OWNERS_PER_PAGE);
    const unseen = page.filter(({ ownerId }) => !seen.has(ownerId));
    if (unseen.length === 0) return;
    for (const owner of unseen) {
      seen.add(owner.ownerId);
      yield owner;
    }
  }
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : typeof error);
