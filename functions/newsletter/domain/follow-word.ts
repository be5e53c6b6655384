import type { DeliveryId } from '../../shared/ids.ts';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import { type Agenda, type Outgoing, type PlannedIssue, type WordOutcome, withFormer } from './agenda.ts';
import { whyTaken } from './weeks.ts';

export type OwnersWord = 'approve' | 'hold' | 'skip';

/** Which bytes a mail of Kith's showed, and where they stand. */
export type ProofStanding =
  | { readonly kind: 'draft' | 'evergreen'; readonly planned: PlannedIssue }
  | { readonly kind: 'outgoing'; readonly outgoing: Outgoing }
  | { readonly kind: 'former'; readonly former: Agenda['former'][number] }
  | { readonly kind: 'empty' | 'unknown' };

/** `mailId`: the delivery of the mail that is answered. */
export function findProof({ waiting, eve, outgoing, former }: Agenda, mailId: DeliveryId): ProofStanding {
  const isEve = eve?.mailId === mailId;
  const proofId = isEve ? eve.proofId : mailId;
  if (outgoing !== undefined && (outgoing.mailId === mailId || outgoing.proofId === mailId)) {
    return { kind: 'outgoing', outgoing };
  }
  const draft = waiting.find((planned) => planned.proofId === proofId);
  if (draft !== undefined) return { kind: 'draft', planned: draft };
  if (isEve && eve.evergreen !== undefined && eve.evergreen.proofId === proofId) {
    return { kind: 'evergreen', planned: eve.evergreen };
  }
  const past = former.findLast((other) => other.proofId === proofId);
  if (past !== undefined) return { kind: 'former', former: past };
  return { kind: isEve ? 'empty' : 'unknown' };
}

export interface FollowedWord {
  readonly outcome: WordOutcome;
  readonly agenda: Agenda;
}

interface Word {
  readonly word: OwnersWord;
  readonly mailId: DeliveryId;
  /** The slot that comes next. */
  readonly slotAt: IsoInstant;
  readonly now: IsoInstant;
  /** When its mail came: mails are not handed on in their order. */
  readonly saidAt: IsoInstant;
  /** Preflight found what must not go out in the bytes that the word is about. */
  readonly isFaulty: boolean;
}

const MOST_WORDS = 40;

/** Like `followWord`, once for each answer: one that comes again changes nothing, whatever was said since. */
export function followOnce(agenda: Agenda, answerId: DeliveryId, said: Word): FollowedWord {
  const { words = [] } = agenda;
  const before = words.find((word) => word.answerId === answerId);
  if (before !== undefined) return { outcome: before.outcome, agenda };
  const { outcome, agenda: next } = followWord(agenda, said);
  return { outcome, agenda: { ...next, words: [...words, { answerId, outcome }].slice(-MOST_WORDS) } };
}

/** Whether a later word has changed what this outcome says. */
export function isUndone(agenda: Agenda, mailId: DeliveryId, outcome: WordOutcome): boolean {
  const standing = findProof(agenda, mailId);
  if (standing.kind === 'outgoing') {
    const isHeld = standing.outgoing.heldAt !== undefined;
    return (outcome === 'stop' && !isHeld) || (outcome === 'go-on' && isHeld);
  }
  if (!('planned' in standing)) return false;
  const { approvedAt, heldAt } = standing.planned;
  return (outcome === 'approved' && approvedAt === undefined) || (outcome === 'held' && heldAt === undefined);
}

/**
 * What the owner's word about a proof changes; the agenda is the same object where it changes nothing. An `approve` that did not
 * come after the last `hold` does not undo it: in doubt nothing goes out.
 */
export function followWord(agenda: Agenda, said: Word): FollowedWord {
  const standing = findProof(agenda, said.mailId);
  const heldAt = holdOf(standing);
  if (said.word === 'approve' && heldAt !== undefined && said.saidAt <= heldAt)
    return { outcome: standing.kind === 'outgoing' ? 'stop' : 'held', agenda };
  switch (standing.kind) {
    case 'draft':
    case 'evergreen':
      return followPlanned(agenda, said, standing);
    case 'outgoing':
      return followOutgoing(agenda, standing.outgoing, said);
    case 'former':
      return { outcome: standing.former.became === 'sent' ? 'over' : standing.former.became, agenda };
    case 'empty':
      return said.word === 'approve' ? { outcome: 'over', agenda } : skipWeek(agenda, said.slotAt);
    case 'unknown':
      return { outcome: 'over', agenda };
  }
}

const holdOf = (standing: ProofStanding): IsoInstant | undefined => {
  if (standing.kind === 'outgoing') return standing.outgoing.heldAt;
  return 'planned' in standing ? standing.planned.heldAt : undefined;
};

const later = (one: IsoInstant | undefined, other: IsoInstant): IsoInstant =>
  one !== undefined && one > other ? one : other;

function followOutgoing(agenda: Agenda, outgoing: Outgoing, { word, saidAt }: Word): FollowedWord {
  const { heldAt, ...going } = outgoing;
  if (word !== 'approve')
    return { outcome: 'stop', agenda: { ...agenda, outgoing: { ...going, heldAt: later(heldAt, saidAt) } } };
  if (heldAt === undefined) return { outcome: 'going-out', agenda };
  return { outcome: 'go-on', agenda: { ...agenda, outgoing: { ...going, letGoAt: saidAt } } };
}

function followPlanned(
  agenda: Agenda,
  { word, slotAt, now, saidAt, isFaulty }: Word,
  { kind, planned }: Extract<ProofStanding, { planned: PlannedIssue }>,
): FollowedWord {
  switch (word) {
    case 'approve':
      if (isFaulty) return { outcome: 'blocked', agenda };
      if (planned.approvedAt !== undefined) return { outcome: 'approved-again', agenda };
      return { outcome: 'approved', agenda: approve(agenda, kind, { ...bare(planned), approvedAt: now }) };
    case 'hold':
      return {
        outcome: 'held',
        agenda: put(agenda, { ...bare(planned), heldAt: later(planned.heldAt, saidAt) }),
      };
    case 'skip':
      return kind === 'evergreen' ? skipWeek(agenda, slotAt) : putAway(agenda, planned, { slotAt, now });
  }
}

/** An evergreen is approved for the week that its mail was about, also where that was to be skipped. */
function approve(agenda: Agenda, kind: 'draft' | 'evergreen', approved: PlannedIssue): Agenda {
  if (kind === 'draft') return put(agenda, approved);
  const { skippedSlotAt: _, ...unskipped } = agenda;
  return put(unskipped, approved);
}

const bare = ({ approvedAt: _, heldAt: __, ...planned }: PlannedIssue): PlannedIssue => planned;

function put(agenda: Agenda, changed: PlannedIssue): Agenda {
  const { eve } = agenda;
  const waiting = agenda.waiting.map((other) => (other.proofId === changed.proofId ? changed : other));
  if (eve?.evergreen?.proofId !== changed.proofId) return { ...agenda, waiting };
  return { ...agenda, waiting, eve: { ...eve, evergreen: changed } };
}

function skipWeek(agenda: Agenda, slotAt: IsoInstant): FollowedWord {
  const isSkipped = agenda.skippedSlotAt === slotAt;
  return { outcome: 'skipped', agenda: isSkipped ? agenda : { ...agenda, skippedSlotAt: slotAt } };
}

/** The draft is put away; where it was the next one, its week has no issue. */
function putAway(
  agenda: Agenda,
  { proofId, subject }: PlannedIssue,
  { slotAt, now }: Pick<Word, 'slotAt' | 'now'>,
): FollowedWord {
  const isNext = agenda.waiting[0]?.proofId === proofId && whyTaken(agenda, slotAt) === undefined;
  const waiting = agenda.waiting.filter((other) => other.proofId !== proofId);
  const without = withFormer({ ...agenda, waiting }, { proofId, subject, became: 'put-away', at: now });
  return { outcome: 'put-away', agenda: isNext ? { ...without, skippedSlotAt: slotAt } : without };
}
