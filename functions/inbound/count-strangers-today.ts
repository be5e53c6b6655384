import type { Owner } from '../circle/domain/owner.ts';
import type { Timeline } from '../circle/timeline.ts';
import { localDay } from './domain/limit-notices.ts';
import type { FirstCopy } from './find-first-copy.ts';

/** Each is passed on at once; whatever comes beyond these on the owner's day stands on the timeline only. */
export const MOST_STRANGERS_A_DAY = 5;

/**
 * How many mails of people who have not proven to be the contact came to the contact's address before this one on the owner's
 * day: anybody who knows the address can write to it as often as they like. Counts no further than MOST_STRANGERS_A_DAY.
 */
export async function countStrangersToday(
  { timeline }: { readonly timeline: Pick<Timeline, 'read'> },
  { timeZone }: Owner,
  { contact, key, receivedAt }: FirstCopy,
): Promise<number> {
  const today = localDay(receivedAt, timeZone);
  const olderThan = `${receivedAt}#${key}`;
  const { interactions } = await timeline.read(contact, { limit: MOST_STRANGERS_A_DAY, olderThan });
  return interactions.filter(
    ({ source, occurredAt }) => source.by === 'unproven-reply' && localDay(occurredAt, timeZone) === today,
  ).length;
}
