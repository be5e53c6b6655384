import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Serves pages on a free port of this machine, until it is disposed of. */
export async function servePages(
  pages: (request: Request) => Promise<Response | undefined>,
): Promise<{ origin: string } & AsyncDisposable> {
  const server = createServer(async (incoming, outgoing) => {
    const method = incoming.method ?? 'GET';
    const body = method === 'POST' ? await text(incoming) : null;
    const headers = Object.entries(incoming.headersDistinct).flatMap(([name, values = []]) =>
      values.map((value): [string, string] => [name, value]),
    );
    const request = new Request(new URL(incoming.url ?? '/', origin()), { method, headers, body });
    const response = (await pages(request)) ?? new Response('Not found', { status: 404 });
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  });
  const origin = () => `http://127.0.0.1:${portOf(server.address())}`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: origin(),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
