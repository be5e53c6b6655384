import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { Draft } from './draft.ts';

/**
 * Whether the owner skipped this draft and the one that they decided about before it, both since they last said which letters
 * they want to this contact.
 */
export function isSecondSkip(
  drafts: readonly Draft[],
  { draftId }: Pick<Draft, 'draftId'>,
  since: IsoInstant | undefined,
): boolean {
  const decided = drafts
    .filter(({ status, skippedAt }) => status !== 'open' && (status !== 'skipped' || skippedAt !== undefined))
    .toSorted((one, other) => (one.writtenAt < other.writtenAt ? -1 : 1));
  const place = decided.findIndex((draft) => draft.draftId === draftId);
  const lastTwo = decided.slice(Math.max(0, place - 1), place + 1);
  return (
    lastTwo.length === 2 &&
    lastTwo.every(({ skippedAt }) => skippedAt !== undefined && (since === undefined || skippedAt > since))
  );
}
