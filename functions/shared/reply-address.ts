import type { Temporal } from 'temporal-polyfill';
import type { DeliveryId } from './ids.ts';
import type { TokenKeys } from './token-keys.ts';

/** Which message, and which of the people in it, a reply belongs to. */
export interface ReplyTarget {
  readonly deliveryId: DeliveryId;
  /** Place in the delivery's `contactIds` (0–255). */
  readonly personIndex: number;
}

export type ReplyAddressReading =
  | { readonly outcome: 'valid'; readonly target: ReplyTarget }
  | { readonly outcome: 'expired'; readonly target: ReplyTarget }
  | { readonly outcome: 'forged' };

declare const signReplyAddress: (
  keys: TokenKeys,
  target: ReplyTarget,
  expiresAt: Temporal.Instant,
  inboundDomain: string,
) => string;
declare const readReplyAddress: (
  keys: TokenKeys,
  address: string,
  now: Temporal.Instant,
) => ReplyAddressReading;

export { readReplyAddress, signReplyAddress };
