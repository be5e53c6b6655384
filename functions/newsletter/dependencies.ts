import { setTimeout as wait } from 'node:timers/promises';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createDynamoDbContactStore } from '../circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbOwnerStore } from '../circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbLedger } from '../delivery/adapters/dynamodb-ledger.ts';
import { createDynamoDbSuppressionList } from '../delivery/adapters/dynamodb-suppression-list.ts';
import { createSesClient, createSesTransport } from '../delivery/adapters/ses-transport.ts';
import { consentedShoutOuts } from '../giving/consented-shout-outs.ts';
import { systemClock } from '../shared/clock.ts';
import { createDocumentClient } from '../shared/dynamodb.ts';
import { emailAddressSchema } from '../shared/email-address.ts';
import { readEnv } from '../shared/env.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import { createSecretsManagerTokenKeyStore } from '../token-keys/adapters/secrets-manager-token-key-store.ts';
import { createDynamoDbAgendaStore } from './adapters/dynamodb-agenda-store.ts';
import { createDynamoDbIssueStore } from './adapters/dynamodb-issue-store.ts';
import { createDynamoDbPauseIssue } from './adapters/dynamodb-pause-issue.ts';
import { createDynamoDbSubscriberStore } from './adapters/dynamodb-subscriber-store.ts';
import { createHttpLinkChecker } from './adapters/http-link-checker.ts';
import { issueFiles } from './adapters/issue-files.ts';
import { readIssueFile } from './domain/issue-file.ts';
import { findNewsletterOwner } from './find-newsletter-owner.ts';
import { findNewsletterSettings } from './find-newsletter-settings.ts';
import type { SendDueIssuesInput, SendDueIssuesPorts } from './send-due-issues.ts';

const ENV_KEYS = [
  'circleTableName',
  'ledgerTableName',
  'audienceTableName',
  'tokenKeysSecretId',
  'configurationSetName',
  'mailDomain',
  'inboundDomain',
  'operatorAddress',
  'webOrigin',
] as const;

type SendDueIssuesDependencies = Omit<SendDueIssuesInput, 'remainingMs'> & {
  readonly ports: SendDueIssuesPorts;
};

/** What send-due-issues needs; undefined where the deployment has no newsletter. Throws ConfigurationError. */
export function createSendDueIssuesDependencies(env = process.env): SendDueIssuesDependencies | undefined {
  const newsletter = findNewsletterSettings(env);
  if (newsletter === undefined) return undefined;
  const settings = readEnv(ENV_KEYS, env);
  const documentClient = createDocumentClient();
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
    agendas: createDynamoDbAgendaStore(documentClient, settings.audienceTableName),
    pauseIssue: createDynamoDbPauseIssue(documentClient, settings.audienceTableName),
    links: createHttpLinkChecker(),
    transport: createSesTransport(createSesClient(), settings.configurationSetName),
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
