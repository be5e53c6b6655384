import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

class Crash extends Error {}

const WRITES = new Set(['PutCommand', 'UpdateCommand', 'DeleteCommand', 'BatchWriteCommand']);

/**
 * A client of the same engine whose process dies before its write number `crashAt` (from 0): that write and everything
 * after it never reaches the table. `died` tells whether it came to that.
 */
function crashingClient(
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

const MOST_WRITES = 60;

interface CrashingWork {
  readonly documentClient: DynamoDBDocumentClient;
  readonly setUp: () => Promise<unknown>;
  readonly work: (client: DynamoDBDocumentClient) => Promise<unknown>;
  /** What holds after a crash and a whole run. */
  readonly check: () => Promise<unknown>;
  /** What holds right after the crash, too. */
  readonly checkCrashed?: () => Promise<unknown>;
}

/** Runs the work with a crash before its first write, its second and so on, each time followed by a whole run; gives their number. */
export async function crashAtEachWrite({
  documentClient,
  setUp,
  work,
  check,
  checkCrashed,
}: CrashingWork): Promise<number> {
  for (let crashAt = 0; crashAt < MOST_WRITES; crashAt += 1) {
    await setUp();
    const { client, died } = crashingClient(documentClient, crashAt);
    const outcome = await work(client).catch(() => undefined);
    if (!died()) {
      if (outcome === undefined) throw new Error('The work failed without a crash');
      return crashAt;
    }
    await checkCrashed?.();
    await work(documentClient);
    await check();
  }
  throw new Error('The work never came to its end');
}
