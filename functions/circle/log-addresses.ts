import type { OwnerId } from '../shared/ids.ts';

/** Whose private address is whose: `log+<label>@`, to which an owner copies or forwards mail that is to be logged. One an owner. */
export interface LogAddresses {
  /** The label in force; undefined for an owner who never had one. */
  findLabel(ownerId: OwnerId): Promise<string | undefined>;
  /**
   * Gives the owner the proposed label, unless they have one; the one in force comes back. Safe to repeat after a crash. Throws
   * StaleWriteError when somebody else has the label.
   */
  giveLabel(ownerId: OwnerId, proposed: string): Promise<string>;
  /** Puts the proposed label in the place of the owner's, which leads nowhere from then on. Throws StaleWriteError. */
  renewLabel(ownerId: OwnerId, proposed: string): Promise<void>;
  /** Undefined for a label that was never given out, or is no longer in force, whatever its shape. */
  findOwner(label: string): Promise<OwnerId | undefined>;
}
