import type { Owner } from '../circle/domain/owner.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import { claimDaySlot } from './claim-day-slot.ts';
import type { CopyLog } from './copy-log.ts';
import type { FirstCopy } from './find-first-copy.ts';

/** To one contact's address; whatever comes beyond these on the owner's day stands on the timeline only. */
const MOST_STRANGERS_A_DAY = 5;
/** So that one of them leaves room for others. */
const MOST_OF_ONE_STRANGER_A_DAY = 3;

/**
 * Takes the next of the day's places for mail of people who have not proven to be the contact: anybody who knows the contact's
 * address can write to it as often as they like. Undefined when all are taken; `isLast`: not all of what else comes today is passed
 * on. Safe to repeat.
 */
export async function claimStrangerSlot(
  ports: { readonly copyLog: CopyLog },
  { timeZone }: Owner,
  copy: FirstCopy,
  sender: EmailAddress | undefined,
): Promise<{ readonly isLast: boolean } | undefined> {
  const { ownerId, contactId } = copy.contact;
  const claim = (what: readonly string[], mostADay: number) =>
    claimDaySlot(ports, { what: [...what, ownerId, contactId], mostADay, timeZone, arrival: copy });
  const own = await claim(['one stranger', sender ?? ''], MOST_OF_ONE_STRANGER_A_DAY);
  if (own === undefined) return undefined;
  const shared = await claim(['stranger'], MOST_STRANGERS_A_DAY);
  if (shared === undefined) return undefined;
  return { isLast: own === MOST_OF_ONE_STRANGER_A_DAY || shared === MOST_STRANGERS_A_DAY };
}
