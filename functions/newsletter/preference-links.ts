import type { Temporal } from 'temporal-polyfill';
import type { DeliveryId, SubscriberId } from '../shared/ids.ts';
import { readToken, signToken, type TokenReading } from '../shared/signed-token.ts';
import type { TokenKeys } from '../shared/token-keys.ts';
import { signUpUrl } from './newsletter-links.ts';

/** The mail that it stands in may be forwarded, too, so it lives for as long as one sits down to it. */
const PREFERENCES_LINK_LIFE_HOURS = 1;
const ADDRESS_LINK_LIFE_HOURS = 7 * 24;

/** In every issue: a page that shows nothing of the subscriber's, and sends them the link that does. Never expires. */
export const askPreferencesUrl = (webOrigin: string, subscriberId: SubscriberId): string =>
  `${signUpUrl(webOrigin)}/preferences/${subscriberId}`;

/** Where the reader of that mail sees and changes all that is held of them; works for one hour. */
export function signPreferencesUrl(
  keys: TokenKeys,
  deliveryId: DeliveryId,
  now: Temporal.Instant,
  webOrigin: string,
): string {
  const expiresAt = now.add({ hours: PREFERENCES_LINK_LIFE_HOURS });
  const token = signToken('newsletter-preferences', keys, { deliveryId, personIndex: 0 }, expiresAt);
  return `${signUpUrl(webOrigin)}/mine/${token}`;
}

export const readPreferencesToken = (keys: TokenKeys, token: string, now: Temporal.Instant): TokenReading =>
  readToken('newsletter-preferences', keys, token, now);

/** The page where the reader of a new address says that it is theirs; works for seven days. */
export function signAddressUrl(
  keys: TokenKeys,
  deliveryId: DeliveryId,
  now: Temporal.Instant,
  webOrigin: string,
): string {
  const expiresAt = now.add({ hours: ADDRESS_LINK_LIFE_HOURS });
  const token = signToken('newsletter-address', keys, { deliveryId, personIndex: 0 }, expiresAt);
  return `${signUpUrl(webOrigin)}/address/${token}`;
}

export const readAddressToken = (keys: TokenKeys, token: string, now: Temporal.Instant): TokenReading =>
  readToken('newsletter-address', keys, token, now);
