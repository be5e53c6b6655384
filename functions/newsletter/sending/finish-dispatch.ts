import type { Delivery } from '../../delivery/domain/delivery.ts';
import { toIsoInstant } from '../../shared/iso-instant.ts';
import { log } from '../../shared/log.ts';
import { addTotals, type IssueTotals, NO_TOTALS, reconciles } from '../domain/issue.ts';
import { TotalsDisagreeError } from '../errors.ts';
import type { Dispatch } from './domain/dispatch.ts';
import { settleUnknown } from './domain/issue-progress.ts';
import { isUnknown } from './domain/reader-outcome.ts';
import type { SendingPorts } from './sending-ports.ts';

type FinishPorts = Pick<
  SendingPorts,
  'dispatches' | 'cursors' | 'rolls' | 'issues' | 'issueLedger' | 'clock'
>;

/** SES events come within minutes; some mail servers take an hour or a night. */
const LOOK_AGAIN_HOURS = 24;

/**
 * Ends an issue whose segments are all done: only when everybody who was planned is accounted for. Repeating it changes nothing.
 * Throws TotalsDisagreeError.
 */
export async function finishDispatch(ports: FinishPorts, slug: string): Promise<'finished' | 'not-yet'> {
  const dispatch = await ports.dispatches.find(slug);
  if (dispatch === undefined || dispatch.finishedAt !== undefined) return 'not-yet';
  const totals = await findTotals(ports, dispatch);
  if (totals === undefined) return 'not-yet';
  const now = ports.clock.now();
  const finishedAt = toIsoInstant(now);
  const status = totals.cancelled + totals.lost > 0 || dispatch.segments === undefined ? 'cancelled' : 'sent';
  await ports.issues.finish(slug, { status, finishedAt, totals });
  await ports.rolls.remove(slug, dispatch.plan.chunks);
  const dueAt = totals.unknown > 0 ? toIsoInstant(now.add({ hours: LOOK_AGAIN_HOURS })) : undefined;
  const from = ['sending', 'paused', 'stopped', 'cancelled'] as const;
  await ports.dispatches.turn(slug, { from, to: { status, finishedAt, totals, dueAt } });
  log.info('An issue is out', { slug, status, totals });
  return 'finished';
}

/** Undefined while somebody still has to have their turn. */
async function findTotals({ cursors }: FinishPorts, dispatch: Dispatch): Promise<IssueTotals | undefined> {
  const { slug, status, segments, plan } = dispatch;
  if (segments === undefined) return status === 'cancelled' ? NO_TOTALS : undefined;
  const all = await cursors.list(slug, segments);
  if (all.length < segments || all.some((cursor) => cursor.status === 'open')) return undefined;
  const totals = addTotals(all.map((cursor) => cursor.totals));
  const lost = plan.planned - totals.planned;
  if (reconciles(totals) && lost === 0) return totals;
  // Whoever calls it off has been told that records are gone: `issue show` says so.
  if (status === 'cancelled' && lost > 0) return { ...totals, planned: plan.planned, lost };
  throw new TotalsDisagreeError(`The totals of issue ${slug} do not add up to the ${plan.planned} planned`);
}

/** What SES has not said of yet, with what is known now. */
export async function findUnknown(
  { cursors, issueLedger }: Pick<FinishPorts, 'cursors' | 'issueLedger'>,
  { slug, segments = 0 }: Pick<Dispatch, 'slug' | 'segments'>,
): Promise<readonly Delivery[]> {
  const ids = (await cursors.list(slug, segments)).flatMap(({ unknown }) => unknown);
  return (await issueLedger.findMany(ids)).filter(isUnknown);
}

/** A day later: events have settled what was unknown, or it stays so and is shown. */
export async function lookAgain(ports: FinishPorts, dispatch: Dispatch): Promise<void> {
  const { slug, totals, status, finishedAt } = dispatch;
  if (totals === undefined || finishedAt === undefined || (status !== 'sent' && status !== 'cancelled'))
    return;
  const unknown = (await findUnknown(ports, dispatch)).length;
  const settled = settleUnknown(totals, unknown);
  await ports.issues.finish(slug, { status, finishedAt, totals: settled });
  await ports.dispatches.noteTotals(slug, settled, undefined);
  log.info('An issue was looked at again', { slug, totals: settled });
}
