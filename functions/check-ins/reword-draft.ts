import { wayFor } from '../circle/domain/letter-way.ts';
import { toIsoInstant } from '../shared/iso-instant.ts';
import { whyTooLate } from './domain/why-too-late.ts';
import type { DraftSituation } from './domain/write-draft-notice.ts';
import { type DraftAnswer, keyOf } from './draft-answer.ts';
import type { CheckInPorts } from './ports.ts';

/**
 * The owner answered a draft with a letter of their own, and no `send`: it takes the place of Kith's, and waits for the word.
 * Repeating it with the same mail changes nothing, and says the same.
 */
export async function rewordDraft(
  { drafts, clock, mailDomain }: Pick<CheckInPorts, 'drafts' | 'clock' | 'mailDomain'>,
  answer: DraftAnswer,
): Promise<DraftSituation> {
  const { owner, contact, words: text, messageId } = answer;
  const now = toIsoInstant(clock.now());
  const draft = await drafts.find(keyOf(answer));
  const isKept = draft !== undefined && (await drafts.reword(draft, { text, messageId }, now)) === 'reworded';
  if (!isKept) return whyTooLate(draft && (await drafts.find(draft)), now);
  return wayFor(owner, contact, mailDomain) === 'mine' ? 'yours-to-send' : 'reworded';
}
