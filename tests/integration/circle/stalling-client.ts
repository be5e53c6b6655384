import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

interface SentCommand {
  readonly constructor: { readonly name: string };
  readonly input: object;
}

export interface StallingClient {
  readonly client: DynamoDBDocumentClient;
  /** The command is about to be sent. */
  readonly reached: Promise<void>;
  goOn(): void;
}

/** A client of the same engine that stands still before the first command of that kind whose input contains `text`. */
export function stallingClient(
  documentClient: DynamoDBDocumentClient,
  commandName: string,
  text: string,
): StallingClient {
  const reached = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const stall = async (command: SentCommand) => {
    if (command.constructor.name !== commandName || !JSON.stringify(command.input).includes(text)) return;
    reached.resolve();
    await release.promise;
  };
  const client = new Proxy(documentClient, {
    get: (target, property) => {
      if (property !== 'send') return Reflect.get(target, property);
      return async (command: SentCommand, ...rest: unknown[]) => {
        await stall(command);
        return Reflect.apply(target.send, target, [command, ...rest]);
      };
    },
  });
  return { client, reached: reached.promise, goOn: release.resolve };
}
