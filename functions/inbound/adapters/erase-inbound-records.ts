import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createLedgerRecordEraser } from '../../delivery/adapters/ledger-record-eraser.ts';
import type { Eraser } from '../../shared/eraser.ts';
import { offerIdOf } from '../offer-to-add.ts';
import { offerKey } from './dynamodb-add-offers.ts';
import { copyKey } from './dynamodb-copy-log.ts';
import { inboundKey } from './inbound-record.ts';

/** Erases what the ledger notes of the mails behind a timeline: that they came, and which copy was the first, and whom Kith offered to add because of them. */
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
    createLedgerRecordEraser(client, tableName, {
      kind: 'offer to add',
      keysOf: ({ messageIds }, owner) => [...messageIds].map((id) => offerKey(offerIdOf(owner, id))),
    }),
  ];
}
