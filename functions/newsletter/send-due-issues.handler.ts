import middy from '@middy/core';
import type { ScheduledEvent } from 'aws-lambda';
import { createSendDueIssuesDependencies } from './dependencies.ts';
import { sendDueIssues } from './send-due-issues.ts';

const dependencies = createSendDueIssuesDependencies();

/** Every 15 minutes: starts the newsletter's issue when its slot has come, and sees to those on their way. */
export const handler = middy<ScheduledEvent>().handler(async () => {
  if (dependencies === undefined) return;
  const { ports, ...input } = dependencies;
  await sendDueIssues(ports, input);
});
