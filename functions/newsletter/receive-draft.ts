import type { Owner } from '../circle/domain/owner.ts';
import { sendToOwner } from '../notices/send-to-owner.ts';
import { type TellOwnerPorts, tellOwner } from '../notices/tell-owner.ts';
import { type DeliveryId, deriveDeliveryId } from '../shared/ids.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import type { IssueContext } from './address-issue.ts';
import type { AgendaStore } from './agenda-store.ts';
import { changeAgenda } from './change-agenda.ts';
import { countReaders } from './count-readers.ts';
import { praisesElsewhere } from './domain/agenda.ts';
import { evergreenInSilence } from './domain/decide-slot.ts';
import { nameIssue } from './domain/name-issue.ts';
import { findReplaced, knowsProof, planDraft } from './domain/plan-draft.ts';
import { type Proof, plannedFrom } from './domain/proof.ts';
import { readDraft } from './domain/read-draft.ts';
import { type RefusedDraft, sayDraftProblem } from './domain/say-draft-problem.ts';
import { slotOf } from './domain/weeks.ts';
import { BadIssueFileError } from './errors.ts';
import type { IssueStore } from './issue-store.ts';
import { draftAddress } from './newsletter-links.ts';
import { nextSlotAt } from './next-slot-at.ts';
import { writeProofMail } from './proof-mail.ts';
import type { SubscriberStore } from './subscriber-store.ts';
import { type LostLink, type WriteProofPorts, writeProof } from './write-proof.ts';

export interface ReceiveDraftPorts extends TellOwnerPorts, Omit<WriteProofPorts, 'agendas'> {
  readonly agendas: AgendaStore;
  readonly issues: Pick<IssueStore, 'findSlot'>;
  readonly subscribers: Pick<SubscriberStore, 'listConfirmed'>;
}

export interface ReceivedDraft {
  readonly owner: Owner;
  /** The same for every copy of the mail that it came by. */
  readonly copyKey: string;
  /** Undefined: it is far too long to be looked at. */
  readonly text: string | undefined;
  /** Files of the mail that a letter cannot hold. */
  readonly leftOut?: readonly string[] | undefined;
  readonly lostLinks?: readonly LostLink[] | undefined;
  readonly mailSubject: string;
  /** The mail of Kith's that it answers with other words. */
  readonly changes?: DeliveryId | undefined;
}

/**
 * A draft of the owner's becomes the issue of the next free week, or takes the place of one that it replaces; they get a proof of
 * it at once, and nothing goes out without their word. What cannot be taken is said. Safe to repeat: the same mail is planned
 * once. Throws OwnerMailPendingError, AgendaBusyError.
 */
export async function receiveDraft(
  ports: ReceiveDraftPorts,
  context: IssueContext,
  draft: ReceivedDraft,
): Promise<'planned' | 'refused'> {
  const proof = await readAndRender(ports, context, draft);
  if (proof === 'over') return 'planned';
  if ('problem' in proof) {
    await refuse(ports, context, draft, proof);
    return 'refused';
  }
  await plan(ports, context, draft, proof);
  return 'planned';
}

async function readAndRender(
  ports: ReceiveDraftPorts,
  context: IssueContext,
  { owner, copyKey, text, leftOut = [], lostLinks = [], mailSubject, changes }: ReceivedDraft,
): Promise<Proof | RefusedDraft | 'over'> {
  if (text === undefined) return { problem: 'too-long' };
  const reading = readDraft(text, mailSubject, context.newsletter);
  if ('problem' in reading) return reading;
  const proofId = deriveDeliveryId('issue-proof', owner.ownerId, copyKey);
  try {
    const file = { ...reading, slug: nameIssue(reading.subject, proofId) };
    const agenda = await ports.agendas.find();
    if (agenda.former.some((known) => known.proofId === proofId)) return 'over';
    const replaced = findReplaced(agenda, { subject: reading.subject, changes });
    const praise = praisesElsewhere(agenda, replaced) ? undefined : { since: agenda.praisedUntil };
    return await writeProof(ports, context, { proofId, file, owner, praise, leftOut, lostLinks });
  } catch (error) {
    if (error instanceof BadIssueFileError) return { problem: 'cannot-be-written', why: error.message };
    throw error;
  }
}

async function plan(
  ports: ReceiveDraftPorts,
  context: IssueContext,
  { owner, changes }: ReceivedDraft,
  proof: Proof,
): Promise<void> {
  const { newsletter } = context;
  const { proofId } = proof;
  const now = toIsoInstant(ports.clock.now());
  const drafted = { ...plannedFrom(proof), changes };
  const { agenda, replaced } = await changeAgenda(ports.agendas, (read) => ({
    agenda: planDraft(read, drafted, now),
    replaced: knowsProof(read, proofId) ? undefined : findReplaced(read, drafted),
  }));
  const slotAt = slotOf(agenda, newsletter.slot, await nextSlotAt(ports, context), { proofId });
  // A newer draft has taken its place while this one was read.
  if (slotAt === undefined) return;
  const mail = writeProofMail(
    context,
    {
      mailId: proofId,
      occasion: 'draft',
      owner,
      proof,
      slotAt,
      readers: await countReaders(ports.subscribers),
      isInTime: true,
      shownBefore: evergreenInSilence(agenda, slotAt, newsletter.whenSilent)?.subject,
      replaced: replaced && { subject: replaced.subject, wasApproved: replaced.approvedAt !== undefined },
    },
    { keys: await ports.tokenKeys.readTokenKeys(), now: ports.clock.now() },
  );
  await sendToOwner(ports, { mail, kind: 'proof', ownerId: owner.ownerId, subjects: [] });
}

async function refuse(
  ports: TellOwnerPorts,
  { inboundDomain }: IssueContext,
  { owner, copyKey }: ReceivedDraft,
  refused: RefusedDraft,
): Promise<void> {
  await tellOwner(ports, {
    deliveryId: deriveDeliveryId('draft-refused', owner.ownerId, copyKey),
    owner,
    subjects: [],
    words: sayDraftProblem(refused, draftAddress(inboundDomain)),
    smallPrint: 'Kith tells you this because you sent it the draft of an issue.',
  });
}
