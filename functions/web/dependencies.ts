import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { createDynamoDbDraftStore } from '../check-ins/adapters/dynamodb-draft-store.ts';
import { prepareDraft } from '../check-ins/prepare-draft.ts';
import { createDynamoDbCalendarLinks } from '../circle/adapters/dynamodb-calendar-links.ts';
import { createDynamoDbCardLinks } from '../circle/adapters/dynamodb-card-links.ts';
import { createDynamoDbContactStore } from '../circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbLogAddresses } from '../circle/adapters/dynamodb-log-addresses.ts';
import { createDynamoDbMailboxDirectory } from '../circle/adapters/dynamodb-mailbox-directory.ts';
import { createDynamoDbMergeStore } from '../circle/adapters/dynamodb-merge-store.ts';
import { createDynamoDbOwnerStore } from '../circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../circle/adapters/dynamodb-timeline.ts';
import { createDynamoDbIssueLedger } from '../delivery/adapters/dynamodb-issue-ledger.ts';
import { createDynamoDbLedger } from '../delivery/adapters/dynamodb-ledger.ts';
import { createDynamoDbSuppressionList } from '../delivery/adapters/dynamodb-suppression-list.ts';
import {
  createSesClient,
  createSesTransport,
  VISITOR_REQUEST_TIMEOUT_MS,
} from '../delivery/adapters/ses-transport.ts';
import { kithSender } from '../delivery/domain/mail-streams.ts';
import { createSqsSignUpQueue } from '../newsletter/adapters/sqs-sign-up-queue.ts';
import { createDynamoDbIssueArchive } from '../newsletter/archive/adapters/dynamodb-issue-archive.ts';
import { createConfirmationDependencies } from '../newsletter/confirmation-dependencies.ts';
import { findNewsletterSettings } from '../newsletter/find-newsletter-settings.ts';
import { createDynamoDbIssueResponses } from '../newsletter/responses/adapters/dynamodb-issue-responses.ts';
import { createDynamoDbReaderClicks } from '../newsletter/responses/adapters/dynamodb-reader-clicks.ts';
import { createDynamoDbAnswerRecords } from '../nudges/answer/adapters/dynamodb-answer-records.ts';
import { systemClock } from '../shared/clock.ts';
import { createDocumentClient } from '../shared/dynamodb.ts';
import { readEnv } from '../shared/env.ts';
import { createSecretsManagerTokenKeyStore } from '../token-keys/adapters/secrets-manager-token-key-store.ts';
import { createDynamoDbPressLog } from './adapters/dynamodb-press-log.ts';
import type { ArchiveSite } from './archive-site.ts';
import type { CardSite } from './card-routes.tsx';
import type { SitePorts } from './site.tsx';
import type { NewsletterSite } from './take-sign-up.ts';

/** What the pages behind the links in a nudge need, and the calendar. */
export function createPublicSitePorts(env = process.env): SitePorts {
  const settings = readEnv(
    [
      ...(['circleTableName', 'ledgerTableName', 'audienceTableName', 'tokenKeysSecretId'] as const),
      ...(['mailDomain', 'inboundDomain'] as const),
    ],
    env,
  );
  const documentClient = createDocumentClient();
  const clock = systemClock;
  const tokenKeys = openTokenKeys(settings);
  const suppressionList = createDynamoDbSuppressionList(
    documentClient,
    settings.audienceTableName,
    tokenKeys,
  );
  const timeline = createDynamoDbTimeline(documentClient, settings.circleTableName);
  const owners = createDynamoDbOwnerStore(documentClient, settings.circleTableName);
  const letters = {
    owners,
    timeline,
    drafts: createDynamoDbDraftStore(documentClient, settings.circleTableName),
    mailboxes: createDynamoDbMailboxDirectory(documentClient, settings.circleTableName),
    suppressionList,
    logAddresses: createDynamoDbLogAddresses(documentClient, settings.circleTableName),
    mailDomain: settings.mailDomain,
    inboundDomain: settings.inboundDomain,
  };
  return {
    letterDrafts: letters.drafts,
    checkIns: { prepareDraft: (occasion) => prepareDraft(letters, { ...occasion, isAsked: true }) },
    tokenKeys,
    ledger: createDynamoDbLedger(documentClient, settings.ledgerTableName),
    pressLog: createDynamoDbPressLog(documentClient, settings.ledgerTableName),
    owners,
    contacts: createDynamoDbContactStore(documentClient, settings.circleTableName),
    timeline,
    records: createDynamoDbAnswerRecords(documentClient, settings.circleTableName),
    strangers: createDynamoDbMergeStore(documentClient, settings.circleTableName),
    suppressions: suppressionList,
    calendarLinks: createDynamoDbCalendarLinks(documentClient, settings.circleTableName),
    clock,
  };
}

/** What the pages of the newsletter need; undefined where the deployment has none. Throws ConfigurationError. */
export function createNewsletterSite(env = process.env): NewsletterSite | undefined {
  const dependencies = createConfirmationDependencies(env, VISITOR_REQUEST_TIMEOUT_MS);
  if (dependencies === undefined) return undefined;
  const settings = readEnv(['signUpsQueueUrl', 'audienceTableName', 'ledgerTableName'], env);
  const documentClient = createDocumentClient();
  return {
    context: dependencies.context,
    ports: {
      ...dependencies.ports,
      signUps: createSqsSignUpQueue(new SQSClient({}), settings.signUpsQueueUrl),
      archive: createDynamoDbIssueArchive(documentClient, settings.audienceTableName),
      issueLedger: createDynamoDbIssueLedger(documentClient, settings.ledgerTableName),
    },
  };
}

/** What the pages of the letters that went out need; undefined where the deployment has none. Throws ConfigurationError. */
export function createArchiveSite(env = process.env): ArchiveSite | undefined {
  const newsletter = findNewsletterSettings(env);
  if (newsletter === undefined) return undefined;
  const settings = readEnv(
    ['ledgerTableName', 'audienceTableName', 'tokenKeysSecretId', 'webOrigin'] as const,
    env,
  );
  const { audienceTableName, webOrigin } = settings;
  const documentClient = createDocumentClient();
  return {
    newsletter,
    webOrigin,
    ports: {
      archive: createDynamoDbIssueArchive(documentClient, audienceTableName),
      responses: createDynamoDbIssueResponses(documentClient, audienceTableName),
      readerClicks: createDynamoDbReaderClicks(documentClient, audienceTableName),
      ledger: createDynamoDbLedger(documentClient, settings.ledgerTableName),
      tokenKeys: openTokenKeys(settings),
      clock: systemClock,
    },
  };
}

const CARD_ENV_KEYS = [
  'circleTableName',
  'ledgerTableName',
  'audienceTableName',
  'tokenKeysSecretId',
  'configurationSetName',
  'mailDomain',
  'inboundDomain',
  'webOrigin',
] as const;

/** What the pages of a contact's card need. Throws ConfigurationError. */
export function createCardSite(env = process.env): CardSite {
  const settings = readEnv(CARD_ENV_KEYS, env);
  const { circleTableName, audienceTableName, webOrigin, inboundDomain } = settings;
  const documentClient = createDocumentClient();
  const clock = systemClock;
  const tokenKeys = openTokenKeys(settings);
  const suppressionList = createDynamoDbSuppressionList(documentClient, audienceTableName, tokenKeys);
  return {
    cards: createDynamoDbCardLinks(documentClient, circleTableName),
    owners: createDynamoDbOwnerStore(documentClient, circleTableName),
    contacts: createDynamoDbContactStore(documentClient, circleTableName),
    records: createDynamoDbAnswerRecords(documentClient, circleTableName),
    ledger: createDynamoDbLedger(documentClient, settings.ledgerTableName),
    suppressionList,
    suppressions: suppressionList,
    transport: createSesTransport(createSesClient(VISITOR_REQUEST_TIMEOUT_MS), settings.configurationSetName),
    tokenKeys,
    kithAddress: kithSender(settings.mailDomain).address,
    ...{ clock, webOrigin, inboundDomain },
  };
}

const openTokenKeys = ({ tokenKeysSecretId }: { readonly tokenKeysSecretId: string }) =>
  createSecretsManagerTokenKeyStore(new SecretsManagerClient({}), tokenKeysSecretId, systemClock);
