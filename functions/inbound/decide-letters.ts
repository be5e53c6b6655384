import {
  answerDraft,
  askAboutDraft,
  type DraftAnswered,
  readDraftAnswer,
} from '../check-ins/answer-draft.ts';
import { type DraftStatus, isOpen } from '../check-ins/domain/draft.ts';
import { type DraftSituation, isDraftSituation } from '../check-ins/domain/write-draft-notice.ts';
import { type DraftAnswer, keyOf } from '../check-ins/draft-answer.ts';
import { moveLetter } from '../check-ins/move-letter.ts';
import type { CheckInPorts } from '../check-ins/ports.ts';
import { postponeDraft } from '../check-ins/postpone-draft.ts';
import { rewordDraft } from '../check-ins/reword-draft.ts';
import { sayAboutDraft } from '../check-ins/say-about-draft.ts';
import { tellAboutDraft } from '../check-ins/tell-about-draft.ts';
import type { LetterDecisions, LetterOutcome } from '../nudges/answer/ports.ts';
import { type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';

const GOES_OUT: readonly DraftStatus[] = ['approved', 'unknown', 'sent'];

/** Letters as check-ins keeps them: what an answer to a nudge says of one goes by its rules alone. */
export const createLetterDecisions = (ports: CheckInPorts): LetterDecisions => ({
  findStanding: async ({ contact: { ownerId, contactId }, draftId }) => {
    const draft = await ports.drafts.find({ ownerId, contactId, draftId });
    if (draft === undefined) return 'over';
    if (isOpen(draft, toIsoInstant(ports.clock.now()))) return 'waits';
    return GOES_OUT.includes(draft.status) ? 'approved' : 'over';
  },
  isDecision: (letter) => readDraftAnswer(ports, letter).meaning !== 'note',
  follow: async (letter, { how, until }) => {
    if (how === 'later' && until !== undefined) return letWait(ports, letter, until);
    const { outcome, situation } = await carryOut(ports, letter, how);
    if (situation === undefined) return { became: await whatBecame(ports, letter, outcome), paragraphs: [] };
    return say(ports, letter, situation);
  },
  tell: async (letter, situation) => {
    if (!isDraftSituation(situation)) return;
    const { draftId, words } = letter;
    // Their letter stands in the notice, whole.
    const quotedText = situation === 'reworded' ? undefined : words;
    await tellAboutDraft(ports, {
      ...letter,
      draft: { draftId },
      situation,
      ...(quotedText && { quotedText }),
    });
  },
});

async function carryOut(
  ports: CheckInPorts,
  letter: DraftAnswer,
  how: 'decide' | 'remark' | 'reword' | 'later',
): Promise<DraftAnswered> {
  if (how === 'reword') return { outcome: 'note', situation: await rewordDraft(ports, letter) };
  const answered: DraftAnswered = how === 'decide' ? await answerDraft(ports, letter) : { outcome: 'note' };
  if (answered.outcome !== 'note') return answered;
  return { outcome: 'note', situation: await askAboutDraft(ports, letter) };
}

/**
 * The person rests until then, whatever became of the letter. One that has its yes and is not out yet is moved, and the owner hears
 * when it goes; of any other that was decided about before there is nothing more to say.
 */
async function letWait(ports: CheckInPorts, letter: DraftAnswer, until: IsoInstant): Promise<LetterOutcome> {
  if ((await postponeDraft(ports, keyOf(letter), until)) === 'waits')
    return { became: 'waits', paragraphs: [] };
  const situation = await moveLetter(ports, letter, until);
  return situation === undefined ? { became: 'nothing', paragraphs: [] } : say(ports, letter, situation);
}

async function say(
  ports: CheckInPorts,
  letter: DraftAnswer,
  situation: DraftSituation,
): Promise<LetterOutcome> {
  const said = await sayAboutDraft(ports, { ...letter, situation });
  const { headline, paragraphs, closing = [], letter: ownWords } = said;
  return {
    ...{ became: 'nothing', situation, headline, paragraphs: [...paragraphs, ...closing] },
    ...(ownWords && { letter: ownWords }),
  };
}

/** Why a letter could not go out, its owner was told as that turned out. */
async function whatBecame(
  { drafts }: CheckInPorts,
  { contact: { ownerId, contactId }, draftId }: DraftAnswer,
  outcome: DraftAnswered['outcome'],
): Promise<LetterOutcome['became']> {
  if (outcome !== 'send') return outcome === 'skip' ? 'skipped' : 'nothing';
  const status = (await drafts.find({ ownerId, contactId, draftId }))?.status;
  if (status === 'sent') return 'out';
  return status === 'approved' || status === 'unknown' ? 'on-its-way' : 'nothing';
}
