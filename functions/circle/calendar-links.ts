import type { OwnerId } from '../shared/ids.ts';
import type { SecretDigest } from './domain/calendar-secret.ts';

/** Which secret link shows whose calendar; one an owner. Of the secret itself only a digest is kept. */
export interface CalendarLinks {
  /** Takes the place of the owner's earlier link, which shows nothing from then on. Safe to repeat after a crash. */
  setLink(ownerId: OwnerId, digest: SecretDigest): Promise<void>;
  /** Whether a link of the owner's is in use. */
  hasLink(ownerId: OwnerId): Promise<boolean>;
  removeLink(ownerId: OwnerId): Promise<'removed' | 'none'>;
  /** Undefined for a link that never was, or is no longer. */
  findOwner(digest: SecretDigest): Promise<OwnerId | undefined>;
}
