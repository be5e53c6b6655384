import type { Owner } from '../circle/domain/owner.ts';
import { deriveInteractionId } from '../shared/interaction-id.ts';
import type { CopyLog } from './copy-log.ts';
import { localDay } from './domain/limit-notices.ts';
import type { FirstCopy } from './find-first-copy.ts';

/** Each is passed on at once; whatever comes beyond these on the owner's day stands on the timeline only. */
export const MOST_STRANGERS_A_DAY = 5;

/**
 * Takes the next of the day's places for mail of people who have not proven to be the contact: anybody who knows the contact's
 * address can write to it as often as they like. The place, from 1 on; undefined when all are taken. Each place is one
 * conditional write, so that mails that come at once share none; repeating it finds the place that was taken before.
 */
export async function claimStrangerSlot(
  { copyLog }: { readonly copyLog: CopyLog },
  { timeZone }: Owner,
  copy: FirstCopy,
): Promise<number | undefined> {
  const { contact, messageId, receivedAt } = copy;
  const day = localDay(receivedAt, timeZone);
  for (let slot = 1; slot <= MOST_STRANGERS_A_DAY; slot += 1) {
    const key = deriveInteractionId('stranger', contact.ownerId, contact.contactId, day, String(slot));
    const holder = await copyLog.firstSeen(key, { messageId, receivedAt });
    if (holder.messageId === messageId) return slot;
  }
  return undefined;
}
