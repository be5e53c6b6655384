import { greetingName, whatOneCalls } from '../circle/domain/greeting-name.ts';
import { isGrave } from '../circle/domain/tact.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { approveAgain, approveDraft } from './approve-draft.ts';
import { isOpen } from './domain/draft.ts';
import { type Answer, readAnswer } from './domain/read-answer.ts';
import { whyTooLate } from './domain/why-too-late.ts';
import type { DraftSituation } from './domain/write-draft-notice.ts';
import { type DraftAnswer, keyOf } from './draft-answer.ts';
import type { CheckInPorts } from './ports.ts';
import { skipDraft } from './skip-draft.ts';

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
      return { outcome: 'send', situation: await approveDraft(ports, answer, decision.ownWords) };
    case 'send-again':
      return { outcome: 'send', situation: await approveAgain(ports, answer, decision.ownWords) };
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
  const draft = await ports.drafts.find(keyOf(answer));
  if (draft === undefined) return undefined;
  const isAway = (await ports.drafts.putAway(draft, nowOf(ports))) === 'skipped';
  return isAway || draft.status === 'skipped' ? 'put-away' : undefined;
}

async function skip(ports: CheckInPorts, answer: DraftAnswer): Promise<DraftSituation | undefined> {
  const skipped = await skipDraft(ports, keyOf(answer));
  if (skipped.outcome === 'late') return whyTooLate(skipped.draft, nowOf(ports));
  return skipped.outcome === 'skipped-twice' ? 'skipped-twice' : undefined;
}

const nowOf = ({ clock }: Pick<CheckInPorts, 'clock'>) => toIsoInstant(clock.now());
