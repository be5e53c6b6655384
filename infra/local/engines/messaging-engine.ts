import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { SharedOffset } from '../clock/shared-offset.ts';
import { LOCAL_REGION } from '../local-aws.ts';
import { type MessagingSettings, messagingReplySchema, type QueueDepth } from './messaging-protocol.ts';

/** S3, SQS and SNS. */
export interface MessagingEngine {
  readonly endpoint: string;
  readDepths(queueNames: readonly string[]): Promise<readonly QueueDepth[]>;
  stop(): Promise<void>;
}

export async function startMessagingEngine(offset: SharedOffset, folder?: string): Promise<MessagingEngine> {
  const settings: MessagingSettings = { offsetBuffer: offset.buffer, folder, region: LOCAL_REGION };
  const worker = new Worker(new URL('./messaging-thread.ts', import.meta.url), {
    workerData: settings,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const [hello] = await once(worker, 'message');
  const listening = messagingReplySchema.parse(hello);
  if (listening.kind !== 'listening') throw new Error('The messaging engine did not start.');
  return {
    endpoint: `http://127.0.0.1:${listening.port}`,
    readDepths: askForDepths(worker),
    stop: async () => {
      worker.postMessage('stop');
      await ended;
    },
  };
}

function askForDepths(worker: Worker): MessagingEngine['readDepths'] {
  const waiting = new Map<number, (depths: readonly QueueDepth[]) => void>();
  let lastId = 0;
  worker.on('message', (message: unknown) => {
    const reply = messagingReplySchema.parse(message);
    if (reply.kind !== 'depths') return;
    waiting.get(reply.id)?.(reply.depths);
    waiting.delete(reply.id);
  });
  return async (queueNames) => {
    lastId += 1;
    const id = lastId;
    return await new Promise((resolve) => {
      waiting.set(id, resolve);
      worker.postMessage({ id, queueNames: [...queueNames] });
    });
  };
}
