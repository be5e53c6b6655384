import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { createDynamoDbContactStore } from '../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbOwnerStore } from '../../functions/circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbIssueTallies } from '../../functions/delivery/adapters/dynamodb-issue-tallies.ts';
import { createDynamoDbLedger } from '../../functions/delivery/adapters/dynamodb-ledger.ts';
import { createDynamoDbSuppressionList } from '../../functions/delivery/adapters/dynamodb-suppression-list.ts';
import { createDynamoDbIssueStore } from '../../functions/newsletter/adapters/dynamodb-issue-store.ts';
import { createDynamoDbSubscriberStore } from '../../functions/newsletter/adapters/dynamodb-subscriber-store.ts';
import { SEGMENT } from '../../functions/newsletter/adapters/subscription-update.ts';
import type { SendingPorts } from '../../functions/newsletter/sending/sending-ports.ts';
import { type EmailAddress, emailAddressSchema } from '../../functions/shared/email-address.ts';
import { eachInFlight } from '../../functions/shared/in-flight.ts';
import { buildSubscriber } from '../builders/newsletter.ts';
import { buildOwner } from '../builders/owner.ts';
import { createRecordingTransport } from '../builders/recording-transport.ts';
import { TOKEN_KEY_STORE } from '../builders/token-keys.ts';
import type { Engine } from '../engines/engine.ts';
import { createSendingStores } from '../integration/newsletter/sending-stores.ts';

const ITEMS_PER_WRITE = 25; // BatchWriteItem, AWS limit

type Outside = Pick<SendingPorts, 'bulk' | 'hints' | 'clock' | 'wait' | 'sendQuota'>;

/** A newsletter's tables with so many readers, and what sending needs beside what is outside of them. */
export async function openSimulationWorld(engine: Engine, readers: number, outside: Outside) {
  const { documentClient } = engine;
  const tables = await engine.createTables();
  const owners = createDynamoDbOwnerStore(documentClient, tables.circle);
  await owners.addOwner(buildOwner());
  const ports: SendingPorts = {
    ...outside,
    owners,
    contacts: createDynamoDbContactStore(documentClient, tables.circle, outside.clock),
    ledger: createDynamoDbLedger(documentClient, tables.ledger),
    suppressionList: createDynamoDbSuppressionList(documentClient, tables.audience, TOKEN_KEY_STORE),
    subscribers: createDynamoDbSubscriberStore(documentClient, tables.audience),
    issues: createDynamoDbIssueStore(documentClient, tables.audience),
    ...createSendingStores(documentClient, tables),
    tokenKeys: TOKEN_KEY_STORE,
    transport: createRecordingTransport(),
    kithAddress: emailAddressSchema.parse('kith@kith.example'),
  };
  const addresses = Array.from({ length: readers }, (_, index) => addressOf(index));
  await addReaders(engine, tables.audience, addresses);
  return {
    ...{ ports, tables, addresses },
    issues: createDynamoDbIssueStore(documentClient, tables.audience),
    issueTallies: createDynamoDbIssueTallies(documentClient, tables.audience),
  };
}

const addressOf = (index: number): EmailAddress =>
  emailAddressSchema.parse(`reader-${String(index).padStart(6, '0')}@list.example`);

/** Readers as their forms and confirmations would have left them. */
async function addReaders(
  { documentClient }: Engine,
  table: string,
  addresses: readonly EmailAddress[],
): Promise<void> {
  const { address: _, suppression: __, ...subscription } = buildSubscriber();
  const parts = Array.from({ length: Math.ceil(addresses.length / ITEMS_PER_WRITE) }, (_each, part) =>
    addresses.slice(part * ITEMS_PER_WRITE, (part + 1) * ITEMS_PER_WRITE),
  );
  await eachInFlight(parts, 8, async (part) => {
    const puts = part.map((address) => ({
      PutRequest: { Item: { pk: `ADDRESS#${address}`, version: 1, address, segment: SEGMENT, subscription } },
    }));
    await documentClient.send(new BatchWriteCommand({ RequestItems: { [table]: puts } }));
  });
}
