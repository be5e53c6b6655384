import { Temporal } from 'temporal-polyfill';
import { type Interaction, isTouch } from '../../circle/domain/interaction.ts';
import { callsForTact } from '../../circle/domain/tact.ts';
import { fromIsoInstant } from '../../shared/iso-instant.ts';
import { type Approval, type Draft, isOwnersChoice } from './draft.ts';
import { type LetterSituation, needsOwnWords } from './needs-own-words.ts';

/** A letter that goes out as fast as it was said yes to meets no news. */
const MINUTES_AT_ONCE = 30;

export interface WaitedLetter extends LetterSituation {
  readonly draft: Draft & { readonly approval: Approval };
}

/**
 * What came up while an approved letter waited, so that its owner is to be asked again. Words of the owner's own, and what they
 * asked for once more, are held back by news alone that came later.
 */
export function whyHeldBack(
  letter: WaitedLetter,
  interactions: readonly Interaction[],
): 'sad-news-since' | 'in-touch-since' | undefined {
  const { approval } = letter.draft;
  const soon = fromIsoInstant(approval.approvedAt).add({ minutes: MINUTES_AT_ONCE });
  if (Temporal.Instant.compare(letter.now, soon) < 0) return undefined;
  const since = interactions.filter(
    ({ occurredAt, source }) => occurredAt > approval.approvedAt && source.by !== 'check-in',
  );
  if (isOwnersChoice(letter.draft, approval))
    return callsForTact({ notes: [], lovedOnes: [] }, since) ? 'sad-news-since' : undefined;
  if (needsOwnWords(letter, interactions)) return 'sad-news-since';
  const wereInTouch = since.some(isTouch);
  return wereInTouch ? 'in-touch-since' : undefined;
}
