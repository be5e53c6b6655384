import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createLedgerRecordEraser } from '../../delivery/adapters/ledger-record-eraser.ts';
import type { Eraser } from '../../shared/eraser.ts';
import { pressKey } from './dynamodb-press-log.ts';

/** Erases the presses of buttons that put something on a timeline. */
export const createPressEraser = (client: DynamoDBDocumentClient, tableName: string): Eraser =>
  createLedgerRecordEraser(client, tableName, {
    kind: 'press of a button',
    keysOf: ({ interactionIds }) => [...interactionIds].map(pressKey),
  });
