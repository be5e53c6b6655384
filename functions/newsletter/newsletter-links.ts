import type { Temporal } from 'temporal-polyfill';
import type { DeliveryId, SubscriberId } from '../shared/ids.ts';
import { readToken, signToken, type TokenReading } from '../shared/signed-token.ts';
import type { TokenKeys } from '../shared/token-keys.ts';

const CONFIRM_LINK_LIFE_HOURS = 7 * 24;

/** The page with the form. */
export const signUpUrl = (webOrigin: string): string => `${webOrigin}/newsletter`;

/** The page behind the button in a confirmation mail; it names that mail, works for seven days and changes nothing by itself. */
export function signConfirmUrl(
  keys: TokenKeys,
  deliveryId: DeliveryId,
  now: Temporal.Instant,
  webOrigin: string,
): string {
  const expiresAt = now.add({ hours: CONFIRM_LINK_LIFE_HOURS });
  const token = signToken('confirm-subscription', keys, { deliveryId, personIndex: 0 }, expiresAt);
  return `${signUpUrl(webOrigin)}/confirm/${token}`;
}

export function readConfirmToken(keys: TokenKeys, token: string, now: Temporal.Instant): TokenReading {
  return readToken('confirm-subscription', keys, token, now);
}

/** Where a subscriber leaves, by page and (RFC 8058) by a mail program's own button; never expires. */
export const leaveUrl = (webOrigin: string, subscriberId: SubscriberId): string =>
  `${signUpUrl(webOrigin)}/leave/${subscriberId}`;

/** Where a subscriber leaves by mail (RFC 2369, 3.2). */
export const leaveAddress = (inboundDomain: string, subscriberId: SubscriberId): string =>
  `leave+${subscriberId}@${inboundDomain}`;

/** Where the owner sends the draft of an issue. */
export const draftAddress = (inboundDomain: string): string => `draft@${inboundDomain}`;
