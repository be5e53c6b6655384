import type { IsoInstant } from '../../shared/iso-instant.ts';
import { type Agenda, type PlannedIssue, withFormer } from './agenda.ts';

/** A draft of the owner's with its proof, and what it is to stand in for. */
export interface NewDraft extends PlannedIssue {
  /** The proof that it answers with other words; absent: it came as a draft of its own. */
  readonly changes?: PlannedIssue['proofId'] | undefined;
}

/** Whether the agenda has heard of a proof, so that a mail that comes again changes nothing. */
export const knowsProof = ({ waiting, former }: Agenda, proofId: PlannedIssue['proofId']): boolean =>
  [...waiting, ...former].some((known) => known.proofId === proofId);

/**
 * Which waiting issue a draft takes the place of: the one whose proof it answers, one of the same subject, else the one that is
 * not approved yet. Undefined: it goes into the next free slot.
 */
export function findReplaced(
  { waiting, eve }: Agenda,
  { changes, subject }: Pick<NewDraft, 'changes' | 'subject'>,
): PlannedIssue | undefined {
  const changed = changes !== undefined && eve?.mailId === changes ? eve.proofId : changes;
  return (
    waiting.find(({ proofId }) => proofId === changed) ??
    waiting.find((planned) => planned.subject.toLowerCase() === subject.toLowerCase()) ??
    waiting.find(({ approvedAt }) => approvedAt === undefined)
  );
}

/** The agenda with the draft; an approval of what it replaces is void, since that was for other words. */
export function planDraft(agenda: Agenda, draft: NewDraft, now: IsoInstant): Agenda {
  if (knowsProof(agenda, draft.proofId)) return agenda;
  const { changes: _, ...planned } = draft;
  const replaced = findReplaced(agenda, draft);
  if (replaced === undefined) return { ...agenda, waiting: [...agenda.waiting, planned] };
  const waiting = agenda.waiting.map((other) => (other.proofId === replaced.proofId ? planned : other));
  const { proofId, subject } = replaced;
  return withFormer({ ...agenda, waiting }, { proofId, subject, became: 'replaced', at: now });
}
