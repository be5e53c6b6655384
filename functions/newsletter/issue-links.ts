import type { Temporal } from 'temporal-polyfill';
import type { DeliveryId } from '../shared/ids.ts';
import { readToken, signToken, type TokenReading } from '../shared/signed-token.ts';
import type { TokenKeys } from '../shared/token-keys.ts';

/** All issues that went out. */
export const archiveUrl = (webOrigin: string): string => `${webOrigin}/newsletter/issues`;

/** Where everybody may read an issue, whether it came to them or not. */
export const issueUrl = (webOrigin: string, slug: string): string => `${archiveUrl(webOrigin)}/${slug}`;

/** In a counted link, whose letter it stands in; which page it leads to is looked up, and never told by the link. */
export const signClickToken = (
  keys: TokenKeys,
  deliveryId: DeliveryId,
  expiresAt: Temporal.Instant,
): string => signToken('issue-link', keys, { deliveryId, personIndex: 0 }, expiresAt);

export const readClickToken = (keys: TokenKeys, token: string, now: Temporal.Instant): TokenReading =>
  readToken('issue-link', keys, token, now);
