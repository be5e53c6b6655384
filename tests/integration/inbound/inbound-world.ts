import { Readable } from 'node:stream';
import { Temporal } from 'temporal-polyfill';
import { createDynamoDbDraftStore } from '../../../functions/check-ins/adapters/dynamodb-draft-store.ts';
import { createDynamoDbCardLinks } from '../../../functions/circle/adapters/dynamodb-card-links.ts';
import { createDynamoDbContactStore } from '../../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbLogAddresses } from '../../../functions/circle/adapters/dynamodb-log-addresses.ts';
import { createDynamoDbMailboxDirectory } from '../../../functions/circle/adapters/dynamodb-mailbox-directory.ts';
import { createDynamoDbOwnerStore } from '../../../functions/circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../../../functions/circle/adapters/dynamodb-timeline.ts';
import { createDynamoDbLedger } from '../../../functions/delivery/adapters/dynamodb-ledger.ts';
import { createDynamoDbSuppressionList } from '../../../functions/delivery/adapters/dynamodb-suppression-list.ts';
import type { OutgoingMail } from '../../../functions/delivery/mail-transport.ts';
import { createDynamoDbAddOffers } from '../../../functions/inbound/adapters/dynamodb-add-offers.ts';
import { createDynamoDbCopyLog } from '../../../functions/inbound/adapters/dynamodb-copy-log.ts';
import { createDynamoDbInboundLog } from '../../../functions/inbound/adapters/dynamodb-inbound-log.ts';
import { parseMail } from '../../../functions/inbound/adapters/parse-mail.ts';
import { readAttachments } from '../../../functions/inbound/adapters/read-attachment.ts';
import { readLinks } from '../../../functions/inbound/adapters/read-links.ts';
import { readReceiptNotification } from '../../../functions/inbound/domain/receipt-notification.ts';
import { RawMailMissingError } from '../../../functions/inbound/raw-mail-store.ts';
import { type ReceiveMailPorts, receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { createDynamoDbAgendaStore } from '../../../functions/newsletter/adapters/dynamodb-agenda-store.ts';
import { createDynamoDbIssueStore } from '../../../functions/newsletter/adapters/dynamodb-issue-store.ts';
import { createDynamoDbSubscriberStore } from '../../../functions/newsletter/adapters/dynamodb-subscriber-store.ts';
import { createDynamoDbIssueArchive } from '../../../functions/newsletter/archive/adapters/dynamodb-issue-archive.ts';
import { createDynamoDbIssueResponses } from '../../../functions/newsletter/responses/adapters/dynamodb-issue-responses.ts';
import { createDynamoDbDispatchStore } from '../../../functions/newsletter/sending/adapters/dynamodb-dispatch-store.ts';
import { createDynamoDbAnswerRecords } from '../../../functions/nudges/answer/adapters/dynamodb-answer-records.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import type { DeliveryId } from '../../../functions/shared/ids.ts';
import { signRelayAddress, signReplyAddress } from '../../../functions/shared/reply-address.ts';
import type { TokenKeys } from '../../../functions/shared/token-keys.ts';
import { fixedClock, MONDAY_MORNING } from '../../builders/clock.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { knownLinks } from '../../builders/known-links.ts';
import { newsletterContext } from '../../builders/newsletter.ts';
import { buildOwner } from '../../builders/owner.ts';
import { buildRawMail } from '../../builders/raw-mail.ts';
import { buildReceiptBody } from '../../builders/receipt-body.ts';
import { createRecordingTransport } from '../../builders/recording-transport.ts';
import { TOKEN_KEY_STORE } from '../../builders/token-keys.ts';
import type { Engine } from '../../engines/engine.ts';

export const INBOUND_DOMAIN = 'in.kith.example';
export const RUTH = buildContact({ checkIns: { way: 'approve' } });
/** She has had her first receipts. */
export const NORA = buildOwner({ firstReceipts: ['first', 'second', 'third'] });

const KEYS: TokenKeys = { current: { id: 'a', secret: Buffer.from('a secret for tests') } };
const NUDGE = buildDelivery({ subjects: [{ contactId: RUTH.contactId }] });

/** The address under which Nora answers the nudge about Ruth; it works until 180 days after Monday. */
export const replyAddress = (personIndex = 0, deliveryId = NUDGE.deliveryId): string =>
  signReplyAddress(
    KEYS,
    { deliveryId, personIndex },
    Temporal.Instant.from(MONDAY_MORNING).add({ hours: 180 * 24 }),
    INBOUND_DOMAIN,
  );

/** Where Nora answers a mail that was passed on. */
export const relayAddress = (deliveryId: DeliveryId): string =>
  signRelayAddress(
    KEYS,
    deliveryId,
    Temporal.Instant.from(MONDAY_MORNING).add({ hours: 180 * 24 }),
    INBOUND_DOMAIN,
  );

type Incoming = Partial<Parameters<typeof buildReceiptBody>[0]> & {
  readonly mail?: Parameters<typeof buildRawMail>[0];
};

/** What stands in the thread of what Nora wrote. */
export const isReceipt = ({ headers }: OutgoingMail): boolean => headers?.['In-Reply-To'] !== undefined;

/** Nora, Ruth and the nudge about her in fresh tables, a bucket in memory, and an SES that takes everything. */
export async function createInboundWorld({ documentClient, createTables }: Engine) {
  const tables = await createTables();
  const bucket = new Map<string, Uint8Array>();
  const transport = createRecordingTransport();
  const clock = fixedClock();
  const ports: ReceiveMailPorts = {
    inboundLog: createDynamoDbInboundLog(documentClient, tables.ledger),
    copyLog: createDynamoDbCopyLog(documentClient, tables.ledger),
    rawMails: {
      open: async (messageId) => {
        const raw = bucket.get(messageId);
        if (raw === undefined) throw new RawMailMissingError(`No message ${messageId}`);
        return Readable.from([raw]);
      },
    },
    readMail: parseMail,
    readFiles: readAttachments,
    readLinks,
    tokenKeys: { readTokenKeys: async () => KEYS },
    ledger: createDynamoDbLedger(documentClient, tables.ledger),
    suppressionList: createDynamoDbSuppressionList(documentClient, tables.audience, TOKEN_KEY_STORE),
    owners: createDynamoDbOwnerStore(documentClient, tables.circle),
    contacts: createDynamoDbContactStore(documentClient, tables.circle, clock),
    cards: createDynamoDbCardLinks(documentClient, tables.circle),
    drafts: createDynamoDbDraftStore(documentClient, tables.circle),
    logAddresses: createDynamoDbLogAddresses(documentClient, tables.circle),
    addOffers: createDynamoDbAddOffers(documentClient, tables.ledger),
    mailboxes: createDynamoDbMailboxDirectory(documentClient, tables.circle, clock),
    timeline: createDynamoDbTimeline(documentClient, tables.circle),
    subscribers: createDynamoDbSubscriberStore(documentClient, tables.audience),
    newsletter: newsletterContext,
    agendas: createDynamoDbAgendaStore(documentClient, tables.audience),
    issues: createDynamoDbIssueStore(documentClient, tables.audience),
    dispatches: createDynamoDbDispatchStore(documentClient, tables.audience),
    links: knownLinks(),
    shoutOuts: { consented: async () => [] },
    issueArchive: createDynamoDbIssueArchive(documentClient, tables.audience),
    issueResponses: createDynamoDbIssueResponses(documentClient, tables.audience),
    records: createDynamoDbAnswerRecords(documentClient, tables.circle),
    transport,
    clock,
    webOrigin: 'https://kith.example',
    kithAddress: emailAddressSchema.parse('kith@kith.example'),
    mailDomain: 'kith.example',
    inboundDomain: INBOUND_DOMAIN,
    region: 'eu-west-1',
    operatorAddress: emailAddressSchema.parse('nora@lindqvist.example'),
  };
  await createDynamoDbOwnerStore(documentClient, tables.circle).addOwner(NORA);
  await createDynamoDbContactStore(documentClient, tables.circle, clock).addContact(RUTH);
  await ports.ledger.claim(NUDGE);

  return {
    ports,
    tableName: tables.circle,
    tables,
    logAddresses: createDynamoDbLogAddresses(documentClient, tables.circle),
    /** As issues are sent to them. */
    readers: createDynamoDbSubscriberStore(documentClient, tables.audience),
    issues: createDynamoDbIssueStore(documentClient, tables.audience),
    responses: createDynamoDbIssueResponses(documentClient, tables.audience),
    clock,
    transport,
    bucket,
    /** Puts a mail into the bucket, as SES does, and gives what SES says of it. */
    take: ({ mail, ...receipt }: Incoming = {}) => {
      const messageId = receipt.messageId ?? 'message-1';
      // Each is a mail of its own, unless it is said to be a copy.
      bucket.set(messageId, buildRawMail({ messageId: `<${messageId}@lindqvist.example>`, ...mail }));
      const body = buildReceiptBody({ recipients: [replyAddress()], ...receipt, messageId });
      const notification = readReceiptNotification(body);
      if (notification === undefined) throw new Error('The notification is not about a mail');
      return notification;
    },
    receive(incoming: Incoming = {}) {
      return receiveMail(ports, this.take(incoming));
    },
    readTimeline: async () => (await ports.timeline.read(RUTH)).interactions,
    notices: () => transport.accepted.filter((mail) => !isReceipt(mail)),
    receipts: () => transport.accepted.filter(isReceipt),
  };
}

export type InboundWorld = Awaited<ReturnType<typeof createInboundWorld>>;
