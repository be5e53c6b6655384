import { setTimeout } from 'node:timers/promises';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createDynamoDbContactStore } from '../circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbMailboxDirectory } from '../circle/adapters/dynamodb-mailbox-directory.ts';
import { createDynamoDbOwnerStore } from '../circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../circle/adapters/dynamodb-timeline.ts';
import { createDynamoDbLedger } from '../delivery/adapters/dynamodb-ledger.ts';
import { createDynamoDbSuppressionList } from '../delivery/adapters/dynamodb-suppression-list.ts';
import { createSesSendQuota } from '../delivery/adapters/ses-send-quota.ts';
import { createSesClient, createSesTransport } from '../delivery/adapters/ses-transport.ts';
import { kithSender } from '../delivery/domain/mail-streams.ts';
import { systemClock } from '../shared/clock.ts';
import { createDocumentClient } from '../shared/dynamodb.ts';
import { readEnv } from '../shared/env.ts';
import { createSecretsManagerTokenKeyStore } from '../token-keys/adapters/secrets-manager-token-key-store.ts';
import { createDynamoDbDraftStore } from './adapters/dynamodb-draft-store.ts';
import type { SendApprovedPorts } from './send-approved-check-ins.ts';

const ENV_KEYS = [
  'circleTableName',
  'ledgerTableName',
  'audienceTableName',
  'tokenKeysSecretId',
  'configurationSetName',
  'mailDomain',
  'inboundDomain',
  'region',
] as const;

/** What send-approved-check-ins needs. Throws ConfigurationError. */
export function createCheckInPorts(env = process.env): SendApprovedPorts {
  const settings = readEnv(ENV_KEYS, env);
  const documentClient = createDocumentClient();
  const clock = systemClock;
  const secrets = new SecretsManagerClient({});
  const tokenKeys = createSecretsManagerTokenKeyStore(secrets, settings.tokenKeysSecretId, clock);
  const ses = createSesClient();
  return {
    drafts: createDynamoDbDraftStore(documentClient, settings.circleTableName),
    owners: createDynamoDbOwnerStore(documentClient, settings.circleTableName),
    contacts: createDynamoDbContactStore(documentClient, settings.circleTableName),
    timeline: createDynamoDbTimeline(documentClient, settings.circleTableName),
    mailboxes: createDynamoDbMailboxDirectory(documentClient, settings.circleTableName),
    ledger: createDynamoDbLedger(documentClient, settings.ledgerTableName),
    suppressionList: createDynamoDbSuppressionList(documentClient, settings.audienceTableName, tokenKeys),
    transport: createSesTransport(ses, settings.configurationSetName),
    tokenKeys,
    sendQuota: createSesSendQuota(ses),
    clock,
    pause: (milliseconds) => setTimeout(milliseconds),
    kithAddress: kithSender(settings.mailDomain).address,
    mailDomain: settings.mailDomain,
    inboundDomain: settings.inboundDomain,
    region: settings.region,
  };
}
