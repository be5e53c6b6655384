import type { Temporal } from 'temporal-polyfill';
import type { NudgeButton } from './nudge-button.ts';
import { readToken, signToken, type TokenReading, type TokenTarget } from './signed-token.ts';
import type { TokenKeys } from './token-keys.ts';

/** The page behind a button in a nudge: `<webOrigin>/nudges/<token>/<button>`. Opening it changes nothing. */
export function signNudgeLink(
  button: NudgeButton,
  keys: TokenKeys,
  target: TokenTarget,
  expiresAt: Temporal.Instant,
  webOrigin: string,
): string {
  return `${webOrigin}/nudges/${signToken(`nudge-${button}`, keys, target, expiresAt)}/${button}`;
}

/** What the token of such a link says; that of a reply address, or of another button, is `forged` here. */
export function readNudgeToken(
  button: NudgeButton,
  keys: TokenKeys,
  token: string,
  now: Temporal.Instant,
): TokenReading {
  return readToken(`nudge-${button}`, keys, token, now);
}
