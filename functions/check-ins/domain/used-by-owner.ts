import type { Interaction } from '../../circle/domain/interaction.ts';
import type { IsoInstant } from '../../shared/iso-instant.ts';
import type { Draft } from './draft.ts';

/** When the owner wrote to the contact themselves, by a copy that came after the draft was written; it may be the draft itself. */
export const usedByOwnerAt = (
  { status, writtenAt }: Pick<Draft, 'status' | 'writtenAt'>,
  interactions: readonly Interaction[],
): IsoInstant | undefined =>
  status !== 'open'
    ? undefined
    : interactions
        .filter(({ direction, source }) => direction === 'outbound' && source.by === 'copy')
        .map(({ occurredAt }) => occurredAt)
        .filter((occurredAt) => occurredAt > writtenAt)
        .toSorted()[0];
