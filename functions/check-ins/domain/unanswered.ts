import { type Interaction, isTouch } from '../../circle/domain/interaction.ts';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { Draft } from './draft.ts';

const WENT_OUT: readonly Draft['status'][] = ['approved', 'sent', 'unknown', 'used'];

/**
 * Whether the last letter that went out (or may have) still waits for an answer: nobody is written to twice in a row. Any
 * other contact since then, a call or a meeting, counts as one.
 */
export function isUnanswered(drafts: readonly Draft[], newest: readonly Interaction[]): boolean {
  const last = lastLetterAt(drafts);
  if (last === undefined) return false;
  return !newest.some((entry) => isTouch(entry) && entry.source.by !== 'check-in' && entry.occurredAt > last);
}

/** When the last letter went out, or may have. */
export const lastLetterAt = (drafts: readonly Draft[]): IsoInstant | undefined =>
  drafts
    .filter(({ status }) => WENT_OUT.includes(status))
    .flatMap(({ approval, usedAt }) => approval?.approvedAt ?? usedAt ?? [])
    .toSorted()
    .at(-1);
