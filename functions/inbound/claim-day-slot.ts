import { deriveInteractionId } from '../shared/interaction-id.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import type { Arrival, CopyLog } from './copy-log.ts';
import { localDay } from './domain/limit-notices.ts';

interface SlotRequest {
  /** What is limited, and for whom. */
  readonly what: readonly string[];
  readonly mostADay: number;
  readonly timeZone: string;
  readonly arrival: Arrival & { readonly receivedAt: IsoInstant };
}

/**
 * Takes the next of a day's places for something that anybody could bring about as often as they like. The place, from 1 on;
 * undefined when all are taken. Each place is one conditional write, so that mails that come at once share none; repeating it
 * finds the place that was taken before.
 */
export async function claimDaySlot(
  { copyLog }: { readonly copyLog: CopyLog },
  { what, mostADay, timeZone, arrival: { messageId, receivedAt } }: SlotRequest,
): Promise<number | undefined> {
  const day = localDay(receivedAt, timeZone);
  for (let slot = 1; slot <= mostADay; slot += 1) {
    const key = deriveInteractionId(...what, day, String(slot));
    const holder = await copyLog.firstSeen(key, { messageId, receivedAt });
    if (holder.messageId === messageId) return slot;
  }
  return undefined;
}
