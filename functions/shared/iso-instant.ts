import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';

/**
 * A moment as stored: UTC, always with milliseconds (`2026-08-24T06:30:00.000Z`), so that comparing two of them as
 * strings compares them in time; DynamoDB sort keys rely on it.
 */
export const isoInstantSchema = z.iso.datetime({ precision: 3 }).brand<'IsoInstant'>();

export type IsoInstant = z.infer<typeof isoInstantSchema>;

export function toIsoInstant(instant: Temporal.Instant): IsoInstant {
  return isoInstantSchema.parse(instant.toString({ smallestUnit: 'millisecond' }));
}

export function fromIsoInstant(isoInstant: IsoInstant): Temporal.Instant {
  return Temporal.Instant.from(isoInstant);
}
