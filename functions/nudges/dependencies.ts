import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createDynamoDbDraftStore } from '../check-ins/adapters/dynamodb-draft-store.ts';
import { type AnnounceDraftPorts, announceDraft } from '../check-ins/announce-draft.ts';
import { type PrepareDraftPorts, prepareDraft } from '../check-ins/prepare-draft.ts';
import { showCalledOff } from '../check-ins/tell-called-off.ts';
import { createDynamoDbContactStore } from '../circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbDuePeople } from '../circle/adapters/dynamodb-due-people.ts';
import { createDynamoDbLogAddresses } from '../circle/adapters/dynamodb-log-addresses.ts';
import { createDynamoDbMailboxDirectory } from '../circle/adapters/dynamodb-mailbox-directory.ts';
import { createDynamoDbOwnerStore } from '../circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../circle/adapters/dynamodb-timeline.ts';
import { createDynamoDbLedger } from '../delivery/adapters/dynamodb-ledger.ts';
import { createDynamoDbSuppressionList } from '../delivery/adapters/dynamodb-suppression-list.ts';
import { createSesClient, createSesTransport } from '../delivery/adapters/ses-transport.ts';
import { aidForPlan } from '../giving/aid-for-plan.ts';
import { askArrival } from '../giving/ask-arrival.ts';
import { askGap } from '../giving/ask-gap.ts';
import { type GivingMorning, showGifts } from '../giving/show-gifts.ts';
import { systemClock } from '../shared/clock.ts';
import { createDocumentClient } from '../shared/dynamodb.ts';
import { readEnv } from '../shared/env.ts';
import { createSecretsManagerTokenKeyStore } from '../token-keys/adapters/secrets-manager-token-key-store.ts';
import { createDynamoDbAnswerRecords } from './answer/adapters/dynamodb-answer-records.ts';
import { createRecordsOfBrief } from './answer/records-of-brief.ts';
import type { BriefPorts, BriefSettings, DraftWriter } from './ports.ts';
import { showRecords } from './show-records.ts';

const ENV_KEYS = [
  'circleTableName',
  'ledgerTableName',
  'audienceTableName',
  'tokenKeysSecretId',
  'configurationSetName',
  'mailDomain',
  'inboundDomain',
  'webOrigin',
] as const;

/** What send-due-briefs needs. Throws ConfigurationError. */
export function createBriefDependencies(env = process.env): {
  readonly ports: BriefPorts;
  readonly settings: BriefSettings;
} {
  const settings = readEnv(ENV_KEYS, env);
  const documentClient = createDocumentClient();
  const clock = systemClock;
  const secrets = new SecretsManagerClient({});
  const tokenKeys = createSecretsManagerTokenKeyStore(secrets, settings.tokenKeysSecretId, clock);
  const shared = {
    timeline: createDynamoDbTimeline(documentClient, settings.circleTableName),
    suppressionList: createDynamoDbSuppressionList(documentClient, settings.audienceTableName, tokenKeys),
  };
  const recordPorts = {
    records: createDynamoDbAnswerRecords(documentClient, settings.circleTableName),
    owners: createDynamoDbOwnerStore(documentClient, settings.circleTableName),
    tokenKeys,
  };
  const contacts = createDynamoDbContactStore(documentClient, settings.circleTableName);
  const ports = {
    ...shared,
    owners: recordPorts.owners,
    contacts,
    people: createDynamoDbDuePeople(documentClient, settings.circleTableName),
    aids: { aidFor: aidForPlan },
    contributors: [
      { isReasonToWrite: true, contribute: async (morning: GivingMorning) => showGifts(morning) },
      {
        isReasonToWrite: false,
        contribute: (morning: GivingMorning) => askArrival({ contacts }, morning),
      },
      {
        isReasonToWrite: false,
        contribute: (morning: GivingMorning) => askGap({ owners: recordPorts.owners, contacts }, morning),
      },
      showCalledOff({ owners: recordPorts.owners, contacts }),
      showRecords(createRecordsOfBrief(recordPorts, settings.webOrigin)),
    ],
    ledger: createDynamoDbLedger(documentClient, settings.ledgerTableName),
    transport: createSesTransport(createSesClient(), settings.configurationSetName),
    tokenKeys: recordPorts.tokenKeys,
    drafts: createDraftWriter(documentClient, { ...shared, ...settings, owners: recordPorts.owners, clock }),
    clock,
  };
  return { ports, settings };
}

function createDraftWriter(
  documentClient: DynamoDBDocumentClient,
  {
    circleTableName,
    ...known
  }: Omit<PrepareDraftPorts & AnnounceDraftPorts, 'drafts' | 'mailboxes' | 'logAddresses'> & {
    readonly circleTableName: string;
  },
): DraftWriter {
  const ports = {
    ...known,
    drafts: createDynamoDbDraftStore(documentClient, circleTableName),
    mailboxes: createDynamoDbMailboxDirectory(documentClient, circleTableName),
    logAddresses: createDynamoDbLogAddresses(documentClient, circleTableName),
  };
  return {
    prepareDraft: (occasion) => prepareDraft(ports, occasion),
    announce: (draft) => announceDraft(ports, draft),
  };
}
