import type { Owner } from '../circle/domain/owner.ts';
import { claimDaySlot } from './claim-day-slot.ts';
import type { CopyLog } from './copy-log.ts';
import type { FirstCopy } from './find-first-copy.ts';

/** Each is passed on at once; whatever comes beyond these on the owner's day stands on the timeline only. */
export const MOST_STRANGERS_A_DAY = 5;

/**
 * Takes the next of the day's places for mail of people who have not proven to be the contact: anybody who knows the contact's
 * address can write to it as often as they like. The place, from 1 on; undefined when all are taken. Safe to repeat.
 */
export const claimStrangerSlot = (
  ports: { readonly copyLog: CopyLog },
  { timeZone }: Owner,
  copy: FirstCopy,
): Promise<number | undefined> =>
  claimDaySlot(ports, {
    what: ['stranger', copy.contact.ownerId, copy.contact.contactId],
    mostADay: MOST_STRANGERS_A_DAY,
    timeZone,
    arrival: copy,
  });
