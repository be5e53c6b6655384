import type { Owner } from '../circle/domain/owner.ts';
import { tellOwner } from '../notices/tell-owner.ts';
import { type DeliveryId, deriveDeliveryId } from '../shared/ids.ts';
import { type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import { signReplyAddress } from '../shared/reply-address.ts';
import type { IssueContext } from './address-issue.ts';
import { type CarryOutWordPorts, carryOutWord } from './carry-out-word.ts';
import { changeAgenda } from './change-agenda.ts';
import type { Agenda } from './domain/agenda.ts';
import {
  type FollowedWord,
  findProof,
  followOnce,
  isUndone,
  type OwnersWord,
  type ProofStanding,
} from './domain/follow-word.ts';
import { isFaulty } from './domain/preflight/finding.ts';
import { readWord } from './domain/read-word.ts';
import { sayWord, type WordSituation } from './domain/say-word.ts';
import { freeSlots, slotOf } from './domain/weeks.ts';
import { draftAddress } from './newsletter-links.ts';
import { nextSlotAt } from './next-slot-at.ts';
import { type ReceiveDraftPorts, receiveDraft } from './receive-draft.ts';

export interface AnswerProofPorts extends ReceiveDraftPorts {
  readonly dispatches: CarryOutWordPorts['dispatches'];
  readonly issues: ReceiveDraftPorts['issues'] & CarryOutWordPorts['issues'];
}

export interface ProofReply {
  readonly owner: Owner;
  /** The delivery of the mail that is answered. */
  readonly mailId: DeliveryId;
  /** The same for every copy of the answer. */
  readonly copyKey: string;
  /** What stands above the quoted proof, as replies are read. */
  readonly words: string;
  /** The same with its quotations and marks; undefined where its end could not be told. */
  readonly text: string | undefined;
  /** A file that holds the letter in other words, if one is attached; undefined text: it is far too long. */
  readonly file?: { readonly text: string | undefined } | undefined;
  readonly mailSubject: string;
  /** When SES took the answer in. */
  readonly receivedAt: IsoInstant;
}

const REPLY_LIFE_HOURS = 180 * 24;

/**
 * Carries out the owner's answer to a proof: `approve`, `hold` or `skip`, each one conditional write, or the letter in other
 * words. What became of it is told; what is no clear word is asked about, and changes nothing. Safe to repeat.
 */
export async function answerProof(
  ports: AnswerProofPorts,
  context: IssueContext,
  reply: ProofReply,
): Promise<'decided' | 'asked'> {
  const { owner, words, file, mailSubject, mailId, copyKey } = reply;
  const answer = file === undefined ? readWord(words, owner.name) : 'changes';
  const { text } = file ?? reply;
  if (file !== undefined || (answer === 'changes' && text !== undefined)) {
    const draft = { owner, copyKey, text, mailSubject, changes: mailId };
    return (await receiveDraft(ports, context, draft)) === 'planned' ? 'decided' : 'asked';
  }
  if (answer === 'changes' || answer === 'unclear') {
    const agenda = await ports.agendas.find();
    await tell(ports, context, reply, agenda, answer === 'changes' ? 'changes-too-long' : 'unclear');
    return 'asked';
  }
  const { agenda, outcome } = await follow(ports, context, reply, answer);
  const standing = findProof(agenda, mailId);
  const { revision } = agenda;
  const situation = await carryOutWord(ports, { outcome, standing, revision, saidAt: reply.receivedAt });
  // Else the answer to a later word has told what stands.
  if (!isUndone(agenda, mailId, outcome)) await tell(ports, context, reply, agenda, situation);
  return situation === 'blocked' ? 'asked' : 'decided';
}

async function follow(
  ports: AnswerProofPorts,
  context: IssueContext,
  { mailId, owner, copyKey, receivedAt: saidAt }: ProofReply,
  word: OwnersWord,
): Promise<FollowedWord> {
  const slotAt = await nextSlotAt(ports, context);
  const now = toIsoInstant(ports.clock.now());
  const faulty = await isProofFaulty(ports, mailId);
  const answerId = answerIdOf(owner, copyKey);
  return await changeAgenda<FollowedWord>(ports.agendas, (read) =>
    followOnce(read, answerId, { word, mailId, slotAt, now, saidAt, isFaulty: faulty }),
  );
}

const answerIdOf = ({ ownerId }: Owner, copyKey: string): DeliveryId =>
  deriveDeliveryId('proof-answer', ownerId, copyKey);

/** Proofs never change, so that this may be read before the agenda is. */
async function isProofFaulty({ agendas }: AnswerProofPorts, mailId: DeliveryId): Promise<boolean> {
  const standing = findProof(await agendas.find(), mailId);
  if (standing.kind !== 'draft' && standing.kind !== 'evergreen') return false;
  const proof = await agendas.findProof(standing.planned.proofId);
  return proof === undefined || isFaulty(proof.findings);
}

async function tell(
  ports: AnswerProofPorts,
  context: IssueContext,
  { owner, mailId, copyKey, words }: ProofReply,
  agenda: Agenda,
  situation: WordSituation,
): Promise<void> {
  const { newsletter, inboundDomain } = context;
  const standing = findProof(agenda, mailId);
  const keys = await ports.tokenKeys.readTokenKeys();
  const expiresAt = ports.clock.now().add({ hours: REPLY_LIFE_HOURS });
  await tellOwner(ports, {
    deliveryId: answerIdOf(owner, copyKey),
    owner,
    subjects: [],
    words: sayWord({
      situation,
      subject: subjectOf(standing),
      slotAt: slotFor(agenda, context, await nextSlotAt(ports, context), standing),
      timeZone: newsletter.slot.timeZone,
      draftAddress: draftAddress(inboundDomain),
      replacedAt: standing.kind === 'former' ? standing.former.at : undefined,
      slug: agenda.outgoing?.slug,
    }),
    // Answers to this are answers to the proof.
    replyTo: signReplyAddress(keys, { deliveryId: mailId, personIndex: 0 }, expiresAt, inboundDomain),
    ...(situation === 'unclear' && { quotedText: words }),
    smallPrint: 'Kith tells you this because you answered the proof of an issue.',
  });
}

function subjectOf(standing: ProofStanding): string {
  if ('planned' in standing) return standing.planned.subject;
  if ('former' in standing) return standing.former.subject;
  return 'outgoing' in standing ? standing.outgoing.subject : '';
}

/** The week that the answer is about: that of the draft, else the next one. */
function slotFor(
  agenda: Agenda,
  { newsletter: { slot } }: IssueContext,
  next: IsoInstant,
  standing: ProofStanding,
): IsoInstant {
  if (standing.kind === 'outgoing') return standing.outgoing.slotAt;
  if (standing.kind === 'evergreen' && agenda.eve !== undefined) return agenda.eve.slotAt;
  const own = standing.kind === 'draft' ? slotOf(agenda, slot, next, standing.planned) : undefined;
  return own ?? agenda.skippedSlotAt ?? freeSlots(agenda, slot, next, 1)[0] ?? next;
}
