import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { log } from '../shared/log.ts';
import { createReceiveMailPorts } from './dependencies.ts';
import { readReceiptNotification } from './domain/receipt-notification.ts';
import { receiveMail } from './receive-mail.ts';

const ports = createReceiveMailPorts();

/** SES receipt notifications (SQS, from SNS). A message that fails comes again alone, and ends in the DLQ. */
export const handler = middy<SQSEvent, SQSBatchResponse>().handler((event: SQSEvent, context: Context) =>
  processPartialResponse(event, receiveOne, new BatchProcessor(EventType.SQS), {
    context,
    throwOnFullBatchFailure: false,
  }),
);

async function receiveOne(record: SQSRecord): Promise<void> {
  try {
    const mail = readReceiptNotification(record.body);
    if (mail !== undefined) await receiveMail(ports, mail);
  } catch (error) {
    const errorName = error instanceof Error ? error.name : typeof error;
    log.error('A message could not be received', { sqsMessageId: record.messageId, errorName });
    throw error;
  }
}
