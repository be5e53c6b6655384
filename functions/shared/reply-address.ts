import type { Temporal } from 'temporal-polyfill';
import {
  readToken,
  signToken,
  type TokenPurpose,
  type TokenReading,
  type TokenTarget,
} from './signed-token.ts';
import type { TokenKeys } from './token-keys.ts';

/** Which message, and which of the people in it, a reply belongs to. */
export type ReplyTarget = TokenTarget;

export type ReplyAddressReading = TokenReading;

const REPLY_PREFIX = 'r+';
const RELAY_PREFIX = 'to+';

/** `r+<token>@inboundDomain`, lower case. The local part has 59 octets of the 64 that RFC 5321, 4.5.3.1.1 allows. */
export function signReplyAddress(
  keys: TokenKeys,
  target: ReplyTarget,
  expiresAt: Temporal.Instant,
  inboundDomain: string,
): string {
  return `${REPLY_PREFIX}${signToken('reply', keys, target, expiresAt)}@${inboundDomain}`;
}

/**
 * `to+<token>@inboundDomain`: what the owner writes there goes on to the contact whose mail `deliveryId` passed on. A purpose of its
 * own, so that no address where notes are taken ever sends, and the other way round.
 */
export function signRelayAddress(
  keys: TokenKeys,
  deliveryId: ReplyTarget['deliveryId'],
  expiresAt: Temporal.Instant,
  inboundDomain: string,
): string {
  const target = { deliveryId, personIndex: 0 };
  return `${RELAY_PREFIX}${signToken('relayed-answer', keys, target, expiresAt)}@${inboundDomain}`;
}

/** What the address says, whatever the case in which it comes back. Any other text is `forged`, never an error. */
export const readReplyAddress = (
  keys: TokenKeys,
  address: string,
  now: Temporal.Instant,
): ReplyAddressReading => readAddress('reply', REPLY_PREFIX, keys, address, now);

/** The same of an address that passes words on. */
export const readRelayAddress = (
  keys: TokenKeys,
  address: string,
  now: Temporal.Instant,
): ReplyAddressReading => readAddress('relayed-answer', RELAY_PREFIX, keys, address, now);

function readAddress(
  purpose: TokenPurpose,
  prefix: string,
  keys: TokenKeys,
  address: string,
  now: Temporal.Instant,
): ReplyAddressReading {
  const localPart = address.slice(0, address.lastIndexOf('@'));
  if (!localPart.toLowerCase().startsWith(prefix)) return { outcome: 'forged' };
  return readToken(purpose, keys, localPart.slice(prefix.length), now);
}
