import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createDynamoDbContactStore } from '../circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbOwnerStore } from '../circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../circle/adapters/dynamodb-timeline.ts';
import { createDynamoDbLedger } from '../delivery/adapters/dynamodb-ledger.ts';
import { systemClock } from '../shared/clock.ts';
import { createDocumentClient } from '../shared/dynamodb.ts';
import { readEnv } from '../shared/env.ts';
import { createSecretsManagerTokenKeyStore } from '../token-keys/adapters/secrets-manager-token-key-store.ts';
import { createDynamoDbPressLog } from './adapters/dynamodb-press-log.ts';
import type { MarkInTouchPorts } from './mark-in-touch.ts';

/** What the public site needs. */
export function createPublicSitePorts(env = process.env): MarkInTouchPorts {
  const settings = readEnv(['circleTableName', 'ledgerTableName', 'tokenKeysSecretId'], env);
  const documentClient = createDocumentClient();
  const clock = systemClock;
  return {
    tokenKeys: createSecretsManagerTokenKeyStore(
      new SecretsManagerClient({}),
      settings.tokenKeysSecretId,
      clock,
    ),
    ledger: createDynamoDbLedger(documentClient, settings.ledgerTableName),
    pressLog: createDynamoDbPressLog(documentClient, settings.ledgerTableName),
    owners: createDynamoDbOwnerStore(documentClient, settings.circleTableName),
    contacts: createDynamoDbContactStore(documentClient, settings.circleTableName),
    timeline: createDynamoDbTimeline(documentClient, settings.circleTableName),
    clock,
  };
}
