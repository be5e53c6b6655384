import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createDynamoDbContactStore } from '../circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbOwnerStore } from '../circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../circle/adapters/dynamodb-timeline.ts';
import { createDynamoDbLedger } from '../delivery/adapters/dynamodb-ledger.ts';
import { createDynamoDbSuppressionList } from '../delivery/adapters/dynamodb-suppression-list.ts';
import { createSesClient, createSesTransport } from '../delivery/adapters/ses-transport.ts';
import { systemClock } from '../shared/clock.ts';
import { createDocumentClient } from '../shared/dynamodb.ts';
import { readEnv } from '../shared/env.ts';
import { createSecretsManagerTokenKeyStore } from '../token-keys/adapters/secrets-manager-token-key-store.ts';
import type { BriefPorts, BriefSettings } from './ports.ts';

/** What send-due-briefs needs. Throws ConfigurationError. */
export function createBriefDependencies(env = process.env): {
  readonly ports: BriefPorts;
  readonly settings: BriefSettings;
} {
  const {
    circleTableName,
    ledgerTableName,
    audienceTableName,
    tokenKeysSecretId,
    configurationSetName,
    ...settings
  } = readEnv(
    [
      'circleTableName',
      'ledgerTableName',
      'audienceTableName',
      'tokenKeysSecretId',
      'configurationSetName',
      'mailDomain',
      'inboundDomain',
      'webOrigin',
    ],
    env,
  );
  const documentClient = createDocumentClient();
  const ports = {
    owners: createDynamoDbOwnerStore(documentClient, circleTableName),
    contacts: createDynamoDbContactStore(documentClient, circleTableName),
    timeline: createDynamoDbTimeline(documentClient, circleTableName),
    ledger: createDynamoDbLedger(documentClient, ledgerTableName),
    suppressionList: createDynamoDbSuppressionList(documentClient, audienceTableName),
    transport: createSesTransport(createSesClient(), configurationSetName),
    tokenKeys: createSecretsManagerTokenKeyStore(
      new SecretsManagerClient({}),
      tokenKeysSecretId,
      systemClock,
    ),
    clock: systemClock,
  };
  return { ports, settings };
}
