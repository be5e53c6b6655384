import type { Temporal } from 'temporal-polyfill';
import { readToken, signToken, type TokenReading, type TokenTarget } from './signed-token.ts';
import type { TokenKeys } from './token-keys.ts';

/** The page behind "we've been in touch" in a nudge: `<webOrigin>/nudges/<token>/done`. Opening it changes nothing. */
export function signNudgeLink(
  keys: TokenKeys,
  target: TokenTarget,
  expiresAt: Temporal.Instant,
  webOrigin: string,
): string {
  return `${webOrigin}/nudges/${signToken('nudge-done', keys, target, expiresAt)}/done`;
}

/** What the token of such a link says; a reply address's token is `forged` here. */
export function readNudgeToken(keys: TokenKeys, token: string, now: Temporal.Instant): TokenReading {
  return readToken('nudge-done', keys, token, now);
}
