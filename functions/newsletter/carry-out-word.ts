import type { Clock } from '../shared/clock.ts';
import { type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import type { Outgoing, WordOutcome } from './domain/agenda.ts';
import { isStale } from './domain/decide-slot.ts';
import type { ProofStanding } from './domain/follow-word.ts';
import type { WordSituation } from './domain/say-word.ts';
import type { IssueStore } from './issue-store.ts';
import { pauseIssue, resumeByMail } from './sending/change-course.ts';
import type { DispatchStore } from './sending/dispatch-store.ts';
import type { Dispatch } from './sending/domain/dispatch.ts';

export interface CarryOutWordPorts {
  readonly dispatches: Pick<DispatchStore, 'find' | 'turn'>;
  readonly issues: Pick<IssueStore, 'find'>;
  readonly clock: Clock;
}

/** A word as it stands in the agenda. */
export interface SaidWord {
  readonly outcome: WordOutcome;
  /** Where the proof stands that it is about. */
  readonly standing: ProofStanding;
  readonly revision: number;
  readonly saidAt: IsoInstant;
}

/**
 * Of an issue that is going out: stops it, or lets it go on, as the agenda stands, which a later word may have changed. Says what
 * holds then, by the issue itself, which commands and its own limits stop as well. Safe to repeat.
 */
export async function carryOutWord(ports: CarryOutWordPorts, said: SaidWord): Promise<WordSituation> {
  const { outcome, standing } = said;
  if (outcome !== 'stop' && outcome !== 'go-on' && outcome !== 'going-out') return outcome;
  if (standing.kind !== 'outgoing') return 'over';
  const { outgoing } = standing;
  const hasTurned = await turn(ports, outgoing, said);
  const dispatch = await ports.dispatches.find(outgoing.slug);
  if (dispatch === undefined) return await sayUnstarted(ports, outgoing, outcome);
  return sayCourse(dispatch, { isHeld: outgoing.heldAt !== undefined, hasTurned });
}

/** After the agenda was written: a run that starts the issue later reads it, and pauses the issue itself. */
async function turn(
  ports: CarryOutWordPorts,
  { slug, heldAt }: Outgoing,
  { revision, saidAt }: SaidWord,
): Promise<boolean> {
  if (heldAt !== undefined) return (await pauseIssue(ports, slug, { revision, saidAt: heldAt })) === 'done';
  const dispatch = await ports.dispatches.find(slug);
  return dispatch?.status === 'paused' && (await resumeByMail(ports, dispatch, { revision, saidAt }));
}

function sayCourse(
  { status, stop, finishedAt }: Dispatch,
  { isHeld, hasTurned }: { readonly isHeld: boolean; readonly hasTurned: boolean },
): WordSituation {
  switch (status) {
    case 'paused':
    case 'stopped':
      if (stop !== undefined) return `stopped-by-${stop.reason}`;
      return isHeld ? 'stopped' : 'paused';
    case 'freezing':
    case 'sending':
      return hasTurned ? 'gone-on' : 'going-out';
    case 'cancelled':
      return 'called-off';
    case 'sent':
      return finishedAt === undefined ? 'going-out' : 'out-already';
  }
}

/** Its slot was decided, and nobody has got it: it waits for the next run of the schedule, or has gone stale. */
async function sayUnstarted(
  { issues, clock }: CarryOutWordPorts,
  outgoing: Outgoing,
  outcome: 'stop' | 'go-on' | 'going-out',
): Promise<WordSituation> {
  const issue = await issues.find(outgoing.slug);
  if (issue?.status === 'sent') return 'out-already';
  const isTooLate = isStale(outgoing, toIsoInstant(clock.now()));
  if (isTooLate || issue?.status === 'cancelled') return 'never-went';
  if (outgoing.heldAt !== undefined) return 'stopped';
  return outcome === 'go-on' ? 'gone-on' : 'going-out';
}
