import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { countMoves, type IssueMove, recordMailEvent } from '../delivery/record-mail-events.ts';
import { log } from '../shared/log.ts';
import { createRecordMailEventsPorts } from './mail-events-dependencies.ts';

const ports = createRecordMailEventsPorts();

/** SES events (SQS, from SNS): settles deliveries, suppresses addresses. A record that fails comes again alone, and ends in the DLQ. */
export const handler = middy<SQSEvent, SQSBatchResponse>().handler(
  async (event: SQSEvent, context: Context) => {
    const moves: IssueMove[] = [];
    const recordOne = async (record: SQSRecord) => {
      const move = await recordOrLog(record);
      if (move !== undefined) moves.push(move);
    };
    const response = await processPartialResponse(event, recordOne, new BatchProcessor(EventType.SQS), {
      context,
      throwOnFullBatchFailure: false,
    });
    await countMoves(ports, moves);
    return response;
  },
);

async function recordOrLog(record: SQSRecord): Promise<IssueMove | undefined> {
  try {
    return await recordMailEvent(ports, record.body);
  } catch (error) {
    const errorName = error instanceof Error ? error.name : typeof error;
    log.error('A mail event could not be recorded', { sqsMessageId: record.messageId, errorName });
    throw error;
  }
}
