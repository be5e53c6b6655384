import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESClient } from '@aws-sdk/client-ses';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Temporal } from 'temporal-polyfill';
import { createDynamoDbCalendarLinks } from '../../functions/circle/adapters/dynamodb-calendar-links.ts';
import { createDynamoDbCardLinks } from '../../functions/circle/adapters/dynamodb-card-links.ts';
import { createDynamoDbContactStore } from '../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbLogAddresses } from '../../functions/circle/adapters/dynamodb-log-addresses.ts';
import { createDynamoDbMailboxDirectory } from '../../functions/circle/adapters/dynamodb-mailbox-directory.ts';
import { createDynamoDbMergeStore } from '../../functions/circle/adapters/dynamodb-merge-store.ts';
import { createDynamoDbOwnerStore } from '../../functions/circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../../functions/circle/adapters/dynamodb-timeline.ts';
import { createDynamoDbSuppressionList } from '../../functions/delivery/adapters/dynamodb-suppression-list.ts';
import { createSesAccountSuppressions } from '../../functions/delivery/adapters/ses-account-suppressions.ts';
import { createSesSendQuota } from '../../functions/delivery/adapters/ses-send-quota.ts';
import { createDynamoDbSubscriberStore } from '../../functions/newsletter/adapters/dynamodb-subscriber-store.ts';
import type { Clock } from '../../functions/shared/clock.ts';
import type { TokenKeyStore } from '../../functions/shared/token-keys.ts';
import { createSecretsManagerTokenKeyStore } from '../../functions/token-keys/adapters/secrets-manager-token-key-store.ts';
import { clockStateSchema, keepState } from '../local/data/kept-state.ts';
import { readRuntimeFile } from '../local/data/runtime-file.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../local/local-aws.ts';
import { openDataStore } from '../local/open-data-store.ts';
import type { Circle } from './circle.ts';
import { CommandError, EXIT_CODE } from './cli-errors.ts';
import { openErasure } from './erase/open-erasure.ts';
import { openIssueDesk } from './issues/open-issue-desk.ts';
import { openMailRoom } from './mail-room/open-mail-room.ts';
import { findWriter } from './subscribers/find-writer.ts';
import { listTopics } from './subscribers/list-topics.ts';

/** The circle of this machine, whether `npm start` is running or not. Throws LocalSystemError. */
export async function openLocalCircle(dataDir: string): Promise<Circle> {
  const { documentClient, tableNames, close } = await openDataStore(dataDir);
  const clock = localClock(dataDir);
  const owners = createDynamoDbOwnerStore(documentClient, tableNames.circle);
  const tokenKeys = openLocalTokenKeys(dataDir, clock);
  return {
    owners,
    contacts: createDynamoDbContactStore(documentClient, tableNames.circle, clock),
    timeline: createDynamoDbTimeline(documentClient, tableNames.circle),
    mailboxes: createDynamoDbMailboxDirectory(documentClient, tableNames.circle, clock),
    merges: createDynamoDbMergeStore(documentClient, tableNames.circle, clock),
    suppressions: createDynamoDbSuppressionList(
      documentClient,
      tableNames.audience,
      tokenKeys ?? KEYS_AT_REST,
    ),
    accountSuppressions: openLocalSes(dataDir),
    subscribers: createDynamoDbSubscriberStore(documentClient, tableNames.audience),
    listTopics,
    findWriter: () => findWriter(owners),
    issues: openIssueDesk(documentClient, tableNames, openLocalSendQuota(dataDir)),
    calendarLinks: createDynamoDbCalendarLinks(documentClient, tableNames.circle),
    logAddresses: createDynamoDbLogAddresses(documentClient, tableNames.circle),
    cards: createDynamoDbCardLinks(documentClient, tableNames.circle),
    tokenKeys,
    erasure: openLocalErasure(dataDir, documentClient, tokenKeys),
    mailRoom: openLocalMailRoom(dataDir, documentClient),
    clock,
    webOrigin: readRuntimeFile(dataDir)?.origin,
    inboundDomain: readRuntimeFile(dataDir)?.inboundDomain,
    close,
  };
}

const KEYS_AT_REST: TokenKeyStore = {
  readTokenKeys: async () => {
    throw new CommandError(
      EXIT_CODE.failed,
      'Kith is not running, so its keys cannot be reached: run npm start, then this again.',
    );
  },
};

/** The clock of the local system, which its owner may have moved on. */
function localClock(dataDir: string): Clock {
  const state = keepState(join(dataDir, 'clock.json'), clockStateSchema).read();
  const offset = state?.offsetMilliseconds ?? 0;
  return { now: () => Temporal.Instant.fromEpochMilliseconds(Date.now() + offset) };
}

/** The keys that sign live in the running system alone. */
function openLocalTokenKeys(dataDir: string, clock: Clock) {
  const running = readRuntimeFile(dataDir);
  if (running === undefined) return undefined;
  const local = { region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS };
  const secrets = new SecretsManagerClient({ ...local, endpoint: running.endpoints.secretsManager });
  return createSecretsManagerTokenKeyStore(secrets, running.tokenKeysSecretId, clock);
}

/** So does what SES keeps. */
function openLocalSes(dataDir: string) {
  const endpoint = readRuntimeFile(dataDir)?.endpoints.ses;
  if (endpoint === undefined) return undefined;
  const local = { region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS };
  return createSesAccountSuppressions(new SESv2Client({ ...local, endpoint }));
}

/** How much SES takes is known to the running system alone. */
function openLocalSendQuota(dataDir: string) {
  const running = readRuntimeFile(dataDir);
  if (running === undefined) return undefined;
  const local = { region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS };
  return createSesSendQuota(new SESClient({ ...local, endpoint: running.endpoints.ses }));
}

/** The raw mail lives in the running system alone. */
function openLocalErasure(
  dataDir: string,
  documentClient: DynamoDBDocumentClient,
  tokenKeys: TokenKeyStore | undefined,
) {
  const running = readRuntimeFile(dataDir);
  if (running?.mailBucket === undefined || tokenKeys === undefined) return undefined;
  const { endpoints, tables, mailBucket } = running;
  return openErasure({
    documentClient,
    circleTable: tables.circle,
    ledgerTable: tables.ledger,
    audienceTable: tables.audience,
    tokenKeys,
    s3: connectToS3(endpoints.s3),
    mailBucket,
  });
}

/** So do the queues. */
function openLocalMailRoom(dataDir: string, documentClient: DynamoDBDocumentClient) {
  const running = readRuntimeFile(dataDir);
  if (running?.mailBucket === undefined || running.queues === undefined) return undefined;
  const { endpoints, tables, mailBucket, queues } = running;
  const local = { region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS };
  return openMailRoom({
    documentClient,
    ledgerTable: tables.ledger,
    s3: connectToS3(endpoints.s3),
    mailBucket,
    sqs: new SQSClient({ ...local, endpoint: endpoints.sqs, useQueueUrlAsEndpoint: false }),
    ...queues,
  });
}

/** Path-style addresses, since no name leads to the bucket. */
const connectToS3 = (endpoint: string) =>
  new S3Client({ endpoint, region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS, forcePathStyle: true });
