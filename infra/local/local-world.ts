import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import nodemailer from 'nodemailer';
import { createDynamoDbDraftStore } from '../../functions/check-ins/adapters/dynamodb-draft-store.ts';
import { createDynamoDbContactStore } from '../../functions/circle/adapters/dynamodb-contact-store.ts';
import { createDynamoDbOwnerStore } from '../../functions/circle/adapters/dynamodb-owner-store.ts';
import { createDynamoDbTimeline } from '../../functions/circle/adapters/dynamodb-timeline.ts';
import { createDynamoDbLedger } from '../../functions/delivery/adapters/dynamodb-ledger.ts';
import { createDynamoDbSuppressionList } from '../../functions/delivery/adapters/dynamodb-suppression-list.ts';
import type { Clock } from '../../functions/shared/clock.ts';
import type { TokenKeyStore } from '../../functions/shared/token-keys.ts';
import type { ChangeSignal } from './change-signal.ts';
import type { Timekeeper } from './clock/timekeeper.ts';
import type { TableNames } from './data/runtime-file.ts';
import { LOOPBACK_HOST } from './local-aws.ts';
import type { MailArchive } from './ses/mail-archive.ts';
import type { World } from './world.ts';

export interface WorldPorts {
  readonly documentClient: DynamoDBDocumentClient;
  readonly tables: TableNames;
  readonly tokenKeys: TokenKeyStore;
  readonly archive: MailArchive;
  readonly clock: Clock;
  readonly timekeeper: Timekeeper;
  readonly changes: ChangeSignal;
  readonly smtpPort: number;
  readonly whenIdle: () => Promise<void>;
}

/** The running system as its pages see it: the same tables and the same doors as everybody else's. */
export function createWorld(ports: WorldPorts): World {
  const { documentClient, tables, archive } = ports;
  return {
    listMail: async (to) => archive.list(to),
    readMail: async (id) => await archive.read(id),
    sendBySmtp: async (envelope, rawMessage) => await sendBySmtp(ports.smtpPort, envelope, rawMessage),
    now: () => ports.clock.now(),
    moveClockTo: async (instant) => {
      await ports.timekeeper.moveTo(instant);
      ports.changes.raise();
    },
    whenIdle: ports.whenIdle,
    onChange: (listener) => ports.changes.subscribe(listener),
    msSinceChange: () => ports.changes.msSinceRaised,
    owners: createDynamoDbOwnerStore(documentClient, tables.circle),
    contacts: createDynamoDbContactStore(documentClient, tables.circle, ports.clock),
    timeline: createDynamoDbTimeline(documentClient, tables.circle),
    ledger: createDynamoDbLedger(documentClient, tables.ledger),
    drafts: createDynamoDbDraftStore(documentClient, tables.circle),
    suppressions: createDynamoDbSuppressionList(documentClient, tables.audience, ports.tokenKeys),
  };
}

async function sendBySmtp(
  port: number,
  { from, to }: { from: string; to: readonly string[] },
  rawMessage: Buffer,
): Promise<void> {
  const transport = nodemailer.createTransport({ host: LOOPBACK_HOST, port, ignoreTLS: true });
  try {
    await transport.sendMail({ envelope: { from, to: [...to] }, raw: rawMessage });
  } finally {
    transport.close();
  }
}
