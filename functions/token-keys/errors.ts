import { KithError } from '../shared/errors.ts';

/** Secrets Manager did not hand out the keys. Worth another attempt. */
export class TokenKeysUnavailableError extends KithError {}

/** The new version would cut off reply addresses that are in people's mail; the rotation stops before it takes effect. */
export class UnusableKeyRingError extends KithError {}
