import type { Temporal } from 'temporal-polyfill';
import { deliveryIdSchema } from './ids.ts';
import { readToken, signToken, type TokenReading } from './signed-token.ts';
import type { TokenKeys } from './token-keys.ts';

/** The page that takes an answer back: `<webOrigin>/answers/<token>/undo`. Opening it changes nothing. */
export function signUndoLink(
  keys: TokenKeys,
  recordId: string,
  expiresAt: Temporal.Instant,
  webOrigin: string,
): string {
  // The record of an answer goes by the id of its receipt, whether or not one was sent.
  const target = { deliveryId: deliveryIdSchema.parse(recordId), personIndex: 0 };
  return `${webOrigin}/answers/${signToken('undo-answer', keys, target, expiresAt)}/undo`;
}

/** What the token of such a link says; `target.deliveryId` is the id of the record. */
export const readUndoToken = (keys: TokenKeys, token: string, now: Temporal.Instant): TokenReading =>
  readToken('undo-answer', keys, token, now);
