import type { OwnerId } from '../shared/ids.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import type { Owner } from './domain/owner.ts';

/** Where owners live, with the due index of their briefs. */
export interface OwnerStore {
  addOwner(owner: Owner): Promise<'added' | 'exists'>;
  findOwner(ownerId: OwnerId): Promise<Owner | undefined>;
  /** Every owner of the deployment (a handful), by the due index. */
  listOwners(): Promise<readonly Owner[]>;
  /**
   * Replaces an owner by what `change` makes of it (undefined: nothing), in one conditional write that is repeated on what
   * somebody else wrote in between; `ownerId` and `briefDueAt` stay as they are. Throws OwnerNotFoundError.
   */
  changeOwner(ownerId: OwnerId, change: (owner: Owner) => Owner | undefined): Promise<Owner>;
  /** Owners whose brief is due at `now`, longest due first; reads only those. */
  findOwnersWithBriefDue(now: IsoInstant, limit: number): Promise<readonly Owner[]>;
  /**
   * Moves the owner's `briefDueAt` from the value read to `dueAt`: a lease while a brief is written, the next morning
   * once it is out. `lost` when another run has moved it since.
   */
  moveBriefDue(owner: Owner, dueAt: IsoInstant): Promise<'moved' | 'lost'>;
}
