import { toIsoInstant } from '../../shared/iso-instant.ts';
import { stopIssue } from './change-course.ts';
import { type Cursor, LEASE_MINUTES, LONGEST_LEASE_MINUTES } from './domain/cursor.ts';
import { reasonToStop } from './domain/stop-limits.ts';
import type { SegmentRun } from './segment-run.ts';
import type { SendingPorts } from './sending-ports.ts';

const MS_BETWEEN_LOOKS = 1_000;
const READERS_BETWEEN_LOOKS = 100;
/** A crash makes the next run look up again what came since, which the claims answer. */
const LOOKS_PER_SAVE = 10;

/** Every second: may the issue go on? And, less often, keeps the lease and how far all have come. */
export function lookNowAndThen(ports: SendingPorts, run: SegmentRun, cursor: Cursor): () => Promise<void> {
  const nowMs = () => ports.clock.now().epochMilliseconds;
  let lookedAtMs = Number.NEGATIVE_INFINITY;
  let readers = 0;
  let looks = 0;
  return async () => {
    readers += 1;
    if (Math.abs(nowMs() - lookedAtMs) < MS_BETWEEN_LOOKS && readers % READERS_BETWEEN_LOOKS !== 0) return;
    lookedAtMs = nowMs();
    looks += 1;
    if (!(await mayGoOn(ports, cursor.slug))) run.halt ??= 'held';
    if (looks % LOOKS_PER_SAVE !== 0) return;
    const { until: dueAt } = leaseOf(ports);
    const save = { ...cursor, position: run.position, totals: run.totals, dueAt };
    if ((await ports.cursors.save(save)) === 'lost') run.halt = 'lost';
  };
}

async function mayGoOn(ports: SendingPorts, slug: string): Promise<boolean> {
  const dispatch = await ports.dispatches.find(slug);
  if (dispatch?.status !== 'sending') return false;
  const isLate = toIsoInstant(ports.clock.now()) > dispatch.expiresAt;
  const reason = isLate ? 'expired' : reasonToStop(dispatch);
  if (reason === undefined) return true;
  await stopIssue(ports, dispatch, reason);
  return false;
}

export const leaseOf = ({ clock }: Pick<SendingPorts, 'clock'>) => {
  const now = clock.now();
  return {
    now: toIsoInstant(now),
    until: toIsoInstant(now.add({ minutes: LEASE_MINUTES })),
    latest: toIsoInstant(now.add({ minutes: LONGEST_LEASE_MINUTES })),
  };
};
