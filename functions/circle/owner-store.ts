import type { DeliveryId, OwnerId } from '../shared/ids.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import type { Owner } from './domain/owner.ts';

/** What of an owner is written together with the move of their brief; `urgent: undefined` takes it away. */
export type BriefStanding = Partial<Pick<Owner, 'briefsSent' | 'urgent'>>;

/** Where owners live, with the due index of their briefs. */
export interface OwnerStore {
  addOwner(owner: Owner): Promise<'added' | 'exists'>;
  findOwner(ownerId: OwnerId): Promise<Owner | undefined>;
  /** Every owner of the deployment (a handful), by the due index. */
  listOwners(): Promise<readonly Owner[]>;
  /**
   * Replaces an owner by what `change` makes of it (undefined: nothing), in one conditional write that is repeated on what
   * somebody else wrote in between; `ownerId`, `briefDueAt`, `lastAttentionAt` and the brief's standing stay as they are. Throws
   * OwnerNotFoundError.
   */
  changeOwner(ownerId: OwnerId, change: (owner: Owner) => Owner | undefined): Promise<Owner>;
  /** Owners whose brief is due at `now`, longest due first; reads only those. */
  findOwnersWithBriefDue(now: IsoInstant, limit: number): Promise<readonly Owner[]>;
  /**
   * Moves the owner's `briefDueAt` from the value read to `dueAt`: a lease while a brief is written, the next morning
   * once it is out; what is said of `standing` in the same write. `lost` when another run has moved it since.
   */
  moveBriefDue(owner: Owner, dueAt: IsoInstant, standing?: BriefStanding): Promise<'moved' | 'lost'>;
  /**
   * Makes this mail the one beside the brief on `day`, an owner-local one; the same mail may claim it again. `taken`: another mail
   * has it, or the owner is gone.
   */
  claimUrgentDay(ownerId: OwnerId, day: string, mailId: DeliveryId): Promise<'claimed' | 'taken'>;
  /** Sets `lastAttentionAt` if it is newer than what is stored; the owner as they are then, undefined where they are gone. */
  recordAttention(ownerId: OwnerId, at: IsoInstant): Promise<Owner | undefined>;
}
