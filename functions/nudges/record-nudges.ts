import type { Owner } from '../circle/domain/owner.ts';
import type { PersonRead } from '../circle/due-people.ts';
import { ContactNotFoundError } from '../circle/errors.ts';
import type { Delivery } from '../delivery/domain/delivery.ts';
import type { BriefPorts } from './ports.ts';

/**
 * Marks the people of the mail that went out, which is an earlier run's where that run died, as of that mail. Those who were
 * just read take one write each and no further read.
 */
export async function recordNudges(
  { contacts, people }: Pick<BriefPorts, 'contacts' | 'people'>,
  owner: Owner,
  read: readonly PersonRead[],
  { ownerId, subjects, claimedAt }: Delivery,
): Promise<void> {
  for (const { contactId } of subjects) {
    const known = read.find(({ contact }) => contact.contactId === contactId);
    try {
      if (known) await people.recordNudge(known, owner, claimedAt);
      else await contacts.recordNudge({ ownerId, contactId }, claimedAt);
    } catch (error) {
      if (!(error instanceof ContactNotFoundError)) throw error; // Removed since: nobody left to mark.
    }
  }
}
