import type { Owner } from '../circle/domain/owner.ts';
import type { PersonRead } from '../circle/due-people.ts';
import { ContactNotFoundError } from '../circle/errors.ts';
import type { Delivery } from '../delivery/domain/delivery.ts';
import type { BriefPorts } from './ports.ts';

/**
 * Marks the people of the mail that went out, which is an earlier run's where that run died, as of that mail. Those who were
 * just read take one write each and no further read. `toldWith`: whose only news it told with one of them.
 */
export async function recordNudges(
  { contacts, people }: Pick<BriefPorts, 'contacts' | 'people'>,
  owner: Owner,
  read: readonly PersonRead[],
  { ownerId, subjects, claimedAt }: Delivery,
  toldWith: readonly PersonRead[] = [],
): Promise<void> {
  // First, so that a run that dies in between finds them once more beside the others, and not alone.
  for (const person of toldWith) await unlessGone(() => people.recordNudge(person, owner, claimedAt));
  for (const { contactId } of subjects) {
    const known = read.find(({ contact }) => contact.contactId === contactId);
    await unlessGone(async () => {
      if (known) await people.recordNudge(known, owner, claimedAt);
      else await contacts.recordNudge({ ownerId, contactId }, claimedAt);
    });
  }
}

/** Removed since: nobody left to mark. */
async function unlessGone(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof ContactNotFoundError)) throw error;
  }
}
