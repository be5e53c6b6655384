/**
 * Runs fauxqs (S3, SQS, SNS) in a thread whose Date is Kith's, so that a message's visibility time-out passes when the
 * clock is moved on. Answers questions about queue depths, which would be slow over HTTP.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { startFauxqs } from 'fauxqs';
import { SharedOffset, shiftDate } from '../clock/shared-offset.ts';
import {
  type MessagingReply,
  messagingRequestSchema,
  messagingSettingsSchema,
  type QueueDepth,
} from './messaging-protocol.ts';

const settings = messagingSettingsSchema.parse(workerData);
shiftDate(new SharedOffset(settings.offsetBuffer));

const server = await startFauxqs({
  port: 0,
  host: '127.0.0.1',
  logger: false,
  defaultRegion: settings.region,
  ...(settings.folder === undefined
    ? {}
    : { dataDir: settings.folder, s3StorageDir: `${settings.folder}/objects` }),
});

const answer = (reply: MessagingReply): void => parentPort?.postMessage(reply);

parentPort?.on('message', (message: unknown) => {
  if (message === 'stop') {
    server.stop().then(() => parentPort?.close());
    return;
  }
  const { id, queueNames } = messagingRequestSchema.parse(message);
  answer({ kind: 'depths', id, depths: queueNames.map(readDepth) });
});
answer({ kind: 'listening', port: server.port });

function readDepth(name: string): QueueDepth {
  const messages = server.inspectQueue(name)?.messages;
  return {
    name,
    ready: messages?.ready.length ?? 0,
    inflight: (messages?.inflight ?? []).map(({ receiptHandle, visibilityDeadline }) => ({
      receiptHandle,
      dueMilliseconds: visibilityDeadline - Date.now(),
    })),
  };
}
