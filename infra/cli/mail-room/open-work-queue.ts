import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { WorkQueue } from './mail-room.ts';

export interface QueueUrls {
  readonly url: string;
  readonly deadLettersUrl: string;
}

const MESSAGES_PER_READ = 10; // ReceiveMessage, AWS limit
const SECONDS_TO_MOVE_ONE_READ = 60;
/** Without a wait SQS asks only some of its servers, and may find nothing where there is something (short polling). */
const SECONDS_TO_ASK_ALL_SERVERS = 1;

export function openWorkQueue(sqs: SQSClient, name: string, { url, deadLettersUrl }: QueueUrls): WorkQueue {
  return {
    name,
    countDeadLetters: async () => {
      const { Attributes } = await sqs.send(
        new GetQueueAttributesCommand({
          QueueUrl: deadLettersUrl,
          AttributeNames: ['ApproximateNumberOfMessages'],
        }),
      );
      return Number(Attributes?.ApproximateNumberOfMessages ?? 0);
    },
    redrive: async () => {
      let moved = 0;
      for (;;) {
        const { Messages = [] } = await sqs.send(
          new ReceiveMessageCommand({
            QueueUrl: deadLettersUrl,
            MaxNumberOfMessages: MESSAGES_PER_READ,
            VisibilityTimeout: SECONDS_TO_MOVE_ONE_READ,
            WaitTimeSeconds: SECONDS_TO_ASK_ALL_SERVERS,
          }),
        );
        if (Messages.length === 0) return moved;
        for (const { Body, ReceiptHandle } of Messages) {
          await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: Body }));
          await sqs.send(new DeleteMessageCommand({ QueueUrl: deadLettersUrl, ReceiptHandle }));
          moved += 1;
        }
      }
    },
  };
}
