import middy from '@middy/core';
import type { Context, ScheduledEvent } from 'aws-lambda';
import { createSendDueIssuesDependencies } from './dependencies.ts';
import { sendDueIssues } from './send-due-issues.ts';

const dependencies = createSendDueIssuesDependencies();

/** Every 15 minutes: sends the newsletter's issue when its slot has come, and goes on with one that was interrupted. */
export const handler = middy<ScheduledEvent>().handler(async (_event, context: Context) => {
  if (dependencies === undefined) return;
  const { ports, ...input } = dependencies;
  await sendDueIssues(ports, { ...input, remainingMs: () => context.getRemainingTimeInMillis() });
});
