import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { log } from '../shared/log.ts';
import { createSendDueIssuesDependencies } from './dependencies.ts';
import { IssueRefusedError } from './errors.ts';
import { readHint } from './sending/adapters/sqs-hints.ts';
import { workOnHint } from './sending/work-on-hint.ts';

const dependencies = createSendDueIssuesDependencies();

/** Hints (SQS) that an issue is to be frozen or one of its segments to be sent. One that fails is of no more use: the schedule hints again. */
export const handler = middy<SQSEvent, SQSBatchResponse>().handler((event: SQSEvent, context: Context) => {
  const remainingMs = () => context.getRemainingTimeInMillis();
  return processPartialResponse(
    event,
    (record: SQSRecord) => workOnRecord(record, remainingMs),
    new BatchProcessor(EventType.SQS),
    { context },
  );
});

async function workOnRecord({ body }: SQSRecord, remainingMs: () => number): Promise<void> {
  if (dependencies === undefined) return;
  const { ports, context } = dependencies;
  const hint = readHint(body);
  const outcome = await workOnHint(ports, { context, remainingMs }, hint);
  log.info('A hint', { ...hint, outcome });
  if (outcome !== 'refused') return;
  throw new IssueRefusedError(
    'SES takes no mail of an issue. It waits an hour: see what SES says about the account',
  );
}
