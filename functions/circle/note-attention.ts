import type { Clock } from '../shared/clock.ts';
import type { OwnerId } from '../shared/ids.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import { nextSendingTime } from './domain/sending-time.ts';
import type { OwnerStore } from './owner-store.ts';

export interface NoteAttentionPorts {
  readonly owners: Pick<OwnerStore, 'recordAttention' | 'moveBriefDue'>;
  readonly clock: Clock;
}

/**
 * The owner wrote, or pressed a button, at `at`: briefs that came more rarely, or not at all, come again as the settings say.
 * Safe to repeat; a crash between the two writes heals with the next sign of attention, and at the next weekly brief at the
 * latest. Does nothing where the owner is gone.
 */
export async function noteAttention(
  { owners, clock }: NoteAttentionPorts,
  ownerId: OwnerId,
  at: IsoInstant,
): Promise<void> {
  const owner = await owners.recordAttention(ownerId, at);
  if (owner === undefined) return;
  const briefDueAt = nextSendingTime(owner, clock.now());
  if (owner.briefDueAt > briefDueAt) await owners.moveBriefDue(owner, briefDueAt);
}
