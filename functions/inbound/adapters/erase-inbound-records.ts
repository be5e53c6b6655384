import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createLedgerRecordEraser } from '../../delivery/adapters/ledger-record-eraser.ts';
import type { Eraser } from '../../shared/eraser.ts';
import { copyKey } from './dynamodb-copy-log.ts';
import { inboundKey } from './inbound-record.ts';

/** Erases what the ledger notes of the mails behind a timeline: that they came, and which copy was the first. */
export function createInboundRecordErasers(
  client: DynamoDBDocumentClient,
  tableName: string,
): readonly Eraser[] {
  return [
    createLedgerRecordEraser(client, tableName, {
      kind: 'record of a mail',
      keysOf: ({ messageIds }) => [...messageIds].map(inboundKey),
    }),
    createLedgerRecordEraser(client, tableName, {
      kind: 'record of copies',
      keysOf: ({ interactionIds }) => [...interactionIds].map(copyKey),
    }),
  ];
}
