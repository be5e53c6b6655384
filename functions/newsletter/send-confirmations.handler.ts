import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { log } from '../shared/log.ts';
import { readAskedSubscription } from './adapters/sqs-sign-up-queue.ts';
import { createConfirmationDependencies } from './confirmation-dependencies.ts';
import { takeUpSignUp } from './take-up-sign-up.ts';

const dependencies = createConfirmationDependencies();

/** Sign-ups (SQS): keeps each and asks whoever reads its address. One that fails comes again alone, and ends in the DLQ. */
export const handler = middy<SQSEvent, SQSBatchResponse>().handler((event: SQSEvent, context: Context) =>
  processPartialResponse(event, takeUpRecord, new BatchProcessor(EventType.SQS), {
    context,
    throwOnFullBatchFailure: false,
  }),
);

async function takeUpRecord({ body, messageId }: SQSRecord): Promise<void> {
  if (dependencies === undefined) return;
  try {
    await takeUpSignUp(dependencies.ports, dependencies.context, readAskedSubscription(body));
  } catch (error) {
    const errorName = error instanceof Error ? error.name : typeof error;
    log.error('A sign-up could not be taken up', { sqsMessageId: messageId, errorName });
    throw error;
  }
}
