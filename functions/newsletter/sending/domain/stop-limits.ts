import type { Dispatch, StopReason, Tally } from './dispatch.ts';

/** Fewer say nothing of a list. */
const FEWEST_OUTCOMES = 200;
/** AWS reviews an account from these on (SES guide, "Reputation metrics"). */
const MOST_BOUNCED = 0.05;
const MOST_COMPLAINED = 0.001;
/** One person's click is no rate, however short the list. */
const FEWEST_COMPLAINTS = 2;

/** Why an issue must stop by itself, if it must; what the owner let pass before counts no more. */
export function reasonToStop({
  pardoned,
  ...now
}: Tally & Pick<Dispatch, 'pardoned'>): Exclude<StopReason, 'expired'> | undefined {
  const delivered = now.delivered - (pardoned?.delivered ?? 0);
  const bounced = now.bounced - (pardoned?.bounced ?? 0);
  const complained = now.complained - (pardoned?.complained ?? 0);
  const outcomes = delivered + bounced;
  if (outcomes < FEWEST_OUTCOMES) return undefined;
  if (bounced / outcomes > MOST_BOUNCED) return 'bounces';
  if (complained >= FEWEST_COMPLAINTS && complained / outcomes > MOST_COMPLAINED) return 'complaints';
  return undefined;
}
