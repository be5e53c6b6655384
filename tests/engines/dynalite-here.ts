import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

type RequestHandler = Extract<DynamoDBClientConfig['requestHandler'], { handle: unknown }>;

export interface DynaliteHere {
  /** For processes beside this one. */
  readonly endpoint: string;
  /** For clients in this one. */
  readonly requestHandler: RequestHandler;
}

let running: Promise<DynaliteHere> | undefined;

/** Dynalite in this process, the same for all files of a worker: without sockets a request costs half. */
export async function dynaliteHere(): Promise<DynaliteHere> {
  running ??= start();
  return await running;
}

async function start(): Promise<DynaliteHere> {
  const dynalite = createRequire(import.meta.url)('dynalite');
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const [serve] = server.listeners('request');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const { port }: AddressInfo = server.address();
  return { endpoint: `http://127.0.0.1:${port}`, requestHandler: handOver(serve) };
}

interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

interface SdkAnswer {
  readonly response: {
    readonly statusCode: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Uint8Array;
  };
}

/** As much of a request and of its answer as dynalite and the SDK touch. */
function handOver(serve: (request: EventEmitter, response: object) => void): RequestHandler {
  return {
    handle: ({ method, path, headers, body }: SdkRequest) =>
      new Promise<SdkAnswer>((resolve) => {
        const request = Object.assign(new EventEmitter(), { method, url: path, headers });
        const answered: Record<string, string> = {};
        const response = {
          statusCode: 200,
          setHeader: (name: string, value: unknown) => {
            answered[name.toLowerCase()] = String(value);
          },
          end: (text: string) => {
            const { statusCode } = response;
            resolve({ response: { statusCode, headers: answered, body: Buffer.from(text) } });
          },
        };
        serve(request, response);
        request.emit('data', Buffer.from(body.buffer, body.byteOffset, body.byteLength));
        request.emit('end');
      }),
    updateHttpClientConfig: () => {},
    httpHandlerConfigs: () => ({}),
  };
}
