import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { TokenKeysUnavailableError } from '../errors.ts';
import type { KeyRingVersions } from '../key-ring-versions.ts';

const CURRENT = 'AWSCURRENT';
const PENDING = 'AWSPENDING';

export function createSecretsManagerKeyRingVersions(
  client: SecretsManagerClient,
  secretId: string,
): KeyRingVersions {
  return {
    async readCurrent() {
      const { VersionId: versionId, SecretString: text } = await client.send(
        new GetSecretValueCommand({ SecretId: secretId, VersionStage: CURRENT }),
      );
      if (versionId !== undefined && text !== undefined) return { versionId, text };
      throw new TokenKeysUnavailableError('The secret with the token keys has no text');
    },
    async findPending(versionId) {
      try {
        const { SecretString: text } = await client.send(
          new GetSecretValueCommand({ SecretId: secretId, VersionId: versionId, VersionStage: PENDING }),
        );
        return text;
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return undefined;
        throw error;
      }
    },
    async storePending(versionId, text) {
      await client.send(
        new PutSecretValueCommand({
          SecretId: secretId,
          ClientRequestToken: versionId,
          SecretString: text,
          VersionStages: [PENDING],
        }),
      );
    },
    async makeCurrent(versionId, insteadOfVersionId) {
      await client.send(
        new UpdateSecretVersionStageCommand({
          SecretId: secretId,
          VersionStage: CURRENT,
          MoveToVersionId: versionId,
          RemoveFromVersionId: insteadOfVersionId,
        }),
      );
    },
  };
}
