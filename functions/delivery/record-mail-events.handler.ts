import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { log } from '../shared/log.ts';
import { createRecordMailEventsPorts } from './dependencies.ts';
import { recordMailEvent } from './record-mail-events.ts';

const ports = createRecordMailEventsPorts();

/** SES events (SQS, from SNS): settles deliveries, suppresses addresses. A record that fails comes again alone, and ends in the DLQ. */
export const handler = middy<SQSEvent, SQSBatchResponse>().handler((event: SQSEvent, context: Context) =>
  processPartialResponse(event, recordOne, new BatchProcessor(EventType.SQS), {
    context,
    throwOnFullBatchFailure: false,
  }),
);

async function recordOne(record: SQSRecord): Promise<void> {
  try {
    await recordMailEvent(ports, record.body);
  } catch (error) {
    const errorName = error instanceof Error ? error.name : typeof error;
    log.error('A mail event could not be recorded', { sqsMessageId: record.messageId, errorName });
    throw error;
  }
}
