import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import * as z from 'zod';
import type { Activity } from '../clock/activity.ts';
import type { QueueDepth } from '../engines/messaging-protocol.ts';
import { LOCAL_REGION } from '../local-aws.ts';
import type { PlannedEventSource, PlannedQueue } from '../template/local-plan.ts';
import type { LambdaFunction } from './lambda-function.ts';

export interface EventSourcePorts {
  readonly sqs: SQSClient;
  readonly activity: Activity;
  readonly lambda: Pick<LambdaFunction, 'invoke'>;
  readonly onHandled: () => void;
}

const LONG_POLL_SECONDS = 20;
const MAX_RECEIVE = 10; // SQS

const batchResponseSchema = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish() })
  .nullish();

/** Feeds a queue to a function, a batch at a time, as Lambda's SQS event source does. */
export class EventSource {
  readonly queue: PlannedQueue;
  readonly #planned: PlannedEventSource;
  readonly #ports: EventSourcePorts;
  readonly #stopping = new AbortController();
  /** Received, failed, and left to come back after their visibility time-out. */
  readonly #leftBehind = new Set<string>();
  #running: Promise<void> = Promise.resolve();

  constructor(queue: PlannedQueue, planned: PlannedEventSource, ports: EventSourcePorts) {
    this.queue = queue;
    this.#planned = planned;
    this.#ports = ports;
  }

  /** `depth`: messages that an earlier process received and did not finish come back by themselves. */
  start(depth: QueueDepth): void {
    for (const { receiptHandle } of depth.inflight) this.#leftBehind.add(receiptHandle);
    this.#running = this.#poll();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** Whether something is left that will be handled without the clock's moving on. */
  isBusy({ ready, inflight }: QueueDepth): boolean {
    return (
      ready > 0 ||
      inflight.some(
        ({ receiptHandle, dueMilliseconds }) => !this.#leftBehind.has(receiptHandle) || dueMilliseconds <= 0,
      )
    );
  }

  async #poll(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const messages = await this.#receive();
      if (messages.length > 0) await this.#ports.activity.track(this.#handle(messages));
    }
  }

  async #receive(): Promise<readonly Message[]> {
    const command = new ReceiveMessageCommand({
      QueueUrl: this.queue.url,
      MaxNumberOfMessages: Math.min(MAX_RECEIVE, this.#planned.batchSize),
      WaitTimeSeconds: LONG_POLL_SECONDS,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
    try {
      const { Messages = [] } = await this.#ports.sqs.send(command, { abortSignal: this.#stopping.signal });
      return Messages;
    } catch (error) {
      if (this.#stopping.signal.aborted) return [];
      throw error;
    }
  }

  async #handle(messages: readonly Message[]): Promise<void> {
    const failedIds = await this.#invoke(messages);
    const done = messages.filter(({ MessageId = '' }) => !failedIds.has(MessageId));
    for (const { MessageId = '', ReceiptHandle = '' } of messages) {
      if (failedIds.has(MessageId)) this.#leftBehind.add(ReceiptHandle);
    }
    if (done.length > 0) {
      const Entries = done.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
      await this.#ports.sqs.send(new DeleteMessageBatchCommand({ QueueUrl: this.queue.url, Entries }));
    }
    this.#ports.onHandled();
  }

  /** The ids of the messages that come back. A failed call, or an answer that cannot be read, fails them all. */
  async #invoke(messages: readonly Message[]): Promise<ReadonlySet<string>> {
    const allIds = new Set(messages.map(({ MessageId = '' }) => MessageId));
    try {
      const Records = messages.map((message) => toRecord(message, this.queue.arn));
      const response = await this.#ports.lambda.invoke({ Records });
      if (!this.#planned.reportsBatchItemFailures) return new Set();
      const failures = batchResponseSchema.parse(response)?.batchItemFailures ?? [];
      const failedIds = new Set(failures.map(({ itemIdentifier }) => itemIdentifier));
      return [...failedIds].every((id) => allIds.has(id)) ? failedIds : allIds;
    } catch {
      return allIds; // the function's log has the reason
    }
  }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event */
function toRecord(message: Message, queueArn: string): object {
  const attributes = Object.entries(message.MessageAttributes ?? {}).map(([name, attribute]) => [
    name,
    { stringValue: attribute.StringValue, dataType: attribute.DataType },
  ]);
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: message.Attributes ?? {},
    messageAttributes: Object.fromEntries(attributes),
    md5OfBody: message.MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: LOCAL_REGION,
  };
}
