import type { Clock } from '../../shared/clock.ts';
import { type IsoInstant, toIsoInstant } from '../../shared/iso-instant.ts';
import { log } from '../../shared/log.ts';
import type { DispatchStore } from './dispatch-store.ts';
import type { Dispatch, StopReason } from './domain/dispatch.ts';

interface ChangeCoursePorts {
  readonly dispatches: Pick<DispatchStore, 'find' | 'turn'>;
  readonly clock: Clock;
}

/** done: it stands so now, perhaps since before. over: everybody had their turn. unknown: it never started. */
export type CourseChange = 'done' | 'over' | 'unknown';

/** After a stop because it was late, it has as long again as an owner needs who sees to it. */
const EXTENSION_HOURS = 48;

/** A word that the owner mailed, as it stands in the agenda. */
export interface WordByMail {
  /** Of the agenda in which it stands: one that an issue follows already outdoes all before it. */
  readonly revision: number;
  readonly saidAt: IsoInstant;
}

/** Nobody gets it from now on, until it is resumed; mails that are with SES already still go out. */
export async function pauseIssue(
  ports: ChangeCoursePorts,
  slug: string,
  word?: WordByMail,
): Promise<CourseChange> {
  const now = toIsoInstant(ports.clock.now());
  const hasTurned = await ports.dispatches.turn(slug, {
    from: ['freezing', 'sending', 'paused', 'stopped'],
    ...(word && { unlessResumedSince: word.saidAt }),
    to: {
      ...{ status: 'paused', dueAt: now, pausedAt: word?.saidAt ?? now },
      ...(word && { agendaRevision: word.revision }),
    },
  });
  return hasTurned ? 'done' : await sayWhy(ports, slug);
}

/**
 * Goes on with an issue that was paused before the owner mailed their word. What stopped by itself stays so: a mail is easily
 * sent without knowing why, and the command says it.
 */
export async function resumeByMail(
  { dispatches, clock }: ChangeCoursePorts,
  { slug, segments, dueAt, pausedAt = dueAt }: Dispatch,
  { revision, saidAt }: WordByMail,
): Promise<boolean> {
  if (pausedAt === undefined || saidAt <= pausedAt) return false;
  return await dispatches.turn(slug, {
    from: ['paused'],
    stoppedAt: 'never',
    to: { ...onItsWay(segments), dueAt: toIsoInstant(clock.now()), agendaRevision: revision },
  });
}

const onItsWay = (segments: Dispatch['segments']) => ({
  status: segments === undefined ? ('freezing' as const) : ('sending' as const),
  pausedAt: undefined,
});

/** Goes on with a paused or stopped issue within a quarter of an hour; what led to a stop is not counted again. */
export async function resumeIssue(ports: ChangeCoursePorts, slug: string): Promise<CourseChange> {
  const dispatch = await ports.dispatches.find(slug);
  if (dispatch === undefined) return 'unknown';
  const { segments, delivered, bounced, complained, stop } = dispatch;
  const now = ports.clock.now();
  const hasTurned = await ports.dispatches.turn(slug, {
    from: ['paused', 'stopped'],
    to: {
      ...onItsWay(segments),
      ...{ dueAt: toIsoInstant(now), resumedAt: toIsoInstant(now) },
      ...(stop !== undefined && { stop: undefined, pardoned: { delivered, bounced, complained } }),
      ...(stop?.reason === 'expired' && { expiresAt: toIsoInstant(now.add({ hours: EXTENSION_HOURS })) }),
    },
  });
  if (hasTurned) return 'done';
  return dispatch.status === 'sending' || dispatch.status === 'freezing' ? 'done' : 'over';
}

/** Whoever had no turn gets none, for good. */
export async function cancelIssue(ports: ChangeCoursePorts, slug: string): Promise<CourseChange> {
  const hasTurned = await ports.dispatches.turn(slug, {
    from: ['freezing', 'sending', 'paused', 'stopped', 'cancelled'],
    to: { status: 'cancelled', dueAt: toIsoInstant(ports.clock.now()) },
  });
  return hasTurned ? 'done' : await sayWhy(ports, slug);
}

/** Stops an issue by itself; the owner is told by the schedule. */
export async function stopIssue(
  { dispatches, clock }: Pick<ChangeCoursePorts, 'clock'> & { dispatches: Pick<DispatchStore, 'turn'> },
  { slug }: Pick<Dispatch, 'slug'>,
  reason: StopReason,
): Promise<boolean> {
  const at = toIsoInstant(clock.now());
  const to = { status: 'stopped', stop: { reason, at, isTold: false }, dueAt: at } as const;
  const hasTurned = await dispatches.turn(slug, { from: ['sending'], to });
  if (hasTurned) log.error('An issue stopped by itself', { slug, reason });
  return hasTurned;
}

const sayWhy = async ({ dispatches }: ChangeCoursePorts, slug: string): Promise<CourseChange> =>
  (await dispatches.find(slug)) === undefined ? 'unknown' : 'over';
