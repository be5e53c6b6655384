import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';

/** Whole seconds since 1970, the unit that DynamoDB's TTL reads; branded so that milliseconds cannot slip in. */
export const epochSecondsSchema = z.int().nonnegative().max(99_999_999_999).brand<'EpochSeconds'>();

export type EpochSeconds = z.infer<typeof epochSecondsSchema>;

export function toEpochSeconds(instant: Temporal.Instant): EpochSeconds {
  return epochSecondsSchema.parse(Math.floor(instant.epochMilliseconds / 1000));
}
