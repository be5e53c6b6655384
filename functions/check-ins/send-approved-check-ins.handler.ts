import middy from '@middy/core';
import type { ScheduledEvent } from 'aws-lambda';
import { createCheckInPorts } from './dependencies.ts';
import { sendApprovedCheckIns } from './send-approved-check-ins.ts';

const ports = createCheckInPorts();

/** Every 15 minutes: sees to approved letters that are not out yet. */
export const handler = middy<ScheduledEvent>().handler(async () => {
  await sendApprovedCheckIns(ports);
});
