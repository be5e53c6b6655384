import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { decodeBase32, encodeBase32 } from './base32.ts';
import { type DeliveryId, deliveryIdSchema } from './ids.ts';
import type { NudgePage } from './nudge-button.ts';
import type { TokenKey, TokenKeys } from './token-keys.ts';

/**
 * What a token may be used for. The purpose is part of what is signed, so that a token of one purpose is forged for
 * every other one.
 */
export type TokenPurpose =
  | 'reply'
  | 'relayed-answer'
  | 'undo-answer'
  | `nudge-${NudgePage}`
  | 'confirm-subscription'
  | 'newsletter-preferences'
  | 'newsletter-address'
  | 'issue-link'
  | 'sign-up-form'
  | 'contact-card'
  | 'keep-card';

/** Which message, and which of the people in it, a token is about. */
export interface TokenTarget {
  readonly deliveryId: DeliveryId;
  /** Place in the delivery's `subjects` (0–255). */
  readonly personIndex: number;
}

export type TokenReading =
  | { readonly outcome: 'valid'; readonly target: TokenTarget }
  | { readonly outcome: 'expired'; readonly target: TokenTarget }
  | { readonly outcome: 'forged' };

const EXPIRY_OCTETS = 4; // whole seconds since 1970, unsigned: until the year 2106
const DELIVERY_ID_OCTETS = 15;
const CLAIMS_OCTETS = EXPIRY_OCTETS + DELIVERY_ID_OCTETS + 1;
const MAC_OCTETS = 15; // 120 bits; with them the token is 35 bytes, which base32 holds without spare bits
const TOKEN_PATTERN = /^[a-z2-7]{57}$/i;

/**
 * One base32 character that names the key, then 56 that hold expiry (4 bytes), delivery id (15), person index (1) and
 * a truncated HMAC-SHA-256 (15; RFC 2104, section 5, asks for at least half of the hash's 32 or 80 bits). Lower case.
 */
export function signToken(
  purpose: TokenPurpose,
  keys: TokenKeys,
  target: TokenTarget,
  expiresAt: Temporal.Instant,
): string {
  const claims = encodeClaims(target, expiresAt);
  const mac = computeMac(purpose, keys.current, claims);
  return keys.current.id + encodeBase32(Buffer.concat([claims, mac]));
}

/** What the token says, if Kith signed it for this purpose. Any other text is `forged`; case does not matter. */
export function readToken(
  purpose: TokenPurpose,
  keys: TokenKeys,
  token: string,
  now: Temporal.Instant,
): TokenReading {
  if (!TOKEN_PATTERN.test(token)) return { outcome: 'forged' };
  const key = findKey(keys, token.charAt(0).toLowerCase());
  const bytes = decodeBase32(token.slice(1));
  if (key === undefined || bytes === undefined) return { outcome: 'forged' };

  const claims = Buffer.from(bytes.subarray(0, CLAIMS_OCTETS));
  if (!timingSafeEqual(bytes.subarray(CLAIMS_OCTETS), computeMac(purpose, key, claims))) {
    return { outcome: 'forged' };
  }
  const { target, expiresAt } = decodeClaims(claims);
  return { outcome: Temporal.Instant.compare(now, expiresAt) < 0 ? 'valid' : 'expired', target };
}

function findKey({ current, previous }: TokenKeys, id: string): TokenKey | undefined {
  if (current.id === id) return current;
  return previous?.id === id ? previous : undefined;
}

function computeMac(purpose: TokenPurpose, key: TokenKey, claims: Uint8Array): Buffer {
  // A null byte ends the variable part, so that no purpose and claims read as another purpose and claims.
  return createHmac('sha256', keyObjectOf(key))
    .update(`kith:${purpose}:${key.id}\0`)
    .update(claims)
    .digest()
    .subarray(0, MAC_OCTETS);
}

/** Made once for each key: a raw secret takes five times as long, in each of an issue's mails. */
const keyObjects = new WeakMap<Uint8Array, KeyObject>();

function keyObjectOf({ secret }: TokenKey): KeyObject {
  const known = keyObjects.get(secret);
  if (known !== undefined) return known;
  const made = createSecretKey(secret);
  keyObjects.set(secret, made);
  return made;
}

function encodeClaims({ deliveryId, personIndex }: TokenTarget, expiresAt: Temporal.Instant): Buffer {
  const claims = Buffer.alloc(CLAIMS_OCTETS);
  claims.writeUInt32BE(Math.floor(expiresAt.epochMilliseconds / 1000), 0);
  claims.set(decodeBase32(deliveryId) ?? [], EXPIRY_OCTETS);
  claims.writeUInt8(personIndex, CLAIMS_OCTETS - 1);
  return claims;
}

function decodeClaims(claims: Buffer): { target: TokenTarget; expiresAt: Temporal.Instant } {
  const deliveryId = encodeBase32(claims.subarray(EXPIRY_OCTETS, CLAIMS_OCTETS - 1));
  return {
    target: {
      deliveryId: deliveryIdSchema.parse(deliveryId),
      personIndex: claims.readUInt8(CLAIMS_OCTETS - 1),
    },
    expiresAt: Temporal.Instant.fromEpochMilliseconds(claims.readUInt32BE(0) * 1000),
  };
}
