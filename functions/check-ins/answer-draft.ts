import type { Contact } from '../circle/domain/contact.ts';
import { greetingName, whatOneCalls } from '../circle/domain/greeting-name.ts';
import { wayFor } from '../circle/domain/letter-way.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { isGrave } from '../circle/domain/tact.ts';
import { CLAIM_LEASE_MINUTES } from '../delivery/domain/delivery-progress.ts';
import type { DraftId } from '../shared/ids.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { type Draft, isOpen } from './domain/draft.ts';
import { needsOwnWords } from './domain/needs-own-words.ts';
import { type Answer, readAnswer } from './domain/read-answer.ts';
import type { DraftSituation } from './domain/write-draft-notice.ts';
import type { DraftKey } from './draft-store.ts';
import type { CheckInPorts } from './ports.ts';
import { NEWEST_INTERACTIONS } from './prepare-draft.ts';
import { type ApprovedDraft, sendCheckIn } from './send-check-in.ts';
import { skipDraft } from './skip-draft.ts';
import { checkInDeliveryId } from './write-check-in.ts';

/** What the owner, whom we know by now, wrote about a draft. */
export interface DraftAnswer {
  readonly owner: Owner;
  readonly contact: Contact;
  readonly draftId: DraftId;
  readonly words: string;
  /** SES's id of their mail. */
  readonly messageId: string;
}

/** `situation`: what there is to say to the owner, as when an answer comes too late. `note`: the words are no decision. */
export interface DraftAnswered {
  readonly outcome: 'send' | 'skip' | 'note';
  readonly situation?: DraftSituation | undefined;
}

/** What words, as a whole mail, mean for a draft; nothing is done. */
export const readDraftAnswer = (
  { inboundDomain }: Pick<CheckInPorts, 'inboundDomain'>,
  { owner, contact, words }: Pick<DraftAnswer, 'owner' | 'contact' | 'words'>,
): Answer =>
  readAnswer(words, {
    ownerName: owner.name,
    contactNames: [whatOneCalls(contact), greetingName(contact.name), contact.name],
    inboundDomain,
  });

/**
 * Carries out the owner's `send` or `skip`. One conditional write decides, so that two answers at once lead to one letter. The
 * caller tells the owner what there is to say. Repeating it with the same mail does nothing more, and says the same.
 */
export async function answerDraft(ports: CheckInPorts, answer: DraftAnswer): Promise<DraftAnswered> {
  const decision = readDraftAnswer(ports, answer);
  switch (decision.meaning) {
    case 'note':
      return { outcome: 'note' };
    case 'skip':
      return { outcome: 'skip', situation: await skip(ports, answer) };
    case 'send':
      return { outcome: 'send', situation: await approve(ports, answer, decision.ownWords) };
  }
}

/**
 * After words that were no decision were put on the timeline: whether the letter still waits, which is to be said. Where they tell
 * of something grave, it is put away instead.
 */
export async function askAboutDraft(
  ports: CheckInPorts,
  answer: DraftAnswer,
): Promise<DraftSituation | undefined> {
  if (isGrave(answer.words)) return putAway(ports, answer);
  const draft = await ports.drafts.find(keyOf(answer));
  return draft !== undefined && isOpen(draft, nowOf(ports)) ? 'asks' : undefined;
}

/** Also of one put away before: an earlier attempt may have died before it could be told. */
async function putAway(ports: CheckInPorts, answer: DraftAnswer): Promise<DraftSituation | undefined> {
  await ports.drafts.putAway(keyOf(answer), nowOf(ports));
  const draft = await ports.drafts.find(keyOf(answer));
  return draft?.status === 'skipped' ? 'put-away' : undefined;
}

async function approve(
  ports: CheckInPorts,
  answer: DraftAnswer,
  ownWords: string | undefined,
): Promise<DraftSituation | undefined> {
  const key = keyOf(answer);
  const draft = await ports.drafts.find(key);
  if (draft === undefined) return 'gone';
  if (isOpen(draft, nowOf(ports)) && wayFor(answer.owner, answer.contact, ports.mailDomain) === 'mine')
    return 'yours-to-send';
  if (ownWords === undefined && isOpen(draft, nowOf(ports)) && (await hasSadNews(ports, answer))) {
    return 'sad-news';
  }
  const approval = {
    text: ownWords ?? draft.text,
    approvedAt: nowOf(ports),
    messageId: answer.messageId,
  };
  // Nobody else takes it up before then; after that, the schedule does.
  const dueAt = toIsoInstant(ports.clock.now().add({ minutes: CLAIM_LEASE_MINUTES }));
  if ((await ports.drafts.approve(key, approval, dueAt)) === 'approved') {
    await sendCheckIn(ports, { ...draft, status: 'approved', approval, dueAt });
    return undefined;
  }
  return answerLate(ports, answer, await findCaughtUp(ports, key));
}

/** Kith writes nothing in such times; so it is news since the letter was written. The owner's own words may still go out. */
async function hasSadNews(
  { timeline, clock }: CheckInPorts,
  { owner, contact }: DraftAnswer,
): Promise<boolean> {
  const { interactions } = await timeline.read(contact, { limit: NEWEST_INTERACTIONS });
  return needsOwnWords({ owner, contact, now: clock.now() }, interactions);
}

/** The draft as it stands, once what SES has meanwhile said of a letter of unknown fate is taken into account. */
async function findCaughtUp(ports: CheckInPorts, key: DraftKey): Promise<Draft | undefined> {
  const draft = await ports.drafts.find(key);
  if (draft?.status !== 'unknown' || draft.approval === undefined) return draft;
  const delivery = await ports.ledger.find(checkInDeliveryId(draft.draftId));
  if (delivery === undefined || delivery.status === 'unknown') return draft;
  await sendCheckIn(ports, { ...draft, approval: draft.approval });
  return ports.drafts.find(key);
}

async function answerLate(
  ports: CheckInPorts,
  answer: DraftAnswer,
  draft: Draft | undefined,
): Promise<DraftSituation | undefined> {
  if (draft === undefined || draft.approval?.messageId !== answer.messageId) return situationOf(draft);
  // The same mail once more: an earlier attempt may have died before the letter was out.
  if (isApproved(draft)) await sendCheckIn(ports, draft);
  return undefined;
}

async function skip(ports: CheckInPorts, answer: DraftAnswer): Promise<DraftSituation | undefined> {
  const skipped = await skipDraft(ports, keyOf(answer));
  if (skipped.outcome === 'late') return situationOf(skipped.draft);
  return skipped.outcome === 'skipped-twice' ? 'skipped-twice' : undefined;
}

/** Why a decision comes too late. */
function situationOf(draft: Draft | undefined): DraftSituation {
  switch (draft?.status) {
    case undefined:
      return 'gone';
    case 'open':
      return 'expired';
    case 'approved':
      return 'on-its-way';
    case 'unknown':
      return 'did-it-arrive';
    case 'sent':
    case 'skipped':
    case 'blocked':
    case 'used':
      return draft.status;
  }
}

const isApproved = (draft: Draft): draft is ApprovedDraft =>
  draft.status === 'approved' && draft.approval !== undefined;

const keyOf = ({ contact: { ownerId, contactId }, draftId }: DraftAnswer): DraftKey => ({
  ownerId,
  contactId,
  draftId,
});

const nowOf = ({ clock }: Pick<CheckInPorts, 'clock'>) => toIsoInstant(clock.now());
