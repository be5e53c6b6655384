import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createDynamoDbDraftStore } from '../check-ins/adapters/dynamodb-draft-store.ts';
import { createDynamoDbCardLinks } from '../circle/adapters/dynamodb-card-links.ts';
import { createDynamoDbContactStore } from '../circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbLogAddresses } from '../circle/adapters/dynamodb-log-addresses.ts';
import { createDynamoDbMailboxDirectory } from '../circle/adapters/dynamodb-mailbox-directory.ts';
import { createDynamoDbOwnerStore } from '../circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../circle/adapters/dynamodb-timeline.ts';
import { createDynamoDbLedger } from '../delivery/adapters/dynamodb-ledger.ts';
import { createDynamoDbSuppressionList } from '../delivery/adapters/dynamodb-suppression-list.ts';
import { createSesClient, createSesTransport } from '../delivery/adapters/ses-transport.ts';
import { kithSender } from '../delivery/domain/mail-streams.ts';
import { consentedShoutOuts } from '../giving/consented-shout-outs.ts';
import { createDynamoDbAgendaStore } from '../newsletter/adapters/dynamodb-agenda-store.ts';
import { createDynamoDbIssueStore } from '../newsletter/adapters/dynamodb-issue-store.ts';
import { createDynamoDbSubscriberStore } from '../newsletter/adapters/dynamodb-subscriber-store.ts';
import { createHttpLinkChecker } from '../newsletter/adapters/http-link-checker.ts';
import { createDynamoDbIssueArchive } from '../newsletter/archive/adapters/dynamodb-issue-archive.ts';
import { findNewsletterOwner } from '../newsletter/find-newsletter-owner.ts';
import { findNewsletterSettings } from '../newsletter/find-newsletter-settings.ts';
import { createDynamoDbIssueResponses } from '../newsletter/responses/adapters/dynamodb-issue-responses.ts';
import { createDynamoDbDispatchStore } from '../newsletter/sending/adapters/dynamodb-dispatch-store.ts';
import { createDynamoDbAnswerRecords } from '../nudges/answer/adapters/dynamodb-answer-records.ts';
import { systemClock } from '../shared/clock.ts';
import { createDocumentClient } from '../shared/dynamodb.ts';
import { emailAddressSchema } from '../shared/email-address.ts';
import { readEnv } from '../shared/env.ts';
import { createSecretsManagerTokenKeyStore } from '../token-keys/adapters/secrets-manager-token-key-store.ts';
import { createDynamoDbAddOffers } from './adapters/dynamodb-add-offers.ts';
import { createDynamoDbCopyLog } from './adapters/dynamodb-copy-log.ts';
import { createDynamoDbInboundLog } from './adapters/dynamodb-inbound-log.ts';
import { parseMail } from './adapters/parse-mail.ts';
import { readAttachments } from './adapters/read-attachment.ts';
import { readLinks } from './adapters/read-links.ts';
import { createS3RawMailStore } from './adapters/s3-raw-mail-store.ts';
import type { ReceiveMailPorts } from './receive-mail.ts';

const ENV_KEYS = [
  'circleTableName',
  'ledgerTableName',
  'audienceTableName',
  'mailBucketName',
  'tokenKeysSecretId',
  'configurationSetName',
  'mailDomain',
  'inboundDomain',
  'region',
  'operatorAddress',
  'webOrigin',
] as const;

/** What receive-mail needs. */
export function createReceiveMailPorts(env = process.env): ReceiveMailPorts {
  const settings = readEnv(ENV_KEYS, env);
  const newsletter = findNewsletterSettings(env);
  const operatorAddress = emailAddressSchema.parse(settings.operatorAddress);
  const documentClient = createDocumentClient();
  const clock = systemClock;
  const secrets = new SecretsManagerClient({});
  const tokenKeys = createSecretsManagerTokenKeyStore(secrets, settings.tokenKeysSecretId, clock);
  const owners = createDynamoDbOwnerStore(documentClient, settings.circleTableName);
  const contacts = createDynamoDbContactStore(documentClient, settings.circleTableName);
  const { mailDomain, inboundDomain, webOrigin } = settings;
  return {
    inboundLog: createDynamoDbInboundLog(documentClient, settings.ledgerTableName),
    copyLog: createDynamoDbCopyLog(documentClient, settings.ledgerTableName),
    // Path-style addresses also work where the bucket's name is no host name.
    rawMails: createS3RawMailStore(new S3Client({ forcePathStyle: true }), settings.mailBucketName),
    readMail: parseMail,
    readFiles: readAttachments,
    readLinks,
    tokenKeys,
    ledger: createDynamoDbLedger(documentClient, settings.ledgerTableName),
    owners,
    contacts,
    cards: createDynamoDbCardLinks(documentClient, settings.circleTableName),
    drafts: createDynamoDbDraftStore(documentClient, settings.circleTableName),
    logAddresses: createDynamoDbLogAddresses(documentClient, settings.circleTableName),
    addOffers: createDynamoDbAddOffers(documentClient, settings.ledgerTableName),
    mailboxes: createDynamoDbMailboxDirectory(documentClient, settings.circleTableName),
    timeline: createDynamoDbTimeline(documentClient, settings.circleTableName),
    suppressionList: createDynamoDbSuppressionList(documentClient, settings.audienceTableName, tokenKeys),
    records: createDynamoDbAnswerRecords(documentClient, settings.circleTableName),
    transport: createSesTransport(createSesClient(), settings.configurationSetName),
    clock,
    kithAddress: kithSender(settings.mailDomain).address,
    newsletter: newsletter && { newsletter, operatorAddress, mailDomain, inboundDomain, webOrigin },
    ...createIssuePorts(documentClient, settings.audienceTableName),
    shoutOuts: {
      consented: async (since) =>
        consentedShoutOuts({ contacts }, (await findNewsletterOwner(owners, operatorAddress)).ownerId, since),
    },
    ...{ mailDomain, inboundDomain, webOrigin, operatorAddress },
    region: settings.region,
  };
}

/** For drafts of issues, the answers to their proofs, and those of readers. */
const createIssuePorts = (documentClient: DynamoDBDocumentClient, audienceTableName: string) => ({
  subscribers: createDynamoDbSubscriberStore(documentClient, audienceTableName),
  agendas: createDynamoDbAgendaStore(documentClient, audienceTableName),
  issues: createDynamoDbIssueStore(documentClient, audienceTableName),
  dispatches: createDynamoDbDispatchStore(documentClient, audienceTableName),
  issueArchive: createDynamoDbIssueArchive(documentClient, audienceTableName),
  issueResponses: createDynamoDbIssueResponses(documentClient, audienceTableName),
  links: createHttpLinkChecker(),
});
