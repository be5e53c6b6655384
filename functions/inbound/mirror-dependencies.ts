import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { createDynamoDbSuppressionList } from '../delivery/adapters/dynamodb-suppression-list.ts';
import { createSesAccountSuppressions } from '../delivery/adapters/ses-account-suppressions.ts';
import type { MirrorLatestPorts } from '../delivery/mirror-account-suppressions.ts';
import { systemClock } from '../shared/clock.ts';
import { createDocumentClient } from '../shared/dynamodb.ts';
import { readEnv } from '../shared/env.ts';
import { createSecretsManagerTokenKeyStore } from '../token-keys/adapters/secrets-manager-token-key-store.ts';

/** What mirror-account-suppressions needs. */
export function createMirrorPorts(env = process.env): MirrorLatestPorts {
  const { audienceTableName, tokenKeysSecretId } = readEnv(['audienceTableName', 'tokenKeysSecretId'], env);
  const clock = systemClock;
  const tokenKeys = createSecretsManagerTokenKeyStore(new SecretsManagerClient({}), tokenKeysSecretId, clock);
  return {
    accountSuppressions: createSesAccountSuppressions(new SESv2Client({})),
    suppressions: createDynamoDbSuppressionList(createDocumentClient(), audienceTableName, tokenKeys),
    clock,
  };
}
