import { fromIsoInstant, type IsoInstant } from '../../shared/iso-instant.ts';
import type { NewsletterSettings } from '../newsletter-settings.ts';
import type { Agenda, PlannedIssue } from './agenda.ts';
import { nextSlot } from './next-slot.ts';

/** A week between two slots has an hour less where the clocks change; a slot that was moved by a few days is the same week’s. */
const SHORTEST_WEEK_HOURS = 7 * 24 - 12;

/** Whether two slots are less than a week apart, in either direction: only one of them has an issue. */
function isSameWeek(one: IsoInstant, other: IsoInstant): boolean {
  const { hours } = fromIsoInstant(one)
    .until(fromIsoInstant(other))
    .abs()
    .round({ largestUnit: 'hours', smallestUnit: 'hours', roundingMode: 'trunc' });
  return hours < SHORTEST_WEEK_HOURS;
}

/** Why the week of a slot has no (other) issue, whatever waits. */
export function whyTaken(agenda: Agenda, slotAt: IsoInstant): 'has-issue' | 'skipped' | undefined {
  if (agenda.outgoing !== undefined && isSameWeek(agenda.outgoing.slotAt, slotAt)) return 'has-issue';
  if (agenda.skippedSlotAt !== undefined && isSameWeek(agenda.skippedSlotAt, slotAt)) return 'skipped';
  return undefined;
}

/** The slots from `slotAt` on that can still have an issue, as many as `count`. */
export function freeSlots(
  agenda: Agenda,
  slot: NewsletterSettings['slot'],
  slotAt: IsoInstant,
  count: number,
): readonly IsoInstant[] {
  const free: IsoInstant[] = [];
  for (let at = slotAt; free.length < count; at = nextSlot(slot, fromIsoInstant(at))) {
    if (whyTaken(agenda, at) === undefined) free.push(at);
  }
  return free;
}

/** When a waiting issue goes out, if it is approved by then. Undefined when it does not wait. */
export function slotOf(
  agenda: Agenda,
  slot: NewsletterSettings['slot'],
  slotAt: IsoInstant,
  { proofId }: Pick<PlannedIssue, 'proofId'>,
): IsoInstant | undefined {
  const place = agenda.waiting.findIndex((planned) => planned.proofId === proofId);
  return place < 0 ? undefined : freeSlots(agenda, slot, slotAt, place + 1)[place];
}
