import { toIsoInstant } from '../../shared/iso-instant.ts';
import { log } from '../../shared/log.ts';
import type { IssueContext } from '../address-issue.ts';
import { IssuesFailedError } from '../errors.ts';
import { cancelIssue } from './change-course.ts';
import { isFree } from './domain/cursor.ts';
import type { Dispatch } from './domain/dispatch.ts';
import { finishDispatch, lookAgain } from './finish-dispatch.ts';
import { createCursors, ROLL_LIFE_DAYS } from './freeze-audience.ts';
import type { Hint } from './hints.ts';
import type { SendingPorts } from './sending-ports.ts';
import { tellOfStop } from './tell-of-stop.ts';

/** While its list of readers is still there, so that everybody is accounted for. */
const LONGEST_WAIT_HOURS = (ROLL_LIFE_DAYS - 2) * 24;

/**
 * One run of the schedule: sees to each issue on its way that nobody works on, whatever broke off. What keeps one of them back
 * does not keep the others: throws IssuesFailedError once all had their turn.
 */
export async function seeToDispatches(ports: SendingPorts, context: IssueContext): Promise<void> {
  const due = await ports.dispatches.findDue(toIsoInstant(ports.clock.now()));
  const failures: unknown[] = [];
  for (const dispatch of due) {
    try {
      await ports.hints.send(await seeTo(ports, context, dispatch));
    } catch (error) {
      failures.push(error);
      log.error('An issue on its way could not be seen to', {
        slug: dispatch.slug,
        errorName: nameOf(error),
      });
    }
  }
  if (failures.length === 0) return;
  const cause = new AggregateError(failures);
  throw new IssuesFailedError(`${failures.length} issues could not be seen to; a later run does`, { cause });
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : typeof error);

async function seeTo(
  ports: SendingPorts,
  context: IssueContext,
  dispatch: Dispatch,
): Promise<readonly Hint[]> {
  const { slug, status, finishedAt, stop } = dispatch;
  if (finishedAt !== undefined) {
    await lookAgain(ports, dispatch);
    return [];
  }
  switch (status) {
    case 'freezing':
      return (await isLetGo(ports, slug)) ? [{ slug }] : [];
    case 'stopped':
    case 'paused':
      if (stop !== undefined && !stop.isTold) await tellOfStop(ports, context, dispatch);
      // Everybody may have had their turn before, and the worker have died before it said so.
      if ((await finishDispatch(ports, slug)) === 'not-yet') await endForgotten(ports, dispatch);
      return [];
    case 'sending':
    case 'cancelled':
      return (await finishDispatch(ports, slug)) === 'finished' ? [] : await freeSegments(ports, dispatch);
    case 'sent':
      return [];
  }
}

/** Else a run that died, or another one, has yet to look whether the owner held it meanwhile. */
const isLetGo = async ({ issues }: SendingPorts, slug: string): Promise<boolean> =>
  (await issues.find(slug))?.dueAt === undefined;

/** Whoever stopped it has said nothing for weeks: it is called off, and the next run ends it. */
async function endForgotten(ports: SendingPorts, { slug, frozenAt }: Dispatch): Promise<void> {
  const oldest = toIsoInstant(ports.clock.now().subtract({ hours: LONGEST_WAIT_HOURS }));
  if (frozenAt < oldest && (await cancelIssue(ports, slug)) === 'done')
    log.warn('An issue that nobody let go on is called off', { slug });
}

/** Those of which nobody has the lease. A crash or a pause between plan and cursors leaves some to be made. */
async function freeSegments(ports: SendingPorts, dispatch: Dispatch): Promise<readonly Hint[]> {
  const { slug, segments = 0 } = dispatch;
  const now = ports.clock.now();
  await createCursors(ports, dispatch);
  const free = (await ports.cursors.list(slug, segments)).filter((cursor) => isFree(cursor, now));
  return free.map(({ segment }) => ({ slug, segment }));
}
