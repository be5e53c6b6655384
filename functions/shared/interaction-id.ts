import { createHash } from 'node:crypto';
import { encodeBase32 } from './base32.ts';

const INTERACTION_ID_OCTETS = 15;

/** One id for the same source, so that acting on it twice logs one interaction: 24 characters of base32. */
export function deriveInteractionId(...source: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(source)).digest();
  return encodeBase32(digest.subarray(0, INTERACTION_ID_OCTETS));
}
