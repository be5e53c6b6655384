import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../shared/clock.ts';
import type { TokenKeyStore, TokenKeys } from '../../shared/token-keys.ts';
import { parseKeyRing, toTokenKeys } from '../domain/key-ring.ts';
import { TokenKeysUnavailableError } from '../errors.ts';

const CACHE_MINUTES = 5;
/** Longer than any cache that still holds the keys from before a rotation. */
const SETTLING_MINUTES = 2 * CACHE_MINUTES;

/** The live keys, read again every few minutes. Throws TokenKeysUnavailableError, or UnreadableItemError. */
export function createSecretsManagerTokenKeyStore(
  client: SecretsManagerClient,
  secretId: string,
  clock: Clock,
): TokenKeyStore {
  let cached: { readonly keys: TokenKeys; readonly until: Temporal.Instant } | undefined;
  return {
    async readTokenKeys() {
      const now = clock.now();
      if (cached && Temporal.Instant.compare(now, cached.until) < 0) return cached.keys;
      const { text, createdAt } = await readSecret(client, secretId);
      const settling = createdAt !== undefined && isWithin(SETTLING_MINUTES, createdAt, now);
      const keys = toTokenKeys(parseKeyRing(text), { settling });
      cached = { keys, until: now.add({ minutes: CACHE_MINUTES }) };
      return keys;
    },
  };
}

async function readSecret(client: SecretsManagerClient, secretId: string) {
  const command = new GetSecretValueCommand({ SecretId: secretId });
  const { SecretString: text, CreatedDate: createdAt } = await client
    .send(command)
    .catch((cause: unknown) => {
      throw new TokenKeysUnavailableError('The token keys could not be read', { cause });
    });
  if (text === undefined) throw new TokenKeysUnavailableError('The secret with the token keys has no text');
  return { text, createdAt };
}

function isWithin(minutes: number, createdAt: Date, now: Temporal.Instant): boolean {
  const settledAt = Temporal.Instant.fromEpochMilliseconds(createdAt.getTime()).add({ minutes });
  return Temporal.Instant.compare(now, settledAt) < 0;
}
