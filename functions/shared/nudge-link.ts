import type { Temporal } from 'temporal-polyfill';
import type { NudgePage } from './nudge-button.ts';
import { readToken, signToken, type TokenReading, type TokenTarget } from './signed-token.ts';
import type { TokenKeys } from './token-keys.ts';

/** A page behind a nudge: `<webOrigin>/nudges/<token>/<page>`. Opening it changes nothing. */
export function signNudgeLink(
  page: NudgePage,
  keys: TokenKeys,
  target: TokenTarget,
  expiresAt: Temporal.Instant,
  webOrigin: string,
): string {
  return `${webOrigin}/nudges/${signToken(`nudge-${page}`, keys, target, expiresAt)}/${page}`;
}

/** What the token of such a link says; that of a reply address, or of another page, is `forged` here. */
export function readNudgeToken(
  page: NudgePage,
  keys: TokenKeys,
  token: string,
  now: Temporal.Instant,
): TokenReading {
  return readToken(`nudge-${page}`, keys, token, now);
}
