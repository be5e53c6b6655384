import { setTimeout as wait } from 'node:timers/promises';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createDynamoDbContactStore } from '../circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbOwnerStore } from '../circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbIssueLedger } from '../delivery/adapters/dynamodb-issue-ledger.ts';
import { createDynamoDbLedger } from '../delivery/adapters/dynamodb-ledger.ts';
import { createDynamoDbSuppressionList } from '../delivery/adapters/dynamodb-suppression-list.ts';
import { createSesSendQuota } from '../delivery/adapters/ses-send-quota.ts';
import {
  createSesBulkTransport,
  createSesClient,
  createSesTransport,
} from '../delivery/adapters/ses-transport.ts';
import { kithSender } from '../delivery/domain/mail-streams.ts';
import { consentedShoutOuts } from '../giving/consented-shout-outs.ts';
import { systemClock } from '../shared/clock.ts';
import { createDocumentClient } from '../shared/dynamodb.ts';
import { emailAddressSchema } from '../shared/email-address.ts';
import { readEnv } from '../shared/env.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import { createSecretsManagerTokenKeyStore } from '../token-keys/adapters/secrets-manager-token-key-store.ts';
import { createDynamoDbAgendaStore } from './adapters/dynamodb-agenda-store.ts';
import { createDynamoDbIssueStore } from './adapters/dynamodb-issue-store.ts';
import { createDynamoDbSubscriberStore } from './adapters/dynamodb-subscriber-store.ts';
import { createHttpLinkChecker } from './adapters/http-link-checker.ts';
import { issueFiles } from './adapters/issue-files.ts';
import { readIssueFile } from './domain/issue-file.ts';
import { findNewsletterOwner } from './find-newsletter-owner.ts';
import { findNewsletterSettings } from './find-newsletter-settings.ts';
import type { SendDueIssuesInput, SendDueIssuesPorts } from './send-due-issues.ts';
import { createDynamoDbCursorStore } from './sending/adapters/dynamodb-cursor-store.ts';
import { createDynamoDbDispatchStore } from './sending/adapters/dynamodb-dispatch-store.ts';
import { createDynamoDbRateBucket } from './sending/adapters/dynamodb-rate-bucket.ts';
import { createDynamoDbReaderClaims } from './sending/adapters/dynamodb-reader-claims.ts';
import { createDynamoDbRollStore } from './sending/adapters/dynamodb-roll-store.ts';
import { createSqsHints } from './sending/adapters/sqs-hints.ts';
import type { SendingInput } from './sending/sending-ports.ts';

const ENV_KEYS = [
  'circleTableName',
  'ledgerTableName',
  'audienceTableName',
  'tokenKeysSecretId',
  'configurationSetName',
  'newsletterConfigurationSetName',
  'issueHintsQueueUrl',
  'mailDomain',
  'inboundDomain',
  'operatorAddress',
  'webOrigin',
] as const;

interface SendDueIssuesDependencies extends SendDueIssuesInput, Pick<SendingInput, 'context'> {
  readonly ports: SendDueIssuesPorts;
}

/** What send-due-issues and send-issue-segments need; undefined where the deployment has no newsletter. Throws ConfigurationError. */
export function createSendDueIssuesDependencies(env = process.env): SendDueIssuesDependencies | undefined {
  const newsletter = findNewsletterSettings(env);
  if (newsletter === undefined) return undefined;
  const settings = readEnv(ENV_KEYS, env);
  const documentClient = createDocumentClient();
  const ses = createSesClient();
  const secrets = new SecretsManagerClient({});
  const tokenKeys = createSecretsManagerTokenKeyStore(secrets, settings.tokenKeysSecretId, systemClock);
  const operatorAddress = emailAddressSchema.parse(settings.operatorAddress);
  const owners = createDynamoDbOwnerStore(documentClient, settings.circleTableName);
  const contacts = createDynamoDbContactStore(documentClient, settings.circleTableName);
  const ports = {
    owners,
    contacts,
    shoutOuts: {
      consented: async (since: IsoInstant | undefined) =>
        consentedShoutOuts({ contacts }, (await findNewsletterOwner(owners, operatorAddress)).ownerId, since),
    },
    ledger: createDynamoDbLedger(documentClient, settings.ledgerTableName),
    suppressionList: createDynamoDbSuppressionList(documentClient, settings.audienceTableName, tokenKeys),
    subscribers: createDynamoDbSubscriberStore(documentClient, settings.audienceTableName),
    issues: createDynamoDbIssueStore(documentClient, settings.audienceTableName),
    links: createHttpLinkChecker(),
    transport: createSesTransport(ses, settings.configurationSetName),
    bulk: createSesBulkTransport(ses, settings.newsletterConfigurationSetName),
    sendQuota: createSesSendQuota(ses),
    hints: createSqsHints(new SQSClient({}), settings.issueHintsQueueUrl),
    ...createSendingStores(documentClient, settings),
    kithAddress: kithSender(settings.mailDomain).address,
    tokenKeys,
    clock: systemClock,
    wait: (milliseconds: number) => wait(milliseconds),
  };
  const { mailDomain, inboundDomain, webOrigin } = settings;
  return {
    ports,
    context: { newsletter, operatorAddress, mailDomain, inboundDomain, webOrigin },
    files: issueFiles.map(readIssueFile),
  };
}

function createSendingStores(
  client: DynamoDBDocumentClient,
  {
    audienceTableName,
    ledgerTableName,
  }: { readonly audienceTableName: string; readonly ledgerTableName: string },
) {
  return {
    agendas: createDynamoDbAgendaStore(client, audienceTableName),
    dispatches: createDynamoDbDispatchStore(client, audienceTableName),
    cursors: createDynamoDbCursorStore(client, audienceTableName),
    claims: createDynamoDbReaderClaims(client, audienceTableName),
    rolls: createDynamoDbRollStore(client, ledgerTableName),
    rate: createDynamoDbRateBucket(client, ledgerTableName),
    issueLedger: createDynamoDbIssueLedger(client, ledgerTableName),
  };
}
