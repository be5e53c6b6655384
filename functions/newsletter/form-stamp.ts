import type { Temporal } from 'temporal-polyfill';
import { deriveDeliveryId } from '../shared/ids.ts';
import { readToken, signToken } from '../shared/signed-token.ts';
import type { TokenKeys } from '../shared/token-keys.ts';

/** Nobody reads what they agree to and types an address in less; most machines do. */
const MIN_FILL_SECONDS = 2;
const STAMP_LIFE_HOURS = 24;

/** Every stamp is about the form, and about no message. */
const TARGET = { deliveryId: deriveDeliveryId('sign-up-form'), personIndex: 0 };

/** Says, signed, that a form was opened now. It names nobody and serves any address. */
export function signFormStamp(keys: TokenKeys, now: Temporal.Instant): string {
  return signToken('sign-up-form', keys, TARGET, now.add({ hours: STAMP_LIFE_HOURS }));
}

/** Whether the form of this stamp was opened long enough ago for a person to fill it in, and less than a day ago. */
export function isRipeStamp(keys: TokenKeys, stamp: string, now: Temporal.Instant): boolean {
  const at = (moment: Temporal.Instant) => readToken('sign-up-form', keys, stamp, moment).outcome;
  // A stamp holds its end, a day after the opening: one of two seconds ago will have ended in a day less those seconds.
  const aDayLater = now.add({ hours: STAMP_LIFE_HOURS }).subtract({ seconds: MIN_FILL_SECONDS });
  return at(now) === 'valid' && at(aDayLater) === 'expired';
}
