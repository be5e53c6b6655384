import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESClient } from '@aws-sdk/client-ses';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
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
import { systemClock } from '../../functions/shared/clock.ts';
import { createDocumentClient } from '../../functions/shared/dynamodb.ts';
import { createSecretsManagerTokenKeyStore } from '../../functions/token-keys/adapters/secrets-manager-token-key-store.ts';
import type { Circle } from './circle.ts';
import { CommandError, EXIT_CODE } from './cli-errors.ts';
import { openErasure } from './erase/open-erasure.ts';
import { openIssueDesk } from './issues/open-issue-desk.ts';
import { openMailRoom } from './mail-room/open-mail-room.ts';
import { findWriter } from './subscribers/find-writer.ts';
import { listTopics } from './subscribers/list-topics.ts';

/** What infra/kith-stack.ts says of the stack. */
interface Outputs {
  readonly CircleTable: string;
  readonly AudienceTable: string;
  readonly LedgerTable: string;
  readonly MailBucket: string;
  readonly ArrivalsQueue: string;
  readonly ArrivalsDeadLetters: string;
  readonly MailEventsQueue: string;
  readonly MailEventsDeadLetters: string;
  readonly SignUpsQueue: string;
  readonly SignUpsDeadLetters: string;
  readonly WebOrigin: string;
  readonly InboundDomain: string;
  readonly TokenKeysSecret: string;
}

/**
 * The circle of a deployed stack, with the AWS credentials and region of the shell, as the AWS CLI takes them. Throws
 * CommandError when AWS cannot be asked, or the stack is not there or not Kith's.
 */
export async function openDeployedCircle(stackName: string): Promise<Circle> {
  const outputs = await findOutputs(stackName);
  const tableName = outputs.CircleTable;
  const documentClient = createDocumentClient();
  const owners = createDynamoDbOwnerStore(documentClient, tableName);
  const s3 = new S3Client({});
  const sqs = new SQSClient({});
  const ses = new SESv2Client({});
  const secrets = new SecretsManagerClient({});
  const tokenKeys = createSecretsManagerTokenKeyStore(secrets, outputs.TokenKeysSecret, systemClock);
  const ofMail = { documentClient, ledgerTable: outputs.LedgerTable, s3, mailBucket: outputs.MailBucket };
  return {
    owners,
    contacts: createDynamoDbContactStore(documentClient, tableName),
    timeline: createDynamoDbTimeline(documentClient, tableName),
    mailboxes: createDynamoDbMailboxDirectory(documentClient, tableName),
    merges: createDynamoDbMergeStore(documentClient, tableName),
    suppressions: createDynamoDbSuppressionList(documentClient, outputs.AudienceTable, tokenKeys),
    accountSuppressions: createSesAccountSuppressions(ses),
    subscribers: createDynamoDbSubscriberStore(documentClient, outputs.AudienceTable),
    listTopics,
    findWriter: () => findWriter(owners),
    issues: openDeployedIssues(outputs, documentClient),
    calendarLinks: createDynamoDbCalendarLinks(documentClient, tableName),
    logAddresses: createDynamoDbLogAddresses(documentClient, tableName),
    cards: createDynamoDbCardLinks(documentClient, tableName),
    tokenKeys,
    erasure: openErasure({
      ...{ ...ofMail, circleTable: tableName, audienceTable: outputs.AudienceTable, tokenKeys },
    }),
    mailRoom: openMailRoom({
      ...ofMail,
      sqs,
      arrivals: { url: outputs.ArrivalsQueue, deadLettersUrl: outputs.ArrivalsDeadLetters },
      mailEvents: { url: outputs.MailEventsQueue, deadLettersUrl: outputs.MailEventsDeadLetters },
      signUps: { url: outputs.SignUpsQueue, deadLettersUrl: outputs.SignUpsDeadLetters },
    }),
    clock: systemClock,
    ...{ webOrigin: outputs.WebOrigin, inboundDomain: outputs.InboundDomain },
    close: async () => {
      for (const client of [documentClient, s3, sqs, ses, secrets]) client.destroy();
    },
  };
}

const openDeployedIssues = (
  { AudienceTable: audience, LedgerTable: ledger }: Outputs,
  client: DynamoDBDocumentClient,
) => openIssueDesk(client, { audience, ledger }, createSesSendQuota(new SESClient({})));

async function findOutputs(stackName: string): Promise<Outputs> {
  const values = await readOutputs(stackName);
  const outputOf = (name: keyof Outputs): string => {
    const value = values.get(name);
    if (value !== undefined) return value;
    throw new CommandError(
      EXIT_CODE.notFound,
      `The stack ${stackName} does not say its ${name}: deploy it again with this release of Kith.`,
    );
  };
  return {
    CircleTable: outputOf('CircleTable'),
    AudienceTable: outputOf('AudienceTable'),
    LedgerTable: outputOf('LedgerTable'),
    MailBucket: outputOf('MailBucket'),
    ArrivalsQueue: outputOf('ArrivalsQueue'),
    ArrivalsDeadLetters: outputOf('ArrivalsDeadLetters'),
    MailEventsQueue: outputOf('MailEventsQueue'),
    MailEventsDeadLetters: outputOf('MailEventsDeadLetters'),
    SignUpsQueue: outputOf('SignUpsQueue'),
    SignUpsDeadLetters: outputOf('SignUpsDeadLetters'),
    WebOrigin: outputOf('WebOrigin'),
    InboundDomain: outputOf('InboundDomain'),
    TokenKeysSecret: outputOf('TokenKeysSecret'),
  };
}

async function readOutputs(stackName: string): Promise<ReadonlyMap<string, string>> {
  const client = new CloudFormationClient({});
  try {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: stackName }));
    return new Map(
      (stack?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
    );
  } catch (error) {
    throw describeFailure(error, stackName);
  } finally {
    client.destroy();
  }
}

function describeFailure(cause: unknown, stackName: string): CommandError {
  const name = cause instanceof Error ? cause.name : '';
  const message = cause instanceof Error ? cause.message : '';
  // CloudFormation has no error of its own for it: ValidationError, "Stack with id … does not exist".
  if (name === 'ValidationError' && message.includes('does not exist')) {
    return new CommandError(
      EXIT_CODE.notFound,
      `There is no stack ${stackName} in this region. Deploy it first, or set AWS_REGION to the region where it is.`,
      { cause },
    );
  }
  // The SDK has no name for it either: "Region is missing", or "Region not accepted" for one that is no host name.
  if (name === 'Error' && /^region /i.test(message)) {
    return new CommandError(EXIT_CODE.failed, 'Set AWS_REGION to the region of your stack, like eu-west-1.', {
      cause,
    });
  }
  if (name === 'CredentialsProviderError') {
    return new CommandError(
      EXIT_CODE.failed,
      'AWS credentials are missing: sign in as for the AWS CLI, then try again.',
      { cause },
    );
  }
  return new CommandError(EXIT_CODE.failed, `AWS did not describe the stack ${stackName} (${name}).`, {
    cause,
  });
}
