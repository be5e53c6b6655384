import { Temporal } from 'temporal-polyfill';
import { type IsoInstant, toIsoInstant } from '../../../functions/shared/iso-instant.ts';

export const DEMO_TIME_ZONE = 'Europe/London';

/** Monday 24 August 2026, 07:30 in London: where the demo's clock starts. */
export const DEMO_START = Temporal.ZonedDateTime.from(`2026-08-24T07:30[${DEMO_TIME_ZONE}]`);

/** A moment before the start, in London: `daysBefore(47, '13:00')`. */
export function daysBefore(days: number, time: string): IsoInstant {
  return toIsoInstant(DEMO_START.subtract({ days }).withPlainTime(time).toInstant());
}

/** A moment after the start, in London. */
export function daysAfter(days: number, time: string): IsoInstant {
  return toIsoInstant(DEMO_START.add({ days }).withPlainTime(time).toInstant());
}
