import type { Temporal } from 'temporal-polyfill';
import { readToken, signToken, type TokenReading, type TokenTarget } from './signed-token.ts';
import type { TokenKeys } from './token-keys.ts';

/** Which message, and which of the people in it, a reply belongs to. */
export type ReplyTarget = TokenTarget;

export type ReplyAddressReading = TokenReading;

const LOCAL_PART_PREFIX = 'r+';

/** `r+<token>@inboundDomain`, lower case. The local part has 59 octets of the 64 that RFC 5321, 4.5.3.1.1 allows. */
export function signReplyAddress(
  keys: TokenKeys,
  target: ReplyTarget,
  expiresAt: Temporal.Instant,
  inboundDomain: string,
): string {
  return `${LOCAL_PART_PREFIX}${signToken('reply', keys, target, expiresAt)}@${inboundDomain}`;
}

/** What the address says, whatever the case in which it comes back. Any other text is `forged`, never an error. */
export function readReplyAddress(
  keys: TokenKeys,
  address: string,
  now: Temporal.Instant,
): ReplyAddressReading {
  const localPart = address.slice(0, address.lastIndexOf('@'));
  if (!localPart.toLowerCase().startsWith(LOCAL_PART_PREFIX)) return { outcome: 'forged' };
  return readToken('reply', keys, localPart.slice(LOCAL_PART_PREFIX.length), now);
}
