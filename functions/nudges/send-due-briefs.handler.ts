import middy from '@middy/core';
import type { Context, ScheduledEvent } from 'aws-lambda';
import { createBriefDependencies } from './dependencies.ts';
import { sendDueBriefs } from './send-due-briefs.ts';

const { ports, settings } = createBriefDependencies();

/** Every 15 minutes: sends the morning briefs that are due. */
export const handler = middy<ScheduledEvent>().handler(async (_event, context: Context) => {
  await sendDueBriefs(ports, { settings, remainingMs: () => context.getRemainingTimeInMillis() });
});
