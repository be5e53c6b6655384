import { randomBytes } from 'node:crypto';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createSecretsManagerKeyRingVersions } from './adapters/secrets-manager-key-ring-versions.ts';

const SECRET_OCTETS = 32; // as long as the output of SHA-256 (RFC 2104, section 3)

const client = new SecretsManagerClient({});

/** What rotate-token-keys needs. Which secret it is, Secrets Manager says with each step. */
export function createRotationPorts(secretId: string) {
  return {
    versions: createSecretsManagerKeyRingVersions(client, secretId),
    newSecret: () => randomBytes(SECRET_OCTETS).toString('base64url'),
  };
}
