import type { Temporal } from 'temporal-polyfill';
import { type DeliveryId, deliveryIdSchema } from './ids.ts';
import { readToken, signToken, type TokenReading } from './signed-token.ts';
import type { TokenKeys } from './token-keys.ts';

/** A card that its contact may fill in: its id stands in the token as a delivery’s does, its edition as a place. */
export interface CardPlace {
  readonly cardId: DeliveryId;
  /** Each card that is handed out anew is an edition of its own (0–255, round and round). */
  readonly edition: number;
}

/** The page where a contact fills in their card: `<webOrigin>/cards/<token>`. It shows nothing of what is known of them. */
export const signCardLink = (
  keys: TokenKeys,
  { cardId, edition }: CardPlace,
  expiresAt: Temporal.Instant,
  webOrigin: string,
): string =>
  `${webOrigin}/cards/${signToken('contact-card', keys, { deliveryId: cardId, personIndex: edition }, expiresAt)}`;

export const readCardToken = (keys: TokenKeys, token: string, now: Temporal.Instant): TokenReading =>
  readToken('contact-card', keys, token, now);

/** The page where the owner keeps what a card says: `<webOrigin>/cards/<token>/keep`. Opening it changes nothing. */
export function signKeepCardLink(
  keys: TokenKeys,
  recordId: string,
  expiresAt: Temporal.Instant,
  webOrigin: string,
): string {
  const target = { deliveryId: deliveryIdSchema.parse(recordId), personIndex: 0 };
  return `${webOrigin}/cards/${signToken('keep-card', keys, target, expiresAt)}/keep`;
}

/** What the token of such a link says; `target.deliveryId` is the id of the record that proposes. */
export const readKeepCardToken = (keys: TokenKeys, token: string, now: Temporal.Instant): TokenReading =>
  readToken('keep-card', keys, token, now);
