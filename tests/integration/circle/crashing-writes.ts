import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

class Crash extends Error {}

const WRITES = new Set(['PutCommand', 'UpdateCommand', 'DeleteCommand', 'BatchWriteCommand']);

/**
 * A client of the same engine whose process dies before its write number `crashAt` (from 0): that write and everything
 * after it never reaches the table. `died` tells whether it came to that.
 */
export function crashingClient(
  documentClient: DynamoDBDocumentClient,
  crashAt: number,
): { client: DynamoDBDocumentClient; died: () => boolean } {
  let writes = 0;
  const client = new Proxy(documentClient, {
    get: (target, property) => {
      if (property !== 'send') return Reflect.get(target, property);
      return async (command: { constructor: { name: string } }, ...rest: unknown[]) => {
        if (writes > crashAt) throw new Crash('The process is gone');
        if (WRITES.has(command.constructor.name)) writes += 1;
        if (writes > crashAt) throw new Crash('The process dies');
        return Reflect.apply(target.send, target, [command, ...rest]);
      };
    },
  });
  return { client, died: () => writes > crashAt };
}
